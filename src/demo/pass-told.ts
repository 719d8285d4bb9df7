import type { Operation } from "../operation/operation.ts";
import type { Outcome } from "../operation/outcome.ts";
import { listed } from "../render/listed.ts";
import { operationWords } from "../render/operation-words.ts";
import type { PassDone } from "./run-pass.ts";

/** What a pass did, one sentence each; what only keeps things in step with one another is left out. */
export function passTold({ plan, outcomes }: PassDone): readonly string[] {
  const all = plan.operations;
  const done = new Map(outcomes.map((outcome) => [outcome.key, outcome]));
  return all.flatMap((operation) => {
    const outcome = done.get(operation.key);
    if (outcome === undefined) return [];
    if (outcome.kind !== "done")
      return [`${whatFailed(outcome)}: ${operationWords(operation, all).verb}. ${operation.reason}`];
    return isInStep(operation, all) ? [] : [`${deed(operation, all, done)}: ${operation.reason}`];
  });
}

/** Whether a pass wrote the almanac issue afresh. */
export function wroteAlmanac({ outcomes }: PassDone): boolean {
  return outcomes.some(({ key, kind }) => key === "update:almanac" && kind === "done");
}

/** The almanac issue, the links between an issue and its draft, the note that a reminder was given; a draft is told with its issue. */
function isInStep(operation: Operation, all: readonly Operation[]): boolean {
  if (operation.key === "update:almanac") return true;
  if (operation.kind === "open-pull-request")
    return all.some((other) => other.kind === "open-issue" && other.title === operation.title);
  if (operation.kind !== "update-issue" || operation.state !== undefined) return false;
  const { needs, issue } = operation;
  return typeof issue !== "number" || all.some((other) => other.kind === "comment" && other.key === needs);
}

const PAST: Readonly<Record<string, string>> = {
  open: "opened",
  reopen: "reopened",
  close: "closed",
  commit: "committed",
  comment: "commented",
  change: "changed",
  update: "changed",
  assign: "assigned",
  label: "labelled",
  take: "took",
};

function deed(operation: Operation, all: readonly Operation[], done: ReadonlyMap<string, Outcome>): string {
  const { verb, subject } = operationWords(operation, all);
  const said = verb.replace(/^\w+/, (word) => PAST[word] ?? word);
  const number = numberOf(operation.key, done);
  if (operation.kind !== "open-issue")
    return `${said} ${number !== "" && !subject.startsWith("#") ? `${number} ` : ""}${subject}`;
  const draft = all.find((other) => other.kind === "open-pull-request" && other.title === operation.title);
  const whom = operation.assignees.length === 0 ? "" : ` for ${listed(operation.assignees)}`;
  return `opened ${number} ${subject}${whom}${draft === undefined ? "" : `, with the draft ${numberOf(draft.key, done)}`}`;
}

function numberOf(key: string, done: ReadonlyMap<string, Outcome>): string {
  const outcome = done.get(key);
  return outcome?.kind === "done" && outcome.number !== undefined ? `#${outcome.number}` : "";
}

function whatFailed(outcome: Exclude<Outcome, { kind: "done" }>): string {
  switch (outcome.kind) {
    case "unchanged":
      return "found done already";
    case "skipped":
      return `left out, because ${outcome.because}`;
    case "failed":
    case "unknown":
      return `could not do, because ${outcome.problem.cause}`;
  }
}
