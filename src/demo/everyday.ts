import type { Instant } from "../time/instant.ts";
import type { LocalDate } from "../time/local-date.ts";
import { placeLocal } from "../time/zone.ts";
import { SHOP_ZONE } from "./moment-of.ts";
import { backlogScenes } from "./backlog-scenes.ts";
import { lookAtAssignments } from "./people.ts";
import { isAbsent } from "./absences.ts";
import { seedOf, seededRandom } from "./random.ts";
import type { Cast, Scene } from "./scene.ts";
import { shippingScenes } from "./shipping-scenes.ts";
import { updateScenes } from "./update-scenes.ts";
import { workOnProduct } from "./work-on-product.ts";

/** Of some, the one with which most of what can happen does. */
const SEED = 1;

/** What people do on an ordinary working day, whatever came before it: twice they look at what is assigned to them, and they work on the product. */
export function everydayScenes(day: LocalDate): readonly Scene[] {
  const at = (time: string): Instant => placeLocal(day, time, SHOP_ZONE);
  const luck = (what: string): (() => number) => seededRandom(seedOf(`${SEED} ${day} ${what}`));
  const present = ({ people }: Cast): Cast["people"] => new Map([...people].filter(([login]) => !isAbsent(login, day)));
  // Each item has luck of its own: what happens to it does not depend on its number or on the others.
  const look = (time: string): Scene => ({
    at: at(time),
    wakes: true,
    play: (cast) => lookAtAssignments(present(cast), (key) => luck(`${time} ${key}`)()),
  });
  return [
    look("10:40"),
    { at: at("14:00"), wakes: false, play: (cast) => workOnProduct(present(cast), day, luck("product")) },
    look("16:20"),
    ...shippingScenes(day, (what) => luck(what)()),
    ...backlogScenes(day, (what) => luck(what)()),
    ...updateScenes(day),
  ];
}
