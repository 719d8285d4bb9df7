import type { Instant } from "../time/instant.ts";
import { addDays, type LocalDate, weekdayOf } from "../time/local-date.ts";
import { placeLocal } from "../time/zone.ts";
import { SHOP_ZONE } from "./moment-of.ts";
import { lookAtAssignments, signOff } from "./people.ts";
import type { Person } from "./person.ts";
import { seedOf, seededRandom } from "./random.ts";
import { workOnProduct } from "./work-on-product.ts";

/** Of some, the one with which most of what can happen does. */
const MONTH_SEED = 1;

/** What people do at a moment; whether the next scheduled pass comes sooner for it. */
export type Scene = {
  readonly at: Instant;
  readonly wakes: boolean;
  /** Lets them do it and tells what they did. */
  readonly play: (people: ReadonlyMap<string, Person>) => Promise<readonly string[]>;
};

/** What people do from `from` to `to`, in order; a scene goes the same way whatever came before it. */
export function scenesBetween(from: LocalDate, to: LocalDate): readonly Scene[] {
  const scenes: Scene[] = [];
  for (let day = from; day <= to; day = addDays(day, 1)) if (weekdayOf(day) <= 5) scenes.push(...scenesOf(day));
  return scenes;
}

function scenesOf(day: LocalDate): readonly Scene[] {
  const at = (time: string): Instant => placeLocal(day, time, SHOP_ZONE);
  const luck = (what: string): (() => number) => seededRandom(seedOf(`${MONTH_SEED} ${day} ${what}`));
  // Each item has luck of its own: what happens to it does not depend on its number or on the others.
  const look = (time: string): Scene => ({
    at: at(time),
    wakes: true,
    play: (people) => lookAtAssignments(people, (key) => luck(`${time} ${key}`)()),
  });
  return [
    look("10:40"),
    { at: at("11:30"), wakes: true, play: signedOff },
    { at: at("14:00"), wakes: false, play: (people) => workOnProduct(people, day, luck("product")) },
    look("16:20"),
  ];
}

async function signedOff(people: ReadonlyMap<string, Person>): Promise<readonly string[]> {
  const ada = people.get("ada");
  const told = ada === undefined ? undefined : await signOff(ada);
  return told === undefined ? [] : [told];
}
