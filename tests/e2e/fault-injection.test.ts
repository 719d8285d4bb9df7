import { expect, it } from "vitest";
import { type Choice, type Tried, tryFaults } from "../../scripts/faults/try-faults.ts";
import { MONTH } from "../../src/demo/stretch.ts";
import { START, openShop } from "../../src/demo/open-shop.ts";
import { readBuiltIns } from "../../src/sources/built-ins.ts";

/** Each twentieth request, where all of them take minutes (`npm run faults`). A read whose connection breaks is only sent again. */
const chosen: Choice = (fault, line, index) => index % 20 === 0 && (fault.how === "stop" || isWrite(line));

const isWrite = (line: string): boolean => !line.startsWith("GET ");

it("comes to the same month wherever a pass is broken", { timeout: 120_000 }, async () => {
  await using shop = await openShop(START);
  const builtIns = await readBuiltIns(new URL("../../templates/", import.meta.url));
  const tried: Tried[] = [];
  for await (const point of tryFaults(shop, { ...shop, builtIns, ...MONTH }, chosen)) tried.push(point);
  expect(tried.filter(({ kind }) => kind === "different")).toEqual([]);
  expect(tried.length).toBeGreaterThan(100);
  expect(tried.filter(({ fault, line }) => fault.side === "after" && isWrite(line)).length).toBeGreaterThan(20);
});
