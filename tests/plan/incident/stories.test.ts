import fc from "fast-check";
import { expect, test } from "vitest";
import type { Permission } from "../../../src/snapshot/permission.ts";
import { addMillis } from "../../../src/time/instant.ts";
import { PERMISSIONS, SHOP, at } from "../../support/incident-world.ts";
import { SEED } from "../../support/seed.ts";
import { passAt, planAt } from "../../support/simulated-pass.ts";
import { SimulatedRepository } from "../../support/simulated-repository.ts";
import { keysOf } from "../../support/simulated-view.ts";

const shop = { ...SHOP, cadences: [], holidays: { days: [], file: undefined }, away: [], metrics: [] };
const permissions = Object.fromEntries<Permission>(PERMISSIONS);

const who = fc.constantFrom("ada", "bo", "chi", "dev", "eve", "hal", "kim", "reporter", "stranger");
const label = fc.constantFrom("P0", "P1", "P2", "P3", "incident", "data-breach", "bug");
const words = fc.constantFrom(
  "/ack",
  "/update still looking next 45m",
  "/update @everyone | <b>",
  "/status identified v412",
  "/status monitoring",
  "/status investigating",
  "/mitigated",
  "/verified paid",
  "/resolve",
  "/resolve switched off",
  "/severity P1 a part",
  "/severity P0 all",
  "/commander @kim",
  "/handoff @bo gone",
  "/assign @jo as Scribe",
  "/flag revenue-impact",
  "/duplicate #388",
  "/waive post-mortem small",
  "/note --help",
  "/detected 02:00",
  "> /resolve",
  "I cannot pay @ada",
);

type Deed =
  | { readonly kind: "label" | "unlabel"; readonly who: string; readonly label: string }
  | { readonly kind: "say"; readonly who: string; readonly body: string }
  | { readonly kind: "edit" | "delete"; readonly index: number; readonly body: string }
  | { readonly kind: "close"; readonly who: string; readonly reason: "completed" | "not-planned" | "duplicate" }
  | { readonly kind: "reopen"; readonly who: string }
  | { readonly kind: "pass" };

const deed: fc.Arbitrary<Deed> = fc.oneof(
  fc.record({ kind: fc.constantFrom("label" as const, "unlabel" as const), who, label }),
  { weight: 3, arbitrary: fc.record({ kind: fc.constant("say" as const), who, body: words }) },
  fc.record({ kind: fc.constantFrom("edit" as const, "delete" as const), index: fc.nat(30), body: words }),
  fc.record({
    kind: fc.constant("close" as const),
    who,
    reason: fc.constantFrom("completed" as const, "not-planned" as const, "duplicate" as const),
  }),
  fc.record({ kind: fc.constant("reopen" as const), who }),
  { weight: 2, arbitrary: fc.constant<Deed>({ kind: "pass" }) },
);

/** Does what somebody does; passes are made by the story itself. */
function live(repository: SimulatedRepository, one: Exclude<Deed, { kind: "pass" }>, now: string): void {
  switch (one.kind) {
    case "label":
      return repository.label(1, one.who, now, { add: [one.label] });
    case "unlabel":
      return repository.label(1, one.who, now, { remove: [one.label] });
    case "say":
      return repository.say(1, one.who, one.body, now);
    case "edit":
    case "delete": {
      const standing = repository.comments.filter(({ issue }) => issue === 1);
      const comment = standing[one.index % Math.max(1, standing.length)];
      if (comment !== undefined) repository.rewrite(comment.id, one.kind === "edit" ? one.body : undefined, now);
      return;
    }
    case "close":
      return repository.turn(1, one.reason, one.who, now);
    case "reopen":
      return repository.turn(1, "open", one.who, now);
  }
}

test("whatever happens to an incident, after a pass there is nothing left to do, and calls stay bounded", () => {
  const step = fc.tuple(deed, fc.integer({ min: 1, max: 40 }));
  fc.assert(
    fc.property(fc.array(step, { minLength: 3, maxLength: 25 }), (story) => {
      const repository = new SimulatedRepository({ permissions });
      repository.elsewhere.set("acme/security", new SimulatedRepository({ permissions, ids: 1000 }));
      repository.open("issue", { title: "Down", body: "", author: "eve", labels: ["area/checkout"] }, at("02:40"));
      let now = at("02:47");
      let passes = 0;
      repository.label(1, "eve", now, { add: ["P0"] });
      for (const [one, minutes] of [...story, [{ kind: "pass" }, 1] as const]) {
        now = addMillis(now, minutes * 60_000);
        if (one.kind !== "pass") {
          live(repository, one, now);
          continue;
        }
        const plan = passAt(repository, shop, now);
        passes += 1;
        expect(plan.problems.filter(({ id }) => id !== "incident-confidential")).toEqual([]);
        expect(keysOf(planAt(repository, shop, now))).toEqual([]);
      }
      const { labels, state } = repository.item(1);
      const severities = state === "open" ? labels.filter((name) => /^P\d$/.test(name)) : [];
      expect(severities.length).toBeLessThanOrEqual(1);
      const ours = repository.comments.filter(({ issue, author }) => issue === 1 && author === repository.author);
      expect(ours.length).toBeLessThanOrEqual(passes * 6 + 2);
      // What people wrote over a comment of ours is theirs.
      const written = ours.filter(({ body }) => !body.startsWith("/"));
      expect(written.map(({ body }) => body).join("\n")).not.toContain("@everyone");
    }),
    { numRuns: 30, seed: SEED },
  );
}, 60_000);
