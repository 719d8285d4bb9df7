/** A broken rule of the house: where, and what to do about it. */
export type Violation = { readonly path: string; readonly line: number; readonly message: string };

/** `src/plan/x.ts:3 message`, sorted by place: the form in which a test shows them. */
export function describeViolations(violations: readonly Violation[]): readonly string[] {
  return violations
    .toSorted((a, b) => (a.path === b.path ? a.line - b.line : a.path < b.path ? -1 : 1))
    .map(({ path, line, message }) => `${path}:${line} ${message}`);
}
