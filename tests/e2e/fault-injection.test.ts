import { expect, it } from "vitest";
import { type Tried, tryFaults } from "../../scripts/faults/try-faults.ts";
import { MONTH } from "../../src/demo/month.ts";
import { START, openShop } from "../../src/demo/open-shop.ts";
import { readBuiltIns } from "../../src/sources/built-ins.ts";

// All points take minutes: `npm run faults`.
it(
  "comes to the same month wherever a pass is broken, at each twentieth of its requests",
  { timeout: 120_000 },
  async () => {
    await using shop = await openShop(START);
    const builtIns = await readBuiltIns(new URL("../../templates/", import.meta.url));
    const tried: Tried[] = [];
    for await (const point of tryFaults(shop, { ...shop, builtIns, ...MONTH }, { every: 20, hows: ["stop", "drop"] }))
      tried.push(point);
    expect(tried.filter(({ kind }) => kind === "different")).toEqual([]);
    const writesBroken = tried.filter(({ line, fault }) => !line.startsWith("GET ") && fault.side === "after");
    expect({ points: tried.length > 180, writesBroken: writesBroken.length > 20 }).toEqual({
      points: true,
      writesBroken: true,
    });
  },
);
