import type { Operation } from "../operation/operation.ts";
import type { Plan } from "../operation/plan.ts";

/** How one plan differs from another, operation by operation; each list in the order of its plan. */
export type PlanDifference = {
  /** What only the new plan does, or does otherwise. */
  readonly incoming: readonly Operation[];
  /** What only the old plan does. */
  readonly gone: readonly Operation[];
  readonly same: readonly Operation[];
};

/** What changes when `after` takes the place of `before`. Keeping the almanac issue current is left out: every pass does that. */
export function planDifference(before: Plan | undefined, after: Plan): PlanDifference {
  const old = new Map(changesOf(before).map((operation) => [operation.key, operation]));
  const now = changesOf(after);
  const keys = new Set(now.map(({ key }) => key));
  const isSame = (operation: Operation): boolean => {
    const known = old.get(operation.key);
    return known !== undefined && contentOf(known) === contentOf(operation);
  };
  return {
    incoming: now.filter((operation) => !isSame(operation)),
    gone: [...old.values()].filter(({ key }) => !keys.has(key)),
    same: now.filter(isSame),
  };
}

function changesOf(plan: Plan | undefined): readonly Operation[] {
  return (plan?.operations ?? []).filter(({ key }) => key !== "open:almanac" && key !== "update:almanac");
}

/** Reasons are for people: the same change for another reason is the same change. */
function contentOf(operation: Operation): string {
  return JSON.stringify({ ...operation, reason: "" });
}
