import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { markerId, readMarker } from "../../src/markdown/marker.ts";
import type { Plan } from "../../src/operation/plan.ts";
import type { Playbook } from "../../src/playbook/playbook.ts";
import { type Instant, addMillis, fromMillis, toMillis } from "../../src/time/instant.ts";
import { SEED } from "../support/seed.ts";
import { planAt } from "../support/simulated-pass.ts";
import { lostPeriods, lostReports } from "../support/simulated-periods.ts";
import type { SimulatedRepository } from "../support/simulated-repository.ts";
import { type Scene, live, someStory } from "../support/simulated-story.ts";
import { keysOf, ledgerIn } from "../support/simulated-view.ts";
import { holidaysIn, somePlaybook, someRepository } from "../support/simulated-worlds.ts";

/** What is wrong, if anything is, with where and after what: equality on whole plans takes longer than planning. */
const wrongIn = (what: readonly string[], where: object): readonly string[] =>
  what.length === 0 ? [] : [`${JSON.stringify(where)}: ${what.join(", ")}`];

/** The ids of open issues that stand twice. */
function twice(repository: SimulatedRepository): readonly string[] {
  const open = repository.ours().filter((item) => item.kind === "issue" && item.state === "open");
  const ids = open.map(({ marker }) => markerId(marker));
  return ids.filter((id, index) => ids.indexOf(id) !== index);
}

/** How often each item was brought up, as `reminded #3`. */
function words(repository: SimulatedRepository): ReadonlyMap<string, number> {
  const said = repository.comments.flatMap(({ body }) => {
    const marker = readMarker(body);
    if (marker?.kind !== "reminder") return [];
    return [...body.matchAll(/^- #(\d+) /gm)].map(([, number]) => `${marker.key[0]} #${number}`);
  });
  return new Map([...Map.groupBy(said, (word) => word)].map(([word, all]) => [word, all.length]));
}

describe("a pass", () => {
  test("leaves nothing to plan, opens nothing twice, and says nothing twice", () => {
    fc.assert(
      fc.property(somePlaybook, someStory("rough"), (playbook, story) => {
        const repository = someRepository();
        const wrong: string[] = [];
        live(repository, playbook, story, ({ now, plan, died }) => {
          const after = keysOf(plan);
          if (!died) wrong.push(...wrongIn(keysOf(planAt(repository, playbook, now)), { now, after }));
          if (!died) wrong.push(...wrongIn(twice(repository), { now, after }));
        });
        const often = [...words(repository)].filter(([, times]) => times > 1);
        expect([...wrong, ...often.map(([word, times]) => `${word} ${times} times`)]).toEqual([]);
      }),
      { numRuns: 20, seed: SEED },
    );
  });

  test("plans the same again, whatever the order of items and of rows", () => {
    fc.assert(
      fc.property(somePlaybook, someStory("rough"), (playbook, story) => {
        const repository = someRepository();
        const before = (plan: Plan, now: Instant) => {
          const again = planAt(repository, playbook, now, {
            seen: (snapshot) => ({ ...snapshot, items: snapshot.items.toReversed() }),
          });
          expect(again).toEqual(plan);
          // The almanac issue lists rows in their order, which parsing makes that of their ids.
          const changes = (one: Plan) =>
            keysOf(one)
              .filter((key) => key !== "update-issue update:almanac")
              .toSorted();
          const rows = { ...playbook, cadences: playbook.cadences.toReversed() };
          expect(changes(planAt(repository, rows, now))).toEqual(changes(plan));
        };
        live(repository, playbook, story, () => {}, before);
      }),
      { numRuns: 8, seed: SEED },
    );
  });

  test("tells truly when there is something to do next: nothing before, something then", () => {
    fc.assert(
      fc.property(somePlaybook, someStory("rough"), fc.nat(1_000_000), (playbook, story, chance) => {
        const repository = someRepository();
        const wrong: string[] = [];
        live(repository, playbook, story, ({ now, plan, died }) => {
          if (died) return;
          const due = planAt(repository, playbook, now).nextDueAt;
          if (plan.nextDueAt !== due) wrong.push(`${now} said ${plan.nextDueAt} for ${due}`);
          const last = due === undefined ? addMillis(now, 40 * 86_400_000) : addMillis(due, -1000);
          const between = fromMillis(toMillis(now) + ((toMillis(last) - toMillis(now)) * chance) / 1_000_000);
          for (const at of [between, last].filter((one) => one > now))
            wrong.push(...wrongIn(keysOf(planAt(repository, playbook, at)), { now, due, at }));
          if (due !== undefined && keysOf(planAt(repository, playbook, due)).length === 0)
            wrong.push(`${now} said ${due}, when there is nothing`);
        });
        expect(wrong).toEqual([]);
      }),
      { numRuns: 12, seed: SEED },
    );
  });
});

test("every period is delivered, listed or named in exactly one catch-up, and every report committed once", () => {
  fc.assert(
    fc.property(somePlaybook, someStory("gentle"), (playbook, story) => {
      const repository = someRepository();
      const last = lived(repository, playbook, story);
      const holidays = holidaysIn(playbook);
      // A gate that nobody has passed holds everything back, also what had begun before somebody opened it again.
      const held = playbook.gate !== undefined && ledgerIn(repository).gate === undefined;
      const wrong = playbook.cadences.flatMap((cadence) => {
        const check = cadence.delivery === "commit" ? lostReports : lostPeriods;
        return held || cadence.delivery === "standing" ? [] : check(repository, playbook, holidays, cadence, last);
      });
      expect(wrong).toEqual([]);
    }),
    { numRuns: 35, seed: SEED },
  );
});

/** Lives through a story whose last pass goes well, and says when that was. */
function lived(repository: SimulatedRepository, playbook: Playbook, story: readonly Scene[]): Instant {
  let last = "";
  const ends = { minutes: 30, whims: [], dies: undefined };
  live(repository, playbook, [...story, ends, ends], ({ now }) => (last = now));
  return last;
}
