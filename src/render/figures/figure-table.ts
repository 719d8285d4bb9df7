import { safeText } from "../../markdown/safe-text.ts";
import { formatFigure, symbolOf, windowWords } from "../../metrics/format-figure.ts";
import { formatTarget } from "../../metrics/format-target.ts";
import type { Trend } from "../../metrics/trend.ts";
import { courseOf } from "./course-of.ts";

/** How many windows a row of blocks shows. */
const LAST = 6;

/** Figures with their targets as four narrow columns; the symbol never stands without a number or a word. */
export function figureTable(trends: readonly Trend[], linkOf: (trend: Trend) => string | undefined): string {
  const rows = trends.map((trend) => {
    const { newest, figures, target } = trend;
    const shown = `${symbolOf(newest, target)} ${formatFigure(newest, target)}`;
    const link = newest.kind === "no-data" ? linkOf(trend) : undefined;
    const cells = [
      nameOf(trend),
      link === undefined ? shown : `[${shown}](${link})`,
      target === undefined ? "" : formatTarget(target).replace("<", "&lt;"),
      courseOf(figures.slice(-LAST), target),
    ];
    return `|${cells.map((cell) => (cell === "" ? " " : ` ${cell} `)).join("|")}|`;
  });
  return ["| | Now | Target | Last 6 |", "|---|---|---|---|", ...rows].join("\n");
}

/** `User growth, October 2026`, `Uptime, 30 days`; what is measured by the week or day has no need to say so. */
export function nameOf({ metric, newest }: Trend): string {
  const title = safeText(metric.title);
  if (newest.kind !== "value" && newest.kind !== "zero") return title;
  return /^\d{4}-W\d\d$/.test(newest.window.key) ? title : `${title}, ${windowWords(newest)}`;
}
