import { describe, expect, it } from "vitest";
import type { Point } from "../../src/inputs/reading.ts";
import { valueOf } from "../../src/metrics/figure.ts";
import { type Look, measure } from "../../src/metrics/measure.ts";
import { recallingTeller } from "../../src/metrics/remembering-teller.ts";
import { tellReading } from "../../src/metrics/tell-reading.ts";
import { parseOver } from "../../src/playbook/parse-over.ts";
import type { Metric } from "../../src/playbook/playbook.ts";
import { parseStretch } from "../../src/inputs/parse-stretch.ts";
import type { Recorded } from "../../src/metrics/history.ts";
import { aCsv, aMetric } from "../support/builders.ts";

const LOOK: Look = { day: "2026-11-22", told: "2026-11-23", strict: undefined, fiscalYearStart: 1 };

const point = (on: string, values: readonly number[], more: Partial<Point> = {}): Point => ({
  ...(parseStretch(on) ?? { from: on, to: on }),
  values,
  bases: [],
  samples: [],
  place: "line 9",
  ...more,
});

const look = (metric: Partial<Metric>, points: readonly Point[], change: Partial<Look> = {}) => {
  const whole = aMetric(metric);
  return measure(whole, tellReading(whole, { kind: "read", source: "data/x.csv", points }), { ...LOOK, ...change });
};
const newest = (...given: Parameters<typeof look>) => look(...given).newest;

describe("the figure of a window", () => {
  it("is the last value in it, with its day and sample", () => {
    const points = [point("2026-11-16", [60], { samples: [10] }), point("2026-11-20", [62], { samples: [12] })];
    expect(newest({}, points)).toMatchObject({
      kind: "value",
      value: 62,
      sample: 12,
      asOf: "2026-11-20",
      window: { key: "2026-W47" },
    });
  });

  it.each([
    ["sum", 12, 3],
    ["mean", 4, 3],
    ["median", 3, 3],
    ["least", 2, 3],
    ["most", 7, 3],
    ["count", 3, 3],
  ] as const)("is the %s where that is asked for", (aggregate, value, sample) => {
    const points = [point("2026-11-16", [2, 7]), point("2026-11-20", [3])];
    expect(newest({ target: "above 1", origin: aCsv({ aggregate }) }, points)).toMatchObject({
      value,
      sample,
      unit: "count",
    });
  });

  it("is a share of sums, with what it is a share of as its sample", () => {
    const points = [point("2026-11-16", [30], { bases: [40] }), point("2026-11-17", [10], { bases: [60] })];
    const share = { origin: aCsv({ of: "signups", aggregate: "sum" }) } as const;
    expect(newest(share, points)).toMatchObject({ value: 40, sample: 100, unit: "percent" });
    expect(newest(share, [point("2026-11-16", [0], { bases: [40] })])).toMatchObject({ kind: "zero", sample: 40 });
    expect(newest(share, [point("2026-11-16", [0], { bases: [0] })])).toMatchObject({ kind: "no-data" });
  });

  it("is none where the numbers cannot be: a part larger than its whole, a length of time below zero", () => {
    const share = { origin: aCsv({ of: "signups", aggregate: "sum" }) } as const;
    expect(newest(share, [point("2026-11-16", [50], { bases: [40] })])).toMatchObject({
      kind: "no-data",
      because:
        "data/x.csv counts 50 of 40 at line 9, a part larger than its whole; where both are amounts of money, say `unit: amount`.",
    });
    // What is earned for what was spent may well be more, and money is no number of people.
    const money = newest({ ...share, unit: "amount" }, [point("2026-11-16", [50], { bases: [40] })]);
    expect(money).toMatchObject({ kind: "value", value: 125, sample: undefined, unit: "percent" });
    expect(newest({ ...share, target: "above 3:1" }, [point("2026-11-16", [50], { bases: [40] })])).toMatchObject({
      value: 1.25,
    });
    expect(newest({ target: "under 4 h", unit: "hours" }, [point("2026-11-16", [-3])])).toMatchObject({
      kind: "no-data",
      because: "data/x.csv has a length of time below zero at line 9.",
    });
  });

  it("adds up no stretch that begins before its source does", () => {
    const sum = { target: "above 1", origin: aCsv({ aggregate: "sum" }) } as const;
    const days = (...on: readonly string[]) => on.map((day) => point(day, [2]));
    expect(newest(sum, days("2026-11-19", "2026-11-20", "2026-11-21", "2026-11-22"))).toMatchObject({
      kind: "no-data",
      calm: true,
      because: "data/x.csv begins on 19 November 2026, which is not the whole of 2026-W47.",
    });
    // Rows that always lie so far apart, and means, hold for the whole.
    expect(newest(sum, days("2026-11-17", "2026-11-20"))).toMatchObject({ value: 4 });
    expect(newest(sum, days("2026-11-09", "2026-11-19", "2026-11-20"))).toMatchObject({ value: 4 });
    const mean = { ...sum, origin: aCsv({ aggregate: "mean" }) };
    expect(newest(mean, days("2026-11-19", "2026-11-20"))).toMatchObject({ value: 2 });
  });

  it("is zero where zero was measured", () => {
    expect(newest({}, [point("2026-11-20", [0])])).toMatchObject({ kind: "zero", asOf: "2026-11-20" });
  });

  it("is none where a file says two things about one day", () => {
    expect(newest({}, [point("2026-11-20", [60, 61])])).toMatchObject({
      kind: "no-data",
      because: expect.stringContaining("data/x.csv says 60 and 61 for 20 November 2026 (the last at line 9)") as string,
    });
    expect(newest({}, [point("2026-11-20", [60, 60])])).toMatchObject({ value: 60 });
  });

  it("is in the unit of its target, or none where nobody said what the numbers are", () => {
    const points = [point("2026-11-20", [1.5])];
    expect(newest({ target: "under 4 h", unit: "hours" }, points)).toMatchObject({ value: 5_400_000, unit: "millis" });
    expect(newest({ target: "under 4 h" }, points)).toMatchObject({
      kind: "no-data",
      because: expect.stringContaining("say so with `unit`") as string,
    });
    expect(newest({}, [point("2026-11-20", [0.618])])).toMatchObject({
      kind: "no-data",
      because: expect.stringContaining("say `unit: fraction`") as string,
    });
    expect(newest({ unit: "fraction" }, [point("2026-11-20", [0.5])])).toMatchObject({ value: 50 });
    expect(newest({ unit: "percent" }, [point("2026-11-20", [0.5])])).toMatchObject({ value: 0.5 });
  });
});

describe("growth", () => {
  const growth = { as: "growth", over: parseOver("month"), target: "above 8%" } as const;

  it("is held against the window before", () => {
    const points = [point("2026-09", [1000]), point("2026-10", [1061])];
    expect(newest(growth, points)).toMatchObject({ value: 6.1, unit: "percent", window: { key: "2026-10" } });
    expect(newest({ ...growth, as: "reduction" }, points)).toMatchObject({ value: -6.1 });
  });

  it.each([
    [[point("2026-10", [1061])], "data/x.csv has nothing for 2026-09, against which it is held."],
    [[point("2026-09", [0]), point("2026-10", [1061])], "It was zero in 2026-09, and from zero there is no growth."],
  ])("is void where what it is held against is", (points, because) => {
    expect(newest(growth, points)).toMatchObject({ kind: "no-data", because });
  });
});

describe("a window without a value", () => {
  it("is that of the one before while it is not too old, under its own name", () => {
    expect(newest({}, [point("2026-W46", [60])])).toMatchObject({ value: 60, window: { key: "2026-W46" } });
  });

  it("is stale in the report about it", () => {
    expect(newest({}, [point("2026-W46", [60])], { strict: { from: "2026-11-16", to: "2026-11-22" } })).toMatchObject({
      kind: "stale",
      newest: "2026-11-15",
    });
  });

  it("is stale once the newest is older than one window and a half, or as the playbook says", () => {
    expect(newest({}, [point("2026-W45", [60])])).toMatchObject({ kind: "stale", newest: "2026-11-08" });
    expect(newest({ staleAfter: 30 * 86_400_000 }, [point("2026-W45", [60])])).toMatchObject({ value: 60 });
  });

  it("is no data where there never was any", () => {
    expect(newest({}, [])).toMatchObject({
      kind: "no-data",
      because: "data/x.csv has nothing up to 22 November 2026.",
    });
    expect(newest({}, [point("2026-W48", [60])])).toMatchObject({ kind: "no-data" });
  });

  it("is a gap in the trend, never a zero", () => {
    const { figures } = look({}, [point("2026-W45", [59]), point("2026-W47", [61])]);
    expect(figures.slice(-3).map(({ kind }) => kind)).toEqual(["value", "no-data", "value"]);
  });
});

describe("what stands until something newer is told", () => {
  const nps = {
    origin: { kind: "manual" },
    target: "above 50",
    over: parseOver("month"),
    staleAfter: 100 * 86_400_000,
  } as const;

  it("counts under the day on which it was told", () => {
    expect(newest(nps, [point("2026-11-02", [54])])).toMatchObject({ value: 54, window: { key: "2026-11-02" } });
    expect(newest(nps, [point("2026-11-02", [54]), point("2026-11-23", [55])])).toMatchObject({ value: 55 });
    expect(newest(nps, [point("2026-11-02", [54]), point("2026-11-24", [55])])).toMatchObject({ value: 54 });
  });

  it("is held against what was told before it, not against the month that it stands for", () => {
    const told = look(nps, [point("2026-09-10", [51]), point("2026-11-02", [54]), point("2026-11-20", [48])]);
    expect(told.figures.map((figure) => [figure.window.key, valueOf(figure)])).toEqual([
      ["2026-09-10", 51],
      ["2026-11-02", 54],
      ["2026-11-20", 48],
    ]);
    expect(told.change?.by).toBe(-6);
    expect(look(nps, [point("2026-09-10", [51])]).change).toBeUndefined();
  });

  it("is stale when it is too old", () => {
    expect(newest(nps, [point("2026-08-01", [54])])).toMatchObject({ kind: "stale", newest: "2026-08-01" });
  });
});

describe("the same window a year before", () => {
  it("is what a trend is held against, too", () => {
    expect(look({}, [point("2025-W47", [50]), point("2026-W47", [61])]).yearChange).toEqual({ by: 11, relative: 0.22 });
  });
});

describe("what a server only tells of this moment", () => {
  const ratio = aMetric({
    origin: { kind: "http", url: "https://metrics.acme.example", pick: "ratio", secret: undefined },
    target: "above 50%",
  });
  const record = (to: string, value: number): Recorded => ({
    metric: ratio.id,
    from: to,
    to,
    value,
    sample: undefined,
    asOf: to,
    recorded: to,
    restated: undefined,
  });

  it("is held against what was recorded of the weeks before", () => {
    const now = tellReading(ratio, {
      kind: "read",
      source: "metrics.acme.example",
      points: [point("2026-11-23", [61])],
    });
    const history = [record("2026-11-13", 57), record("2026-11-15", 58), record("2026-11-20", 60)];
    const { newest: figure, change, figures } = measure(ratio, recallingTeller(now, history, ratio.id), LOOK);
    expect([figure.window.key, valueOf(figure), change?.by]).toEqual(["2026-11-23", 61, 1]);
    expect(figures.slice(-3).map(valueOf)).toEqual([58, 60, 61]);
  });
});
