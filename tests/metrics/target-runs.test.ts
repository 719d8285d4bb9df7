import fc from "fast-check";
import { describe, expect, it } from "vitest";
import type { Figure } from "../../src/metrics/figure.ts";
import { trendOf } from "../../src/metrics/trend.ts";
import { judgedPeriods, metRunning, missedRunning } from "../../src/metrics/target-runs.ts";
import { parseTarget } from "../../src/playbook/parse-target.ts";
import { addDays, type LocalDate } from "../../src/time/local-date.ts";
import { isoWeekKey } from "../../src/time/iso-week.ts";
import { aMetric } from "../support/builders.ts";
import { SEED } from "../support/seed.ts";
import { aFigure, noFigure } from "./builders.ts";

const target = parseTarget("above 60%");
const MONDAY: LocalDate = "2026-01-05";

type How = "met" | "missed" | "none" | "calm";

/** A figure of a week, or of a day of a month. */
function figure(how: How, window: Figure["window"]): Figure {
  if (how === "none") return noFigure({ window });
  if (how === "calm") return noFigure({ window, calm: true });
  return aFigure(how === "met" ? 61 : 59, { window, asOf: window.to });
}

function week(index: number): Figure["window"] {
  const from = addDays(MONDAY, 7 * index);
  return { key: isoWeekKey(from), from, to: addDays(from, 6) };
}

const weekly = (hows: readonly How[]) => {
  const figures = hows.map((how, index) => figure(how, week(index)));
  return judgedPeriods(trendOf(aMetric(), { kind: "calendar", unit: "week" }, target, figures, undefined), 1);
};

describe("periods of a target", () => {
  it("pass over those in which nothing happened, and are broken by those without data", () => {
    expect(missedRunning(weekly(["missed", "calm", "missed"]), undefined)?.window.key).toBe("2026-W02");
    expect(missedRunning(weekly(["missed", "none", "missed"]), undefined)).toBeUndefined();
    expect(metRunning(weekly(["met", "calm", "calm", "met"]), MONDAY)).toHaveLength(2);
    expect(metRunning(weekly(["met", "none", "met"]), MONDAY)).toBeUndefined();
  });

  it("count what people told several times within one as one, the last word", () => {
    const told = (days: readonly (readonly [LocalDate, How])[]) => {
      const figures = days.map(([day, how]) => figure(how, { key: day, from: day, to: day }));
      return judgedPeriods(trendOf(aMetric(), { kind: "calendar", unit: "month" }, target, figures, undefined), 1);
    };
    const october = ["2026-10-08", "missed"] as const;
    expect(missedRunning(told([october, ["2026-10-20", "missed"]]), undefined)).toBeUndefined();
    expect(missedRunning(told([october, ["2026-11-12", "missed"], ["2026-11-13", "met"]]), undefined)).toBeUndefined();
    expect(missedRunning(told([october, ["2026-11-12", "met"], ["2026-11-13", "missed"]]), undefined)?.window).toEqual({
      key: "2026-10",
      from: "2026-10-01",
      to: "2026-10-31",
    });
  });

  it("open and close as somebody would who reads them one after the other", () => {
    const hows = fc.array(fc.constantFrom<How>("met", "missed", "missed", "met", "none", "calm"), { maxLength: 12 });
    fc.assert(
      fc.property(hows, (story) => {
        const seen: string[] = [];
        const read: string[] = [];
        let since: LocalDate | undefined;
        let over: LocalDate | undefined;
        let open = false;
        let run: How[] = [];
        story.forEach((how, index) => {
          const periods = weekly(story.slice(0, index + 1));
          if (since === undefined) {
            const first = how === "missed" ? missedRunning(periods, over) : undefined;
            if (first !== undefined) seen.push(`${index} opens`);
            since = first?.window.from;
          } else {
            over = metRunning(periods, since)?.at(-1)?.window.to;
            if (over !== undefined) seen.push(`${index} closes`);
            if (over !== undefined) since = undefined;
          }
          // The same, told by counting on fingers.
          if (how === "calm") return;
          run = run.at(-1) === how ? [...run, how] : [how];
          const changes = run.length >= 2 && how === (open ? "met" : "missed");
          if (changes) read.push(`${index} ${open ? "closes" : "opens"}`);
          if (changes) open = !open;
        });
        expect(seen).toEqual(read);
      }),
      { seed: SEED, numRuns: 300 },
    );
  });
});
