import { addDays } from "../time/local-date.ts";
import { type Instant, addMillis } from "../time/instant.ts";
import { placeLocal } from "../time/zone.ts";
import { episodes } from "./episodes.ts";
import { SHOP_ZONE } from "./moment-of.ts";
import { type PassDone, type PassWorld, runPass } from "./run-pass.ts";
import type { Cast } from "./scene.ts";
import { scenesBetween } from "./scenes.ts";
import type { Stretch } from "./stretch.ts";

/** One thing that happened: a pass with what it did, or people at work. */
export type Happening =
  | ({ readonly kind: "pass"; readonly at: Instant } & PassDone)
  | { readonly kind: "people"; readonly at: Instant; readonly told: readonly string[] };

/** What a stretch of days is lived through with. */
export type LifeWorld = PassWorld & Cast & Stretch;

/** Where life stands; with what GitHub holds, this decides all that follows. */
export type Moment = {
  /** When the next pass runs; undefined where none is due. */
  readonly nextPass: Instant | undefined;
  /** How many scenes have been played. */
  readonly played: number;
};

/** What happens next, and where life stands then. */
export type Next = { readonly happening: Happening; readonly then: Moment };

/** The morning on which Almanac runs for the first time. */
export function beginning(world: LifeWorld): Moment {
  return { nextPass: placeLocal(world.from, "09:17", SHOP_ZONE), played: 0 };
}

/** Lives through the days from `from` to `to`: passes at due instants, people in between; `happened` is told of each happening as it comes. */
export async function liveThrough(world: LifeWorld, happened: (happening: Happening) => void): Promise<void> {
  let next = await liveOn(world, beginning(world));
  while (next !== undefined) {
    const { happening, then } = next;
    if (happening.kind === "pass" || happening.told.length > 0) happened(happening);
    next = await liveOn(world, then);
  }
}

/** When something comes next: a pass, or people; undefined where the stretch is over. */
export function nextAt(world: LifeWorld, { nextPass, played }: Moment): Instant | undefined {
  const scene = scenesBetween(world.from, world.to)[played];
  const end = scene?.at ?? placeLocal(addDays(world.to, 1), "00:00", SHOP_ZONE);
  return nextPass !== undefined && nextPass < end ? nextPass : scene?.at;
}

/** Lives through the one thing that comes next; undefined where the stretch is over. */
export async function liveOn(world: LifeWorld, moment: Moment): Promise<Next | undefined> {
  const at = nextAt(world, moment);
  if (at === undefined) return undefined;
  const { nextPass, played } = moment;
  if (at === nextPass) {
    const done = await runPass(world, at);
    return { happening: { kind: "pass", at, ...done }, then: { nextPass: running(done.plan.nextDueAt), played } };
  }
  const scene = scenesBetween(world.from, world.to)[played];
  if (scene === undefined) return undefined;
  world.clock.set(at);
  const told = await scene.play(world);
  // What people did is seen by the next scheduled pass, at the latest.
  const woken = scene.wakes && told.length > 0 ? earlier(nextPass, running(addMillis(at, 17 * 60_000))) : nextPass;
  return { happening: { kind: "people", at, told }, then: { nextPass: woken, played: played + 1 } };
}

/** When a pass that is due then really runs: not while there is an outage. */
function running(at: Instant | undefined): Instant | undefined {
  const outage = episodes
    .flatMap((episode) => episode.outage ?? [])
    .find(({ from, to }) => at !== undefined && from <= at && at < to);
  return outage?.to ?? at;
}

function earlier(a: Instant | undefined, b: Instant | undefined): Instant | undefined {
  return a === undefined || (b !== undefined && b < a) ? b : a;
}
