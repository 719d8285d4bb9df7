import { type Happening, beginning, liveOn, nextAt } from "../src/demo/live-through.ts";
import { QUARTER } from "../src/demo/stretch.ts";
import { START, openShop } from "../src/demo/open-shop.ts";
import { tallyOf, usualRequests } from "../src/demo/tally.ts";
import { readBuiltIns } from "../src/sources/built-ins.ts";
import { QUARTER_END, quarterEndFigures } from "./quarter-end.ts";
import { type Figure, countOf, noteOf, timeOf } from "./figure.ts";

/** How long the demo's quarter takes, and what it asks of GitHub. */
export async function demoFigures(): Promise<readonly Figure[]> {
  const builtIns = await readBuiltIns(new URL("../templates/", import.meta.url));
  const began = performance.now();
  await using shop = await openShop(START);
  const happenings: Happening[] = [];
  const { store } = shop.github;
  const world = { ...shop, builtIns, ...QUARTER };
  let quarterEnd: ReturnType<typeof store.snapshot> | undefined;
  for (let moment = beginning(world); ;) {
    if (quarterEnd === undefined && (nextAt(world, moment) ?? "") >= QUARTER_END) quarterEnd = store.snapshot();
    const next = await liveOn(world, moment);
    if (next === undefined) break;
    happenings.push(next.happening);
    moment = next.then;
  }
  const seconds = (performance.now() - began) / 1000;
  const { passes, requests, quietRequests, failed } = tallyOf(happenings);
  if (quarterEnd === undefined) throw new Error("The demo ends before the end of its quarter.");
  store.restore(quarterEnd);
  return [
    timeOf("the demo's quarter", 60, seconds, `s, ${passes} passes, ${requests} requests`, 1),
    countOf("  requests of its quiet passes", 3, usualRequests(quietRequests), "requests"),
    noteOf("  of those with an incident open", `${quietRequests.at(-1) ?? 0} requests at most`),
    countOf("  failed operations", 0, failed, "operations"),
    ...(await quarterEndFigures(shop, builtIns)),
  ];
}
