import type { Target } from "../../playbook/parse-target.ts";
import { type Figure, valueOf } from "../../metrics/figure.ts";
import { formatFigure } from "../../metrics/format-figure.ts";
import { sparkline } from "../chart/sparkline.ts";

/** Figures over time, oldest first, as a row of blocks in code, with a dot for each that is missing; what reads alike is drawn alike, and nothing is drawn of fewer than two. */
export function courseOf(figures: readonly (Figure | undefined)[], target: Target | undefined): string {
  // History is rounded at a late digit: a difference that no printed figure shows is none.
  const written = new Map<string, number>();
  const values = figures.map((figure) => {
    const value = figure === undefined ? undefined : valueOf(figure);
    if (figure === undefined || value === undefined) return undefined;
    const words = formatFigure(figure, target);
    const alike = written.get(words) ?? value;
    written.set(words, alike);
    return alike;
  });
  return values.filter((value) => value !== undefined).length < 2 ? "" : `\`${sparkline(values)}\``;
}
