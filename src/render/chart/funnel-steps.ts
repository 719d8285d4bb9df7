import type { Point } from "./chart.ts";

/** A stage of a funnel with its shares in per cent; undefined where one of the two is not known, or the whole is nothing. */
export type FunnelStep = Point & { readonly ofBefore: number | undefined; readonly ofFirst: number | undefined };

/** The stages with the share that got there from the stage before, and from the first. */
export function funnelSteps(points: readonly Point[]): readonly FunnelStep[] {
  return points.map((point, index) => ({
    ...point,
    ofBefore: shareOf(point.value, points[index - 1]?.value),
    ofFirst: index === 0 ? undefined : shareOf(point.value, points[0]?.value),
  }));
}

function shareOf(part: number | undefined, whole: number | undefined): number | undefined {
  return part === undefined || whole === undefined || whole <= 0 ? undefined : (part / whole) * 100;
}
