import type { Chart } from "./chart.ts";
import { drawBars } from "./draw-bars.ts";
import { drawBridge } from "./draw-bridge.ts";
import { drawForecast } from "./draw-forecast.ts";
import { drawFunnel } from "./draw-funnel.ts";
import { drawHeatMap } from "./draw-heat-map.ts";
import { drawIncidents } from "./draw-incidents.ts";
import { drawLine } from "./draw-line.ts";
import { drawRanking } from "./draw-ranking.ts";
import { drawUptime } from "./draw-uptime.ts";

/** A chart as the text of an SVG file: no script, no outside reference, good in light and dark, the same bytes for the same data. Import this file late (`await import`): it brings its library along. */
export function drawChart(chart: Chart): string {
  switch (chart.kind) {
    case "line":
      return drawLine(chart);
    case "bars":
      return drawBars(chart);
    case "ranking":
      return drawRanking(chart);
    case "heat-map":
      return drawHeatMap(chart);
    case "forecast":
      return drawForecast(chart);
    case "incidents":
      return drawIncidents(chart);
    case "uptime":
      return drawUptime(chart);
    case "funnel":
      return drawFunnel(chart);
    case "bridge":
      return drawBridge(chart);
  }
}
