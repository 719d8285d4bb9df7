import { describe, expect, it } from "vitest";
import { readJson } from "../../src/inputs/read-json.ts";

const YEAR = { from: "2026-01-01", to: "2026-12-31" };
const MONTHS = {
  months: [
    { month: "2026-09", ratio: 3.1 },
    { month: "2026-10", ratio: 3.4 },
    { month: "2026-11", ratio: null },
  ],
};

const seen = (document: unknown, pick: string, date?: string, on: string | undefined = "2026-11-22") => {
  const text = typeof document === "string" ? document : JSON.stringify(document);
  const reading = readJson(text, { source: "units", pick, date, on }, YEAR);
  return reading.kind === "unreadable"
    ? reading.because
    : reading.points.map(({ to, values }) => `${to}: ${values.join(" ")}`);
};

describe("a figure in JSON", () => {
  it("is picked by its path", () => {
    expect(seen({ unit: { ratio: 3.4 } }, "unit.ratio")).toEqual(["2026-11-22: 3.4"]);
    expect(seen({ ratio: "3.4" }, "ratio")).toEqual(["2026-11-22: 3.4"]);
    expect(
      seen(
        {
          items: [
            { plan: "pro", mrr: 5 },
            { plan: "free", mrr: 0 },
            { plan: "pro", mrr: 7 },
          ],
        },
        "sum(items[?plan=='pro'].mrr)",
      ),
    ).toEqual(["2026-11-22: 12"]);
  });

  it("comes with its day, or a list with a list of days", () => {
    expect(seen({ ratio: 3.4, as_of: "2026-10-31" }, "ratio", "as_of")).toEqual(["2026-10-31: 3.4"]);
    expect(seen(MONTHS, "months[?ratio].ratio", "months[?ratio].month")).toEqual([
      "2026-09-30: 3.1",
      "2026-10-31: 3.4",
    ]);
  });

  it("is zero where zero stands", () => {
    expect(seen({ ratio: 0 }, "ratio")).toEqual(["2026-11-22: 0"]);
  });
});

describe("why there is no figure is said in one line", () => {
  it.each<[unknown, string, string | undefined, string]>([
    ["<!DOCTYPE html><html>", "ratio", undefined, 'units is no JSON; it begins with "<!DOCTYPE html><html".'],
    [{}, "ratio", undefined, 'units has nothing at "ratio".'],
    [{ ratio: null }, "ratio", undefined, 'units has nothing at "ratio".'],
    [{ ratio: "n/a" }, "ratio", undefined, 'units: at "ratio" there is "n/a", where a number is needed.'],
    [{ ratio: { of: 3 } }, "ratio", undefined, 'units: at "ratio" there is an object, where a number is needed.'],
    [{ ratio: true }, "ratio", undefined, 'units: at "ratio" there is "true", where a number is needed.'],
    [{ ratio: 3 }, "ratio[", undefined, '"ratio[" is no JMESPath expression.'],
    [{ ratio: [3, 4] }, "ratio", undefined, 'units has 2 values at "ratio"; say with `date` where their days stand.'],
    [
      { ratio: 3, as_of: "yesterday" },
      "ratio",
      "as_of",
      'units: "yesterday" is no day Almanac can be sure of; write 2026-11-22, 2026-11, 2026-W47, 2026-Q4 or 2026-11-22T08:00.',
    ],
    [{ ratio: [3, 4], days: ["2026-11-01"] }, "ratio", "days", 'units has 2 values at "ratio" and 1 days at "days".'],
  ])("%j %s", (document, pick, date, expected) => {
    expect(seen(document, pick, date)).toBe(expected);
  });

  it.each(["constructor", "__proto__", "toString", "a.constructor.name"])(
    "%s reaches nothing that was inherited",
    (pick) => {
      expect(seen({ a: {} }, pick)).toBe(`units has nothing at "${pick}".`);
    },
  );

  it("a file without a day does not pass for today's", () => {
    const reading = readJson('{"ratio":3}', { source: "units", pick: "ratio", date: undefined, on: undefined }, YEAR);
    expect(reading).toMatchObject({
      because: "units does not say what day it is about; say with `date` where that stands.",
    });
  });
});
