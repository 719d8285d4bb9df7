import { addDays, type LocalDate } from "../time/local-date.ts";
import { type Figure, valueOf } from "./figure.ts";
import { type Recorded, recordedIn } from "./history.ts";
import type { Trend } from "./trend.ts";

/** A figure that an earlier report showed otherwise, because something arrived late. */
export type Restatement = {
  readonly figure: Figure;
  /** What the report said; undefined where it had no value. */
  readonly was: number | undefined;
};

/** What has changed of the figure that a report showed for a period that ended on `ended`, after that report was finished, whose figures were recorded on `told` at the latest; undefined where it stands as it was. */
export function restatedSince(
  { metric, figures }: Trend,
  history: readonly Recorded[],
  { ended, told }: { readonly ended: LocalDate; readonly told: LocalDate },
): Restatement | undefined {
  const figure = figures.slice(0, -1).findLast(({ window }) => window.to <= ended);
  if (figure === undefined || valueOf(figure) === undefined || figure.window.to < addDays(ended, -45)) return undefined;
  const record = recordedIn(history, metric.id, figure.window);
  if (record?.restated !== undefined && record.restated.on > told) return { figure, was: record.restated.was };
  // What is counted on GitHub is recorded for weeks that were over before anybody looked.
  if (metric.origin?.kind === "github") return undefined;
  // What came this very morning is not recorded yet, beside what was before.
  const isLate = record === undefined ? history.some((one) => one.metric === metric.id) : record.recorded > told;
  return isLate ? { figure, was: undefined } : undefined;
}
