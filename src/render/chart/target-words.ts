import { amountWords } from "../../metrics/amount-words.ts";
import type { TargetLine, Unit } from "./chart.ts";

/** A target with its sign: `> 60 %`. */
export function targetWords(target: TargetLine, unit: Unit): string {
  return `${SIGNS[target.relation]}\u00a0${amountWords(target.value, unit)}`;
}

const SIGNS = { above: ">", under: "<", "at least": "≥", "at most": "≤" } as const satisfies Record<
  TargetLine["relation"],
  string
>;
