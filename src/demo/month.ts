import { type Instant, addMillis } from "../time/instant.ts";
import { addDays, type LocalDate } from "../time/local-date.ts";
import { placeLocal } from "../time/zone.ts";
import { SHOP_ZONE } from "./moment-of.ts";
import type { Person } from "./person.ts";
import { type PassDone, type PassWorld, runPass } from "./run-pass.ts";
import { scenesBetween } from "./scenes.ts";

/** One thing that happened: a pass with what it did, or people at work. */
export type Happening =
  | ({ readonly kind: "pass"; readonly at: Instant } & PassDone)
  | { readonly kind: "people"; readonly at: Instant; readonly told: readonly string[] };

/** What the month is lived through with. */
export type MonthWorld = PassWorld & {
  readonly people: ReadonlyMap<string, Person>;
  readonly from: LocalDate;
  readonly to: LocalDate;
};

/** The first month of the demo, first and last day. */
export const MONTH = { from: "2026-11-02", to: "2026-12-04" } as const satisfies Pick<MonthWorld, "from" | "to">;

/** Where the month stands; with what GitHub holds, this decides all that follows. */
export type Moment = {
  /** When the next pass runs; undefined where none is due. */
  readonly nextPass: Instant | undefined;
  /** How many scenes have been played. */
  readonly played: number;
};

/** What happens next, and where the month stands then; undefined where it is over. */
export type Next = { readonly happening: Happening; readonly then: Moment };

/** The morning on which Almanac runs for the first time. */
export function beginning(world: MonthWorld): Moment {
  return { nextPass: placeLocal(world.from, "09:17", SHOP_ZONE), played: 0 };
}

/** Lives through the days from `from` to `to`: passes at due instants, people in between; `happened` is told of each happening as it comes. */
export async function liveThrough(world: MonthWorld, happened: (happening: Happening) => void): Promise<void> {
  let next = await liveOn(world, beginning(world));
  while (next !== undefined) {
    const { happening, then } = next;
    if (happening.kind === "pass" || happening.told.length > 0) happened(happening);
    next = await liveOn(world, then);
  }
}

/** When something comes next: a pass, or people; undefined where the month is over. */
export function nextAt(world: MonthWorld, { nextPass, played }: Moment): Instant | undefined {
  const scene = scenesBetween(world.from, world.to)[played];
  const end = scene?.at ?? placeLocal(addDays(world.to, 1), "00:00", SHOP_ZONE);
  return nextPass !== undefined && nextPass < end ? nextPass : scene?.at;
}

/** Lives through the one thing that comes next. */
export async function liveOn(world: MonthWorld, moment: Moment): Promise<Next | undefined> {
  const at = nextAt(world, moment);
  if (at === undefined) return undefined;
  const { nextPass, played } = moment;
  if (at === nextPass) {
    const done = await runPass(world, at);
    return { happening: { kind: "pass", at, ...done }, then: { nextPass: done.plan.nextDueAt, played } };
  }
  const scene = scenesBetween(world.from, world.to)[played];
  if (scene === undefined) return undefined;
  world.clock.set(at);
  const told = await scene.play(world.people);
  // What people did is seen by the next scheduled pass, at the latest.
  const woken = scene.wakes && told.length > 0 ? earlier(nextPass, addMillis(at, 17 * 60_000)) : nextPass;
  return { happening: { kind: "people", at, told }, then: { nextPass: woken, played: played + 1 } };
}

function earlier(a: Instant | undefined, b: Instant): Instant {
  return a === undefined || b < a ? b : a;
}
