import type { Target } from "../playbook/parse-target.ts";
import { type Figure, valueOf } from "./figure.ts";

/** How a figure stands against its target; `unknown` without a target, or where nothing was measured. */
export type Status = "met" | "missed" | "unknown";

/** Holds a figure against its target. Figures and targets in different units cannot be compared, which is `unknown` too. */
export function judge(figure: Figure, target: Target | undefined): Status {
  const value = valueOf(figure);
  if (value === undefined || target === undefined) return "unknown";
  switch (target.kind) {
    case "multiple":
      return figure.unit === `per-${target.per}` ? word(value > 1) : "unknown";
    case "gain":
      return figure.unit === "percent" ? word(value >= target.percent) : "unknown";
    case "bound": {
      const { amount } = target;
      if (figure.unit !== amount.unit && !(amount.unit === "count" && figure.unit !== "millis")) return "unknown";
      return word(keepsBound(value, target));
    }
  }
}

/** Whether a larger figure is the better one. */
export function largerIsBetter(target: Target | undefined): boolean {
  return target?.kind !== "bound" || target.relation === "above" || target.relation === "at least";
}

/** How many windows in a row, the newest included, stand as the newest does; 0 where that is unknown. `statuses` come oldest first. */
export function streak(statuses: readonly Status[]): number {
  const newest = statuses.at(-1);
  if (newest === undefined || newest === "unknown") return 0;
  const other = statuses.findLastIndex((status) => status !== newest);
  return statuses.length - 1 - other;
}

function word(holds: boolean): Status {
  return holds ? "met" : "missed";
}

/** Whether a number, in the unit of a bound, keeps it. */
export function keepsBound(
  value: number,
  { relation, amount: { value: bound } }: Pick<Extract<Target, { kind: "bound" }>, "relation" | "amount">,
): boolean {
  switch (relation) {
    case "above":
      return value > bound;
    case "under":
      return value < bound;
    case "at least":
      return value >= bound;
    case "at most":
      return value <= bound;
  }
}
