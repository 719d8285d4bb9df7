import type { Problem } from "../../operation/plan.ts";

/** Which of the wanted names an answer does not show; GitHub drops without a word what it does not allow, and does not mind case. */
export function dropped(wanted: readonly string[], shown: readonly string[]): readonly string[] {
  const known = new Set(shown.map((name) => name.toLowerCase()));
  return wanted.filter((name) => !known.has(name.toLowerCase()));
}

/** The problem with people who were not assigned, if there are any. */
export function assigneesDropped(
  wanted: readonly string[],
  shown: readonly string[],
  place: string,
): readonly Problem[] {
  const names = dropped(wanted, shown);
  if (names.length === 0) return [];
  const cause = `GitHub did not assign ${names.join(", ")}.`;
  return [
    {
      id: "assignees-dropped",
      cause,
      place,
      fix: "Give them access to the repository, or name somebody else in `roles:` of the playbook.",
    },
  ];
}

/** The problem with labels that were not set, if there are any. */
export function labelsDropped(wanted: readonly string[], shown: readonly string[], place: string): readonly Problem[] {
  const names = dropped(wanted, shown);
  if (names.length === 0) return [];
  return [
    {
      id: "labels-dropped",
      cause: `GitHub did not set the labels ${names.join(", ")}.`,
      place,
      fix: "Give the token's account triage rights.",
    },
  ];
}
