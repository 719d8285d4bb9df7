import type { TextProblem } from "../errors.ts";
import { type Marker, writeMarker } from "../markdown/marker.ts";
import { safeCode, safeText } from "../markdown/safe-text.ts";
import type { Operation } from "../operation/operation.ts";
import type { Plan } from "../operation/plan.ts";
import { bodyLimit } from "./body-limit.ts";
import { counted } from "./counted.ts";
import { listed } from "./listed.ts";
import { operationWords } from "./operation-words.ts";
import { type PlanDifference, planDifference } from "./plan-difference.ts";
import { problemLine } from "./problem-line.ts";
import { sentence } from "./sentence.ts";
import { type Upcoming, upcomingChanges } from "./upcoming-changes.ts";

/** What a playbook comes to: the plan of a pass with it, the problems that make it useless, or no file at all. */
export type PlannedWith =
  | { readonly kind: "planned"; readonly plan: Plan; readonly upcoming: readonly Upcoming[] }
  | { readonly kind: "invalid"; readonly problems: readonly TextProblem[] }
  | { readonly kind: "missing" };

/** A change of the playbook: what it comes to before and after, and the branch it is to be merged into. */
export type PlaybookChange = { readonly before: PlannedWith; readonly after: PlannedWith; readonly base: string };

/** The mark of the one comment that tells of a playbook's change. */
export const planMarker: Marker = { kind: "status", key: ["plan"], notes: {} };

/** Entries of each list: fewer where a comment would grow too long. Whoever wants more runs `almanac plan`. */
const MOST = [30, 10, 3] as const;

/** The comment on a pull request that changes the playbook: what the next pass would do with it, why, and what is new in that; no instants, so that equal plans are equal text. */
export function renderPlanComment(change: PlaybookChange): string {
  const [first, ...shorter] = MOST;
  const whole = commentOf(change, first);
  return whole.length <= bodyLimit
    ? whole
    : (shorter.map((most) => commentOf(change, most)).find((text) => text.length <= bodyLimit) ?? commentOf(change, 0));
}

function commentOf({ before, after, base }: PlaybookChange, most: number): string {
  switch (after.kind) {
    case "missing":
      return comment([
        "## Almanac would stop",
        `This pull request removes the playbook: after the merge into ${safeCode(base)} nothing is opened, closed or committed any more. What stands stays as it is.`,
      ]);
    case "invalid":
      return comment([
        "## This playbook cannot be used",
        `After the merge into ${safeCode(base)} every pass would stop with this, and nothing would be opened or changed.`,
        list(after.problems.map(problem), most),
      ]);
    case "planned": {
      const difference = planDifference(before.kind === "planned" ? before.plan : undefined, after.plan);
      const later = before.kind === "planned" ? upcomingChanges(before.upcoming, after.upcoming) : [];
      return comment([
        "## What Almanac would do with this playbook",
        comparison(before, difference, later.length, base),
        section("New with this change", difference.incoming, after.plan, most),
        before.kind === "planned" ? section("No longer done", difference.gone, before.plan, most) : "",
        titled("Later on", list(later, most)),
        titled(
          "Needs somebody",
          list(
            after.plan.problems.map((one) => problemLine(one)),
            most,
          ),
        ),
        titled(
          "Notes",
          list(
            after.plan.notes.map((note) => `- ${sentence(note)}`),
            most,
          ),
        ),
        folded(difference.same, after.plan, most),
        "<sub>Planned against the repository as it stands, without inputs and secrets. Nothing of it happens before the merge.</sub>",
      ]);
    }
  }
}

/** The comment where a later commit took the change of the playbook back. */
export function renderPlanWithdrawn(): string {
  return comment(["This pull request no longer changes the playbook, so it changes nothing in what Almanac does."]);
}

/** The whole difference in one sentence. */
function comparison(
  before: PlannedWith,
  { incoming, gone, same }: PlanDifference,
  later: number,
  base: string,
): string {
  const branch = safeCode(base);
  if (before.kind === "missing")
    return `There is no playbook on ${branch} yet: ${counted(incoming.length, "change")} in the first pass.`;
  if (before.kind === "invalid")
    return `The playbook on ${branch} cannot be used, so nothing is done now: ${counted(incoming.length, "change")} in the first pass after the merge.`;
  const parts = [
    ...(incoming.length > 0 ? [`${counted(incoming.length, "change comes", "changes come")} in`] : []),
    ...(gone.length > 0 ? [`${counted(gone.length, "falls", "fall")} away`] : []),
    ...(same.length > 0 ? [`${counted(same.length, "stays", "stay")} as before`] : []),
  ];
  const next = incoming.length + gone.length === 0 ? "does the same as now" : `is another: ${listed(parts)}`;
  const then = later === 0 ? "" : `; ${counted(later, "cadence goes", "cadences go")} on otherwise`;
  return `**Compared with ${branch}** the next pass ${next}${then}.`;
}

function section(title: string, operations: readonly Operation[], plan: Plan, most: number): string {
  return titled(
    title,
    list(
      operations.map((operation) => row(operation, plan)),
      most,
    ),
  );
}

function folded(operations: readonly Operation[], plan: Plan, most: number): string {
  if (operations.length === 0) return "";
  const rows = list(
    operations.map((operation) => row(operation, plan)),
    most,
  );
  return `<details><summary>${counted(operations.length, "change")} as before</summary>\n\n${rows}\n\n</details>`;
}

function row(operation: Operation, plan: Plan): string {
  const { verb, subject, details } = operationWords(operation, plan.operations);
  const more = details.length === 0 ? "" : ` (${safeText(details.join(", "), { limit: 300 })})`;
  return `- ${verb} **${safeText(subject, { limit: 200 })}**${more}: ${sentence(operation.reason.slice(0, 1000))}`;
}

function problem({ file, line, column, severity, message }: TextProblem): string {
  return `- ${severity} ${safeCode(`${file}:${line}:${column}`)} ${sentence(message.slice(0, 1000))}`;
}

function list(rows: readonly string[], most: number): string {
  return [...rows.slice(0, most), ...(rows.length > most ? [`- and ${rows.length - most} more`] : [])].join("\n");
}

function titled(title: string, rows: string): string {
  return rows === "" ? "" : `### ${title}\n\n${rows}`;
}

function comment(parts: readonly string[]): string {
  return [...parts, writeMarker(planMarker)].filter((part) => part !== "").join("\n\n");
}
