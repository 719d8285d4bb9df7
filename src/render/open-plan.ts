import type { Operation } from "../operation/operation.ts";
import type { Outcome } from "../operation/outcome.ts";
import type { Plan } from "../operation/plan.ts";

/** A plan as anybody may read it: of what is written into a private repository it says only that it is. */
export function openPlan(plan: Plan): Plan {
  return { ...plan, operations: plan.operations.map(openOperation) };
}

/** Outcomes as anybody may read them. */
export function openOutcomes(plan: Plan, outcomes: readonly Outcome[]): readonly Outcome[] {
  const hidden = new Set(plan.operations.filter(isHidden).map(({ key }) => key));
  return outcomes.map((outcome) =>
    outcome.kind === "done" && hidden.has(outcome.key) ? { ...outcome, number: undefined, url: undefined } : outcome,
  );
}

const KEPT = "(only in the private repository)";

function isHidden(operation: Operation): boolean {
  return "in" in operation;
}

function openOperation(operation: Operation): Operation {
  if (!isHidden(operation)) return operation;
  return {
    ...operation,
    ...("body" in operation && operation.body !== undefined && { body: KEPT }),
    ...("title" in operation && operation.title !== undefined && { title: KEPT }),
    ...(operation.kind === "open-pull-request" && { branch: KEPT, base: KEPT, message: KEPT, files: [] }),
  };
}
