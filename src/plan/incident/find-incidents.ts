import { INCIDENT_LABEL, isIncidentLabel } from "../../incident/declare.ts";
import type { Problem } from "../../operation/plan.ts";
import type { Issue } from "../../snapshot/issue.ts";
import { addMillis } from "../../time/instant.ts";
import { localOf } from "../../time/zone.ts";
import type { World } from "../world.ts";

/** The issues that may be incidents, by number; those asked for by number that are gone are left out. */
export type FoundIncidents = {
  readonly issues: readonly Issue[];
  readonly problems: readonly Problem[];
  /** Whether something is still to be read before all are known. */
  readonly missing: boolean;
};

/** Between two passes less time should go by than this; where the list of open issues does not reach back so far, each label is looked up. */
const REACH = 6 * 3_600_000;

/** Finds them without a request of their own: among the open issues of the quiet read, and among those remembered. Only where more changed than one page shows is each label looked up. */
export function findIncidents(world: World): FoundIncidents {
  const { playbook, snapshot, ledger, facts } = world;
  const { incidents, zone } = playbook;
  const problems: Problem[] = [];
  let missing = false;
  const found = new Map(snapshot.issues.map((issue) => [issue.number, issue]));
  for (const label of labelsToLookUp(world)) {
    const asked = facts.ask<"labelled">({ kind: "labelled", label, since: undefined });
    if (asked.kind === "failed") problems.push(asked.problem);
    else if (asked.kind === "missing") missing = true;
    else for (const issue of asked.value) if (!found.has(issue.number)) found.set(issue.number, issue);
  }
  const watched = new Set(ledger.incidents?.watched);
  for (const number of new Set([...watched, ...snapshot.named])) {
    // A list may not show yet what just happened to the issue that started this pass.
    if (found.has(number)) continue;
    const asked = facts.ask<"issue">({ kind: "issue", number });
    // Asked for together, so that one round of reading is enough for both.
    if (watched.has(number)) facts.ask<"timeline">({ kind: "timeline", issue: number });
    if (asked.kind === "failed") problems.push(asked.problem);
    else if (asked.kind === "missing") missing = true;
    else if (asked.value !== undefined) found.set(number, asked.value);
  }
  const rules = { incidents };
  const issues = [...found.values()].filter((issue) => {
    if (watched.has(issue.number)) return true;
    const labels = issue.labels.filter((label) => isIncidentLabel(label, rules));
    if (labels.length === 0 || issue.state === "closed") return false;
    // Whatever was labelled after the first day was changed after it.
    if (incidents.from !== undefined && localOf(issue.updatedAt, zone).date < incidents.from) return false;
    const ordinary = ledger.incidents?.ordinary[String(issue.number)];
    return ordinary !== ordinaryLabels(issue, world) || snapshot.named.includes(issue.number);
  });
  return { issues: issues.toSorted((a, b) => a.number - b.number), problems, missing };
}

/** The labels by which an issue is known again that is no incident, because they are older than the first day. */
export function ordinaryLabels(issue: Issue, { playbook }: Pick<World, "playbook">): string {
  return issue.labels
    .filter((label) => isIncidentLabel(label, playbook))
    .toSorted()
    .join("+");
}

function labelsToLookUp({ snapshot, ledger, playbook, now }: World): readonly string[] {
  if (!snapshot.issuesCut) return [];
  const oldest = snapshot.issues.map(({ updatedAt }) => updatedAt).toSorted()[0];
  const reaches = oldest !== undefined && oldest <= addMillis(now, -REACH);
  if (ledger.incidents !== undefined && reaches) return [];
  return [...playbook.incidents.severities.map(({ id }) => id), INCIDENT_LABEL];
}
