import type { Trend } from "../../metrics/trend.ts";
import { counted } from "../counted.ts";

/** `**7 of 13 targets met · 3 missed · 1 stale · 2 not measured**`. */
export function targetsMet(trends: readonly Trend[]): string {
  const aimed = trends.filter(({ target }) => target !== undefined);
  const count = (test: (trend: Trend) => boolean) => aimed.filter(test).length;
  const missed = count(({ status }) => status === "missed");
  const stale = count(({ newest: { kind } }) => kind === "stale");
  const none = count(({ newest: { kind } }) => kind === "no-data");
  const parts = [
    `${count(({ status }) => status === "met")} of ${counted(aimed.length, "target")} met`,
    ...(missed > 0 ? [`${missed} missed`] : []),
    ...(stale > 0 ? [`${stale} stale`] : []),
    ...(none > 0 ? [`${none} not measured`] : []),
  ];
  return `**${parts.join(" · ")}**`;
}
