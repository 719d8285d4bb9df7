import { oneLine } from "../markdown/one-line.ts";
import type { Operation } from "../operation/operation.ts";
import type { Plan } from "../operation/plan.ts";
import { formatMoment } from "../time/format.ts";
import type { Zone } from "../time/local-date.ts";
import { counted } from "./counted.ts";
import { listed } from "./listed.ts";
import { type OperationWords, operationWords } from "./operation-words.ts";

/** How a plan is shown on a terminal: on the clocks of which zone, and whether in colour. */
export type PlanText = { readonly zone: Zone; readonly color: boolean };

/** A plan for a terminal, readable like a diff: every change with its reason, then problems, notes and what is due next. */
export function renderPlanText(plan: Plan, { zone, color }: PlanText): string {
  const paint: Paint = color ? (code, text) => `\u001B[${code}m${text}\u001B[0m` : (_, text) => text;
  const when = (instant: string): string => formatMoment(instant, zone, { year: true, zone: true });
  const sections = [
    paint(BOLD, `Plan of ${when(plan.plannedAt)}`),
    ...plan.operations.map((operation) => change(operation, plan.operations, paint)),
    total(plan.operations),
    section(
      "Problems",
      plan.problems.map((problem) => problemText(problem, paint)),
      paint,
    ),
    section(
      "Notes",
      plan.notes.map((note) => `  ${oneLine(note)}`),
      paint,
    ),
    plan.nextDueAt === undefined ? "Nothing is due after this." : `Next due ${when(plan.nextDueAt)}.`,
  ];
  return sections.filter((part) => part !== "").join("\n\n");
}

type Paint = (code: number, text: string) => string;

const BOLD = 1;
const DIM = 2;
const RED = 31;
const COLORS = { "+": 32, "~": 33, "-": RED } as const;

function change(operation: Operation, all: readonly Operation[], paint: Paint): string {
  const { sign, verb, subject, details } = operationWords(operation, all);
  return [
    paint(COLORS[sign], `${sign} ${verb} ${oneLine(subject)}`),
    ...details.map((detail) => `    ${oneLine(detail)}`),
    `    ${paint(DIM, oneLine(operation.reason))}`,
  ].join("\n");
}

function total(operations: readonly Operation[]): string {
  if (operations.length === 0) return "Nothing to do.";
  const count = (sign: OperationWords["sign"]): number =>
    operations.filter((operation) => operationWords(operation, operations).sign === sign).length;
  const parts = [
    [count("+"), "to add"],
    [count("~"), "to change"],
    [count("-"), "to close"],
  ] as const;
  return `${counted(operations.length, "change")}: ${listed(parts.filter(([number]) => number > 0).map(([number, what]) => `${number} ${what}`))}.`;
}

function problemText(problem: Plan["problems"][number], paint: Paint): string {
  const place = problem.place === "" ? "" : `\n    at ${oneLine(problem.place)}`;
  return `${paint(RED, "!")} ${oneLine(problem.cause)}${place}\n    fix: ${oneLine(problem.fix)}`;
}

function section(title: string, entries: readonly string[], paint: Paint): string {
  return entries.length === 0 ? "" : [paint(BOLD, title), ...entries].join("\n");
}
