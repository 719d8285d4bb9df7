import { parseArgs } from "node:util";
import { MONTH } from "../src/demo/stretch.ts";
import { START, openShop } from "../src/demo/open-shop.ts";
import { readBuiltIns } from "../src/sources/built-ins.ts";
import { type Choice, tryFaults } from "./faults/try-faults.ts";

/*
 * Breaks the passes of the demo's first month at every request, before and after GitHub handles it, repeats the broken
 * pass at the same instant and holds what stands then against a month in which nothing broke.
 * --every 20 hits each twentieth request; --how stop (the machine dies) or drop (one connection breaks) does only that;
 * --part 1/2 does every second of the requests, so that two processes share the work.
 */
const { values } = parseArgs({
  options: {
    every: { type: "string", default: "1" },
    how: { type: "string" },
    part: { type: "string", default: "1/1" },
  },
});
const every = Math.max(1, Math.trunc(Number(values.every)) || 1);
const { how } = values;
if (how !== undefined && how !== "stop" && how !== "drop")
  throw new Error(`--how ${how} is unknown: it is stop or drop`);
const [part = 1, parts = 1] = values.part.split("/").map(Number);
const chosen: Choice = (fault, _, index) =>
  index % every === 0 && (index / every) % parts === part - 1 && (how === undefined || fault.how === how);

const tally = { same: 0, equal: 0, different: 0 };
const started = performance.now();
await using shop = await openShop(START);
const month = { ...shop, builtIns: await readBuiltIns(new URL("../templates/", import.meta.url)), ...MONTH };
let day = "";
for await (const { at, fault, line, kind, differences } of tryFaults(shop, month, chosen)) {
  if (day !== "" && !at.startsWith(day)) console.log(`${day}  ${words()}`);
  day = at.slice(0, 10);
  tally[kind] += 1;
  if (kind !== "different") continue;
  console.log(`${at} ${fault.how} ${fault.side} request ${fault.request}, ${line}`);
  for (const difference of differences.slice(0, 5)) console.log(`  ${difference}`);
}
console.log(`${day}  ${words()}, after ${Math.round((performance.now() - started) / 1000)} s`);
if (tally.different > 0) process.exitCode = 1;

function words(): string {
  const { same, equal, different } = tally;
  const tried = same + equal + different;
  return `${tried} points tried: ${same} the same at once, ${equal} equal two passes later, ${different} different`;
}
