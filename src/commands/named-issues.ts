/** The numbers of the issues that an event is about; none where it is about none. */
export function namedIssues(event: unknown): readonly number[] {
  const issue = fieldOf(event, "issue");
  const number = fieldOf(issue, "number");
  return typeof number === "number" && Number.isInteger(number) && fieldOf(issue, "pull_request") === undefined
    ? [number]
    : [];
}

function fieldOf(value: unknown, name: string): unknown {
  if (typeof value !== "object" || value === null) return undefined;
  const fields: Readonly<Record<string, unknown>> = { ...value };
  return Object.hasOwn(fields, name) ? fields[name] : undefined;
}
