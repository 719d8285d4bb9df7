import { localOf, placeLocal } from "../../src/time/zone.ts";
import { type Stretch, firstMoment, stretchesOf, wallAt } from "./oracle-zone.ts";

/** How many placings were compared with the oracle, and which differ: `2026-03-29T02:30 is …, the oracle says …`. */
export type ZoneCheck = { readonly placed: number; readonly skipped: number; readonly wrong: readonly string[] };

const MINUTE = 60_000;
const DAY = 24 * 60 * MINUTE;

/** Compares `placeLocal` and `localOf` with the oracle: each day of ten years at another time of day, and every quarter of an hour around each change of the clocks. */
export function checkZone(zone: string, fromYear: number): ZoneCheck {
  const start = Date.UTC(fromYear, 0, 1);
  const end = Date.UTC(fromYear + 10, 0, 1);
  const stretches = stretchesOf(zone, start - 3 * DAY, end + 3 * DAY);
  const walls = [...everyDay(start, end), ...aroundChanges(stretches, start, end)];
  const wrong: string[] = [];
  let skipped = 0;
  for (const wall of walls) {
    const text = new Date(wall).toISOString().slice(0, 16);
    const moment = firstMoment(wall, stretches);
    if (wallAt(moment, stretches) !== wall) skipped += 1;
    const expected = `${new Date(moment).toISOString().slice(0, 19)}Z`;
    const placed = placeLocal(text.slice(0, 10), text.slice(11), zone);
    if (placed !== expected) wrong.push(`${text} is ${placed}, the oracle says ${expected}`);
    const shown = localOf(expected, zone);
    const seen = new Date(wallAt(moment, stretches)).toISOString().slice(0, 16);
    if (`${shown.date}T${shown.time}` !== seen)
      wrong.push(`${expected} shows ${shown.date}T${shown.time}, the oracle says ${seen}`);
  }
  return { placed: walls.length, skipped, wrong };
}

/** 97 minutes later every day: all times of day come up within a fortnight. */
function* everyDay(start: number, end: number): Generator<number> {
  for (let day = start, minutes = 0; day < end; day += DAY, minutes = (minutes + 97) % 1440)
    yield day + minutes * MINUTE;
}

function* aroundChanges(stretches: readonly Stretch[], start: number, end: number): Generator<number> {
  for (const [index, { start: change, offset }] of stretches.entries()) {
    const before = stretches[index - 1];
    if (before === undefined || change < start || change >= end) continue;
    const edges = [change + before.offset, change + offset].map((wall) => Math.floor(wall / MINUTE) * MINUTE);
    for (let wall = Math.min(...edges) - 45 * MINUTE; wall <= Math.max(...edges) + 45 * MINUTE; wall += 15 * MINUTE)
      yield wall;
    for (const edge of edges) yield* [edge - MINUTE, edge + MINUTE];
  }
}
