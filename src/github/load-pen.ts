import { InvariantError } from "../errors.ts";
import type { Answers } from "../requirements/answer.ts";
import type { Chart } from "../render/chart/chart.ts";

/** Loads what draws charts, with its library. */
export async function loadPen(): Promise<Answers["pen"]> {
  const { drawChart } = await import("../render/chart/draw-chart.ts");
  return (chart) => {
    if (!isChart(chart)) throw new InvariantError("something that is no chart is to be drawn");
    return drawChart(chart);
  };
}

/** The rooms below know charts only as something to be drawn. */
function isChart(chart: object): chart is Chart {
  return "kind" in chart && "title" in chart;
}
