import { forecast } from "../src/analysis/forecast.ts";
import { drawChart } from "../src/render/chart/draw-chart.ts";
import { gallery } from "../tests/render/chart/gallery.ts";
import { type Figure, timeOf } from "./figure.ts";
import { median } from "./median.ts";

const ROUNDS = 30;

/** How long a picture takes once everything is loaded: the slowest of all charts, and the forecast that one of them needs. */
export async function chartFigures(): Promise<readonly Figure[]> {
  const times = Object.entries(gallery).map(([name, chart]) => ({ name, millis: timed(() => drawChart(chart)) }));
  const slowest = times.reduce((one, other) => (other.millis > one.millis ? other : one));
  const months = Array.from({ length: 36 }, (_, index) => 1000 + index * 14 + ((index * 37) % 91));
  return [
    timeOf(`slowest of ${times.length} charts, ${slowest.name}`, 5, slowest.millis, "ms", 2),
    timeOf(
      "forecast of 36 months, with its back-test",
      50,
      timed(() => forecast(months, 3, 12)),
      "ms",
      1,
    ),
  ];
}

function timed(work: () => unknown): number {
  return median(
    Array.from({ length: ROUNDS }, () => {
      const started = performance.now();
      work();
      return performance.now() - started;
    }),
  );
}
