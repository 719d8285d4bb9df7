import { type LocalDate, addDays, weekdayOf } from "../time/local-date.ts";
import { remembering } from "../time/remembering.ts";
import { placeLocal } from "../time/zone.ts";
import { episodes } from "./episodes.ts";
import { figureScenes } from "./figure-scenes.ts";
import { everydayScenes } from "./everyday.ts";
import { SHOP_ZONE } from "./moment-of.ts";
import { HOLIDAYS } from "./holidays.ts";
import type { Scene } from "./scene.ts";

/** What people do from `from` to `to`, in order: their everyday, and what the episodes tell. */
export const scenesBetween: (from: LocalDate, to: LocalDate) => readonly Scene[] = remembering(2, between);

function between(from: LocalDate, to: LocalDate): readonly Scene[] {
  const scenes: Scene[] = [];
  for (let day = from; day <= to; day = addDays(day, 1))
    if (weekdayOf(day) <= 5 && !HOLIDAYS.has(day)) scenes.push(...figureScenes(day), ...everydayScenes(day));
  const [begin, end] = [from, addDays(to, 1)].map((day) => placeLocal(day, "00:00", SHOP_ZONE));
  const told = episodes.flatMap((episode) => episode.scenes ?? []);
  return [...scenes, ...told.filter(({ at }) => (begin ?? at) <= at && at < (end ?? at))].toSorted((a, b) =>
    a.at < b.at ? -1 : a.at > b.at ? 1 : 0,
  );
}
