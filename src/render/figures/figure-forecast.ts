import { forecast, type ForecastStep } from "../../analysis/forecast.ts";
import type { Method } from "../../analysis/projection.ts";
import { amountWords } from "../../metrics/amount-words.ts";
import type { AheadPoint, ForecastChart, LineChart } from "../chart/chart.ts";
import { counted } from "../counted.ts";

/** The line of a figure continued by some periods, with how it was continued and how far off that was in the past; undefined where too little is known to say anything. */
export function figureForecast(chart: LineChart, steps: number): ForecastChart | undefined {
  const found = forecast(
    chart.points.map(({ value }) => value),
    steps,
  );
  if (found?.kind !== "forecast") return undefined;
  const { tries, meanError } = found.backTest;
  const off =
    chart.unit === "percent"
      ? amountWords(meanError, "percent").replace("%", "points")
      : amountWords(meanError, chart.unit);
  const { kind: _, note, ...rest } = chart;
  return {
    ...rest,
    kind: "forecast",
    note: `${note === undefined ? "" : `${note}. `}${WORDS[found.method]}; off by ${off} on average in ${counted(tries, "try", "tries")}`,
    ahead: found.steps.map((step, index) => ({ label: `+${index + 1}`, ...bounded(step, chart) })),
  };
}

const WORDS: Readonly<Record<Method, string>> = {
  naive: "Forecast: as last time",
  drift: "Forecast: the straight line",
  smoothed: "Forecast: smoothed",
  "damped trend": "Forecast: a trend that dies away",
  "seasonal naive": "Forecast: as a season ago",
};

/** Counts and lengths of time do not become negative. */
function bounded(step: ForecastStep, { unit, points }: LineChart): Omit<AheadPoint, "label"> {
  if (unit === "percent" || points.some(({ value }) => value !== undefined && value < 0)) return step;
  const floor = (value: number): number => Math.max(0, value);
  return {
    value: floor(step.value),
    low80: floor(step.low80),
    high80: floor(step.high80),
    low95: floor(step.low95),
    high95: floor(step.high95),
  };
}
