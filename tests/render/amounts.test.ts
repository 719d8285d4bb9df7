import { describe, expect, it } from "vitest";
import { readTable } from "../../src/inputs/read-table.ts";
import type { Table } from "../../src/inputs/table.ts";
import { barsOf, rankingOf } from "../../src/render/data/amounts-of.ts";
import { benchmarkTable } from "../../src/render/data/benchmark-table.ts";

const QUARTER = { from: "2026-10-01", to: "2026-12-31" };

function table(text: string): Table {
  const read = readTable(text, "data/x.csv");
  if (read === undefined || "because" in read) throw new Error(JSON.stringify(read));
  return read;
}

describe("benchmarks", () => {
  it("are held against the time before, the worst first; what became clearly worse is called so", () => {
    const csv = `quarter,benchmark,value,unit,better
2026-Q3,Checkout,200,ms,
2026-Q4,Checkout,204,ms,
2026-Q3,Search,150,ms,less
2026-Q4,Search,201,ms,less
2026-Q3,Orders a second,80,,more
2026-Q4,Orders a second,90,,more
2026-Q4,New one,3,s,less
2026-Q3,Gone,3,s,less
`;
    expect(benchmarkTable(table(csv), QUARTER, 5)).toBe(`| Benchmark | Now | Before | |
|---|---|---|---|
| Search | 201\u00a0ms | 150\u00a0ms | ❌ 34\u00a0% worse |
| Checkout | 204\u00a0ms | 200\u00a0ms | 2\u00a0% worse |
| New one | 3\u00a0s | no data | |
| Orders a second | 90 | 80 | ✅ 12.5\u00a0% better |`);
    expect(benchmarkTable(table("quarter,benchmark,value\n2026-Q3,Gone,3\n"), QUARTER, 5)).toBeUndefined();
  });

  it("say with the line what is wrong with a file", () => {
    const wrong = table("quarter,benchmark,value,better\n2026-Q4,Search,201,lower\n");
    expect(() => benchmarkTable(wrong, QUARTER, 5)).toThrow(':2: "better" is `less` or `more`.');
  });
});

describe("amounts of a file", () => {
  const csv = table(`month,channel,users
2026-09,search,5
2026-10,search,100
2026-10,social,300
2026-11,search,50
2026-12,referral,
2027-01,search,1
`);

  it("are bars over time up to the end of the period, the gaps left open", () => {
    expect(barsOf(csv, "users", QUARTER)).toEqual([
      { label: "2026-09", value: 5 },
      { label: "2026-10", value: 400 },
      { label: "2026-11", value: 50 },
      { label: "2026-12", value: undefined },
    ]);
  });

  it("are ranked by name within the period", () => {
    expect(rankingOf(csv, "channel", "users", QUARTER)).toEqual([
      { label: "social", value: 300 },
      { label: "search", value: 150 },
      { label: "referral", value: undefined },
    ]);
  });
});
