import type { Amount, Per, Target } from "../playbook/parse-target.ts";
import { lengthWords } from "./amount-words.ts";
import type { Unit } from "./figure.ts";

const NO_BREAK_SPACE = "\u00a0";

/** A target in a few signs for a table, `> 99.9 %`, `< 30 min`, `multiple/day`; Markdown-safe except for `<`. */
export function formatTarget(target: Target): string {
  return written(target, (relation) => `${SIGNS[relation]}${NO_BREAK_SPACE}`);
}

/** A target in words for a sentence, `above 99.9 %`, `under 30 min`. */
export function targetWords(target: Target): string {
  return written(target, (relation) => `${relation} `);
}

/** What a figure must count in to be held against a target. */
export function unitOf(target: Target): Unit {
  switch (target.kind) {
    case "bound":
      return target.amount.unit;
    case "multiple":
      return `per-${target.per}`;
    case "gain":
      return "percent";
  }
}

/** Digits after the point that tell a figure from its target: one more than the target has. */
export function decimalsFor(target: Target | undefined): number {
  if (target === undefined || target.kind === "multiple") return 1;
  const [, rest = ""] = String(target.kind === "gain" ? target.percent : target.amount.value).split(".");
  return rest.length === 0 && target.kind === "bound" && target.amount.unit === "count" ? 0 : rest.length + 1;
}

type Relation = Extract<Target, { kind: "bound" }>["relation"];

const SIGNS = { above: ">", under: "<", "at least": "≥", "at most": "≤" } satisfies Record<Relation, string>;

function written(target: Target, relation: (relation: Relation) => string): string {
  switch (target.kind) {
    case "bound":
      return `${relation(target.relation)}${amountText(target.amount)}`;
    case "multiple":
      return `multiple/${target.per satisfies Per}`;
    case "gain":
      return `${target.percent}${NO_BREAK_SPACE}%/${target.per}`;
  }
}

function amountText({ unit, value }: Amount): string {
  switch (unit) {
    case "percent":
      return `${value}${NO_BREAK_SPACE}%`;
    case "ratio":
      return `${value}:1`;
    case "millis":
      return lengthWords(value);
    case "count":
      return String(value);
  }
}
