import { regenerate } from "../../markdown/region.ts";
import type { Trend } from "../../metrics/trend.ts";
import { FIGURES, targetFigures } from "../../render/target-issue.ts";
import type { Item } from "../../snapshot/item.ts";
import { type Draft, draft } from "../draft.ts";
import type { World } from "../world.ts";

/** Brings the figures in the issue of a missed target up to date; what people wrote stays. */
export function followTarget(world: World, trend: Trend, item: Item): Draft {
  const body = withFigures(trend, item);
  if (body === item.body) return draft({});
  return draft({
    operations: [
      {
        kind: "update-issue",
        key: `target:follow:${trend.metric.id}`,
        issue: item.number,
        title: undefined,
        body,
        state: undefined,
        needs: undefined,
        reason: `Its figures have changed (${world.today}).`,
      },
    ],
  });
}

/** The body of such an issue with the figures as they are now. */
export function withFigures(trend: Trend, { body }: Item): string {
  return regenerate(body, new Map([[FIGURES, targetFigures(trend)]])).text;
}
