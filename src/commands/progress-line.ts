import type { Progress } from "../github/apply-plan.ts";
import { operationWords } from "../render/operation-words.ts";

/** One line on an operation that just ended: `3/41 open issue Weekly analytics 2026-W47`. */
export function progressLine({ plan, operation, outcome, ended }: Progress): string {
  const { verb, subject } = operationWords(operation, plan.operations);
  const how = outcome.kind === "done" ? "" : `: ${outcome.kind}`;
  return `${ended}/${plan.operations.length} ${verb} ${subject}${how}`.replaceAll(/[\r\n]+/g, " ");
}
