import { InvariantError } from "../errors.ts";
import type { Answers } from "../requirements/answer.ts";
import type { LineChart } from "../render/chart/chart.ts";

/** Loads what draws charts, with its library. */
export async function loadPen(): Promise<Answers["pen"]> {
  const { drawLine } = await import("../render/chart/draw-line.ts");
  return (chart) => {
    if (!isLine(chart)) throw new InvariantError("something that is no chart is to be drawn");
    return drawLine(chart);
  };
}

function isLine(chart: object): chart is LineChart {
  return "kind" in chart && chart.kind === "line";
}
