import fc from "fast-check";
import { readBoxes } from "../../src/markdown/checklist.ts";
import type { Plan } from "../../src/operation/plan.ts";
import type { Playbook } from "../../src/playbook/playbook.ts";
import type { Item } from "../../src/snapshot/item.ts";
import { type Instant, addMillis } from "../../src/time/instant.ts";
import { type Deed, doDeed, ticked } from "./simulated-deed.ts";
import { planAt } from "./simulated-pass.ts";
import type { SimulatedRepository } from "./simulated-repository.ts";
import { PEOPLE } from "./simulated-worlds.ts";

const GENTLE = [
  "tick", "tick", "finish", "finish", "skip", "reopen", "pass-on", "unassign", "rename", "label", "comment", "merge",
  "merge", "refuse", "ask", "promote", "away", "sign",
] as const; // prettier-ignore
const ROUGH = [...GENTLE, "delete", "scribble", "pause", "unpause"] as const;

/** Something a person does, to an item that is chosen when it happens. */
export type Whim = { readonly what: (typeof ROUGH)[number]; readonly pick: number; readonly who: string };

/** A while, what people do at its end, and how a pass goes then: undefined is well, a number is how many operations it lives for. */
export type Scene = { readonly minutes: number; readonly whims: readonly Whim[]; readonly dies: number | undefined };

/** Some months of passes at any time. Gentle people work; rough ones also delete, damage and switch off. */
export function someStory(people: "gentle" | "rough"): fc.Arbitrary<readonly Scene[]> {
  const whim = fc.record({
    what: fc.constantFrom<Whim["what"][]>(...(people === "gentle" ? GENTLE : ROUGH)),
    pick: fc.nat(1000),
    who: fc.constantFrom(...PEOPLE),
  });
  const scene = fc.record({
    minutes: fc.oneof(
      { weight: 1, arbitrary: fc.integer({ min: 0, max: 20 }) },
      { weight: 4, arbitrary: fc.integer({ min: 20, max: 3 * 1440 }) },
      { weight: 1, arbitrary: fc.integer({ min: 3 * 1440, max: 30 * 1440 }) },
    ),
    whims: fc.array(whim, { maxLength: 4 }),
    dies: fc.option(fc.nat(5), { nil: undefined, freq: 6 }),
  });
  return fc.array(scene, { minLength: 3, maxLength: 14 });
}

/** The world as it was found at an instant, and the pass that went over it. */
export type Happened = {
  readonly now: Instant;
  readonly plan: Plan;
  readonly died: boolean;
  readonly deeds: readonly Deed[];
};

/** Lives through a story; `before` sees each plan before it is applied, `tell` what happened. */
export function live(
  repository: SimulatedRepository,
  playbook: Playbook,
  story: readonly Scene[],
  tell: (happened: Happened) => void,
  before: (plan: Plan, now: Instant) => void = () => {},
): void {
  let now = "2026-11-02T07:00:00Z";
  for (const { minutes, whims, dies } of story) {
    now = addMillis(now, minutes * 60_000);
    const deeds: Deed[] = [];
    for (const whim of whims) {
      const deed = deedOf(repository, whim);
      if (deed === undefined) continue;
      doDeed(repository, deed, now, whim.who);
      deeds.push(deed);
    }
    const plan = planAt(repository, playbook, now);
    before(plan, now);
    const operations = plan.operations.slice(0, dies ?? plan.operations.length);
    repository.apply({ operations }, now);
    tell({ now, plan, died: operations.length < plan.operations.length, deeds });
  }
}

/** What a person who acts on a whim does, to an item that is there; undefined where none fits. */
export function deedOf(repository: SimulatedRepository, { what, pick, who }: Whim): Deed | undefined {
  const choose = (fits: (item: Item) => boolean) => {
    const items = repository.ours().filter(fits);
    return items[pick % Math.max(1, items.length)];
  };
  const of = (kind: Item["marker"]["kind"], state: Item["state"]) =>
    choose((item) => item.marker.kind === kind && item.state === state);
  const on = (item: Item | undefined, deed: (item: Item, number: number) => Deed) =>
    item === undefined ? undefined : deed(item, item.number);
  const almanac = choose((item) => item.marker.kind === "almanac");
  switch (what) {
    case "tick": {
      const item = of("occurrence", "open");
      const boxes =
        item === undefined ? [] : readBoxes(item.body).filter((box) => !box.checked && box.id !== undefined);
      const box = boxes[pick % Math.max(1, boxes.length)];
      return on(item, ({ body }, number) => ({ kind: "write", number, body: ticked(body, box?.id ?? "nothing") }));
    }
    case "finish":
      return on(of("occurrence", "open"), (_, number) => ({ kind: "close", number, reason: "completed" }));
    case "skip":
      return on(of("occurrence", "open"), (_, number) => ({ kind: "close", number, reason: "not-planned" }));
    case "reopen":
      return on(
        choose((item) => item.kind === "issue" && item.state === "closed"),
        (_, number) => ({ kind: "reopen", number }),
      );
    case "pass-on":
      return on(of("occurrence", "open"), (_, number) => ({ kind: "assign", number, logins: [who] }));
    case "unassign":
      return on(of("occurrence", "open"), (_, number) => ({ kind: "assign", number, logins: [] }));
    case "rename":
      return on(
        choose(() => true),
        ({ title }, number) => ({ kind: "rename", number, title: `${title}!` }),
      );
    case "label":
      return on(
        choose(() => true),
        (_, number) => ({ kind: "label", number, labels: pick % 2 === 0 ? [] : ["bug"] }),
      );
    case "comment":
      return on(
        choose((item) => item.kind === "issue"),
        (_, number) => ({ kind: "comment", number, text: "I see." }),
      );
    case "away":
      return on(almanac, (_, number) => ({ kind: "comment", number, text: "/away 2026-11-20..2026-12-04" }));
    case "merge":
      return on(of("report", "open"), (_, number) => ({ kind: "merge", number }));
    case "refuse":
      return on(of("report", "open"), (_, number) => ({ kind: "close", number, reason: "completed" }));
    case "ask": {
      const boxes =
        almanac === undefined
          ? []
          : readBoxes(almanac.body).filter((box) => box.id !== undefined && box.id !== "ask/pause");
      const box = boxes[pick % Math.max(1, boxes.length)];
      return on(almanac, ({ body }, number) => ({ kind: "write", number, body: ticked(body, box?.id ?? "nothing") }));
    }
    case "promote":
      return on(of("digest", "open"), ({ body }, number) => ({ kind: "write", number, body: ticked(body) }));
    case "sign": {
      const gate = of("gate", "open");
      const done = gate === undefined || readBoxes(gate.body).every((box) => box.checked);
      return on(gate, ({ body }, number) =>
        done ? { kind: "close", number, reason: "completed" } : { kind: "write", number, body: ticked(body) },
      );
    }
    case "delete":
      return on(
        choose((item) => item.kind === "issue"),
        (_, number) => ({ kind: "delete", number }),
      );
    case "scribble":
      return on(
        choose(({ kind }) => kind === "issue"),
        ({ body }, number) => ({ kind: "write", number, body: `${body.slice(0, pick)}Oops` }),
      );
    case "pause":
      return on(almanac, ({ body }, number) => ({ kind: "write", number, body: ticked(body, "ask/pause") }));
    case "unpause":
      return on(almanac, ({ body }, number) => ({
        kind: "write",
        number,
        body: body.replace(/- \[x\] (?=Pause)/, "- [ ] "),
      }));
  }
}
