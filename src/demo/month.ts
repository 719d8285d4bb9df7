import { writerOf } from "../github/apply-plan.ts";
import { connect } from "../github/client.ts";
import { readSnapshot } from "../github/read-snapshot.ts";
import type { Outcome } from "../operation/outcome.ts";
import type { Plan } from "../operation/plan.ts";
import { reconcile } from "../reconcile.ts";
import type { BuiltIns } from "../sources/built-ins.ts";
import { type Instant, addMillis } from "../time/instant.ts";
import { addDays, type LocalDate, weekdayOf } from "../time/local-date.ts";
import { placeLocal } from "../time/zone.ts";
import { workOnProduct } from "./work-on-product.ts";
import { lookAtAssignments, signOff } from "./people.ts";
import { SHOP_ZONE } from "./moment-of.ts";
import type { Person } from "./person.ts";
import { NAME, OWNER, TOKEN } from "./product.ts";
import { seededRandom } from "./random.ts";
import type { SimulatedClock } from "./simulated-clock.ts";

/** One thing that happened: a pass with what it did, or people at work. */
export type Happening =
  | { readonly kind: "pass"; readonly at: Instant; readonly plan: Plan; readonly outcomes: readonly Outcome[]; readonly requests: number }
  | { readonly kind: "people"; readonly at: Instant; readonly told: readonly string[] };

/** What the month is lived through with. */
export type MonthWorld = {
  readonly api: string;
  readonly clock: SimulatedClock;
  readonly people: ReadonlyMap<string, Person>;
  readonly builtIns: BuiltIns;
  readonly from: LocalDate;
  readonly to: LocalDate;
  /** Told of each happening as it comes. */
  readonly happened: (happening: Happening) => void;
};

/** Lives through the days from `from` to `to`: passes at due instants, people in between. */
export async function liveThrough(world: MonthWorld): Promise<void> {
  const random = seededRandom(6);
  let nextPass: Instant | undefined = placeLocal(world.from, "09:17", SHOP_ZONE);
  for (let day = world.from; day <= world.to; day = addDays(day, 1)) {
    for (const scene of scenesOf(day)) {
      nextPass = await passesUntil(world, nextPass, scene.at);
      world.clock.set(scene.at);
      const told = await scene.play(world, day, random);
      if (told.length > 0) world.happened({ kind: "people", at: scene.at, told });
      // What people did is seen by the next scheduled pass, at the latest.
      if (scene.wakes && told.length > 0) nextPass = earlier(nextPass, addMillis(scene.at, 17 * 60_000));
    }
  }
  await passesUntil(world, nextPass, placeLocal(addDays(world.to, 1), "00:00", SHOP_ZONE));
}

type Scene = {
  readonly at: Instant;
  readonly wakes: boolean;
  readonly play: (world: MonthWorld, day: LocalDate, random: () => number) => Promise<readonly string[]>;
};

function scenesOf(day: LocalDate): readonly Scene[] {
  if (weekdayOf(day) > 5) return [];
  return [
    { at: placeLocal(day, "10:40", SHOP_ZONE), wakes: true, play: async ({ people }, _, random) => lookAtAssignments(people, random) },
    { at: placeLocal(day, "11:30", SHOP_ZONE), wakes: true, play: async ({ people }) => signedOff(people) },
    { at: placeLocal(day, "14:00", SHOP_ZONE), wakes: false, play: async ({ people }, today, random) => workOnProduct(people, today, random) },
    { at: placeLocal(day, "16:20", SHOP_ZONE), wakes: true, play: async ({ people }, _, random) => lookAtAssignments(people, random) },
  ];
}

async function signedOff(people: ReadonlyMap<string, Person>): Promise<readonly string[]> {
  const ada = people.get("ada");
  const told = ada === undefined ? undefined : await signOff(ada);
  return told === undefined ? [] : [told];
}

async function passesUntil(world: MonthWorld, first: Instant | undefined, end: Instant): Promise<Instant | undefined> {
  let next = first;
  while (next !== undefined && next < end) {
    world.clock.set(next);
    next = await pass(world, next);
  }
  return next;
}

/** One pass, as the Action does it; the next one is due when its plan says so. */
async function pass(world: MonthWorld, now: Instant): Promise<Instant | undefined> {
  const client = connect({ token: TOKEN, api: world.api, owner: OWNER, name: NAME, clock: world.clock });
  const author = "github-actions[bot]";
  const playbookFile = ".github/almanac.yml";
  const done = await reconcile({
    client,
    runner: "action",
    author,
    playbookFile,
    observed: readSnapshot(client, { authors: [author], playbookFile }),
    builtIns: Promise.resolve(world.builtIns),
    now,
    writer: writerOf(client, { authors: [author] }),
  });
  if (done.kind !== "planned") throw new Error(`the demo's playbook is ${done.kind}: ${JSON.stringify(done)}`);
  world.happened({ kind: "pass", at: now, plan: done.plan, outcomes: done.outcomes ?? [], requests: client.requests() });
  return done.plan.nextDueAt;
}

function earlier(a: Instant | undefined, b: Instant): Instant {
  return a === undefined || b < a ? b : a;
}
