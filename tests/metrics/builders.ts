import { type Measured, type Measurement, type Unmeasured, measured } from "../../src/metrics/figure.ts";

/** Week 47 of 2026. */
export const WEEK = { key: "2026-W47", from: "2026-11-16", to: "2026-11-22" };

const facts: Measurement = {
  unit: "percent",
  window: WEEK,
  sample: undefined,
  source: "data/growth.csv",
  asOf: "2026-11-22",
  steps: [],
};

/** A measured figure of per cent in week 47. */
export function aFigure(value: number, change: Partial<Measurement> = {}): Measured {
  return measured(value, { ...facts, ...change });
}

/** A figure without data in week 47. */
export function noFigure(change: Partial<Extract<Unmeasured, { kind: "no-data" }>> = {}): Unmeasured {
  const { unit, window, source } = facts;
  return { kind: "no-data", unit, window, source, because: "There is no row for it.", ...change };
}

/** A stale figure in week 47. */
export function staleFigure(newest: string): Unmeasured {
  const { unit, window, source } = facts;
  return { kind: "stale", unit, window, source, because: `${source} ends on ${newest}.`, newest };
}
