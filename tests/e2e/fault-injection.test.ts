import { expect, it } from "vitest";
import { type Choice, type Tried, tryFaults } from "../../scripts/faults/try-faults.ts";
import { MONTH } from "../../src/demo/stretch.ts";
import { START, openShop } from "../../src/demo/open-shop.ts";
import { readBuiltIns } from "../../src/sources/built-ins.ts";

/** The machine dies before and after each hundredth request; `.ci/run` tries each twentieth, and all requests, and connections that break, take many minutes (`npm run faults`). */
const chosen: Choice = (fault, _, index) => index % 100 === 0 && fault.how === "stop";

const isWrite = (line: string): boolean => !line.startsWith("GET ") && !line.endsWith("/graphql");

it("comes to the same month wherever a pass is broken", { timeout: 300_000 }, async () => {
  await using shop = await openShop(START);
  const builtIns = await readBuiltIns(new URL("../../templates/", import.meta.url));
  const tried: Tried[] = [];
  for await (const point of tryFaults(shop, { ...shop, builtIns, ...MONTH }, chosen)) tried.push(point);
  expect(tried.filter(({ kind }) => kind === "different")).toEqual([]);
  expect(tried.length).toBeGreaterThan(40);
  expect(tried.filter(({ fault, line }) => fault.side === "after" && isWrite(line)).length).toBeGreaterThan(3);
});
