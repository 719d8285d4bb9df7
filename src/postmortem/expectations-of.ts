import type { Incidents } from "../playbook/incidents.ts";
import type { Expectations } from "./expectations.ts";

/** What the playbook holds a post-mortem against; the rest the caller knows. */
export function expectationsOf(
  { postMortems, severities }: Pick<Incidents, "postMortems" | "severities">,
  known: Pick<Expectations, "severity" | "today" | "assignable">,
): Expectations {
  const by = (pick: (severity: Incidents["severities"][number]) => number | undefined): Expectations["updates"] =>
    Object.fromEntries(severities.map((severity) => [severity.id, pick(severity)]));
  return {
    rules: postMortems,
    updates: by(({ updates }) => updates),
    actionsWithin: by(({ actions }) => actions),
    ...known,
  };
}
