import { type Happening, liveThrough } from "../src/demo/live-through.ts";
import { QUARTER } from "../src/demo/stretch.ts";
import { START, openShop } from "../src/demo/open-shop.ts";
import { tallyOf, usualRequests } from "../src/demo/tally.ts";
import { readBuiltIns } from "../src/sources/built-ins.ts";
import { type Figure, countOf, noteOf, timeOf } from "./figure.ts";

/** How long the demo's quarter takes, and what it asks of GitHub. */
export async function demoFigures(): Promise<readonly Figure[]> {
  const builtIns = await readBuiltIns(new URL("../templates/", import.meta.url));
  const began = performance.now();
  await using shop = await openShop(START);
  const happenings: Happening[] = [];
  await liveThrough({ ...shop, builtIns, ...QUARTER }, (happening) => happenings.push(happening));
  const seconds = (performance.now() - began) / 1000;
  const { passes, requests, quietRequests, failed } = tallyOf(happenings);
  return [
    timeOf("the demo's quarter", 60, seconds, `s, ${passes} passes, ${requests} requests`, 1),
    countOf("  requests of its quiet passes", 3, usualRequests(quietRequests), "requests"),
    noteOf("  of those with an incident open", `${quietRequests.at(-1) ?? 0} requests at most`),
    countOf("  failed operations", 0, failed, "operations"),
  ];
}
