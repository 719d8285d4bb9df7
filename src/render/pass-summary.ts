import { safeText, safeUrl } from "../markdown/safe-text.ts";
import type { Operation } from "../operation/operation.ts";
import type { Outcome } from "../operation/outcome.ts";
import type { Plan, Problem } from "../operation/plan.ts";
import { formatMoment } from "../time/format.ts";
import type { Zone } from "../time/local-date.ts";
import { byteLength, cutToBytes } from "./cut-to-bytes.ts";
import { counted } from "./counted.ts";
import { operationWords } from "./operation-words.ts";
import { problemLine } from "./problem-line.ts";
import { sentence } from "./sentence.ts";

/** One pass, as it went. */
export type PassSummary = {
  readonly plan: Plan;
  /** undefined where nothing was written. */
  readonly outcomes: readonly Outcome[] | undefined;
  readonly zone: Zone;
  /** How many requests it took. */
  readonly requests: number;
  /** `https://github.com/acme/shop`. */
  readonly repositoryUrl: string;
  /** Why nothing was written, as a sentence. */
  readonly reasonNotWritten?: string | undefined;
};

/** GitHub takes 1 MiB a step. */
const LIMIT = 900 * 1024;

const TOO_LONG = "This summary was too long and ends here; the whole plan is in the plan file.";

/** The job summary of a pass, in Markdown: what needs somebody, what was done with links, what is due next. At most 900 KiB. */
export function renderPassSummary(pass: PassSummary): string {
  const { plan, zone } = pass;
  const when = (instant: string): string => formatMoment(instant, zone, { year: true, zone: true });
  const parts = [
    `## Almanac: ${headline(pass)}`,
    pass.outcomes === undefined
      ? `**Nothing was written.** ${pass.reasonNotWritten === undefined ? "This is a plan only." : sentence(pass.reasonNotWritten)}`
      : "",
    section(
      "Needs somebody",
      distinct([...failures(pass), ...plan.problems]).map((problem) => problemLine(problem)),
    ),
    ...GROUPS.map(({ title, planned, of }) =>
      section(pass.outcomes === undefined ? planned : title, entries(pass, of)),
    ),
    section("Not done", undone(pass)),
    section(
      "Notes",
      plan.notes.map((note) => `- ${sentence(note)}`),
    ),
    `${plan.nextDueAt === undefined ? "Nothing is due after this." : `**Next due** ${when(plan.nextDueAt)}.`} Planned ${when(plan.plannedAt)}, ${counted(pass.requests, "request")}.`,
  ];
  const unfolded = parts.filter((part) => part !== "");
  const whole = textOf([...unfolded, folded(entries(pass, "changed"))].filter((part) => part !== ""));
  return byteLength(whole) <= LIMIT ? whole : cutToBytes(textOf(unfolded), LIMIT, TOO_LONG);
}

const GROUPS: readonly { readonly title: string; readonly planned: string; readonly of: Group }[] = [
  { title: "Opened", planned: "Would be opened", of: "opened" },
  { title: "Closed", planned: "Would be closed", of: "closed" },
  { title: "Committed", planned: "Would be committed", of: "committed" },
];

type Group = "opened" | "closed" | "committed" | "changed";

function groupOf(operation: Operation): Group {
  if (operation.kind === "open-issue" || operation.kind === "open-pull-request") return "opened";
  if (operation.kind === "commit-files" || operation.kind === "change-file") return "committed";
  const closes = operation.kind === "update-issue" && operation.state !== undefined && operation.state.kind !== "open";
  return closes ? "closed" : "changed";
}

/** What was done of a group, or would be where nothing is written. */
function done({ plan, outcomes }: PassSummary, group: Group): readonly Operation[] {
  const written =
    outcomes === undefined
      ? undefined
      : new Set(outcomes.filter((outcome) => outcome.kind === "done").map((outcome) => outcome.key));
  return plan.operations.filter((operation) => groupOf(operation) === group && written?.has(operation.key) !== false);
}

function headline(pass: PassSummary): string {
  const groups = [...GROUPS.map(({ of }) => of), "changed"] as const;
  const counts = groups.map((of) => [done(pass, of).length, of] as const).filter(([count]) => count > 0);
  const failed = (pass.outcomes ?? []).filter(
    (outcome) => outcome.kind === "failed" || outcome.kind === "unknown",
  ).length;
  const parts = [
    ...counts.map(([count, group]) => `${count} ${pass.outcomes === undefined ? "to be " : ""}${group}`),
    ...(failed > 0 ? [`${failed} failed`] : []),
  ];
  return parts.length === 0 ? "nothing to do" : parts.join(", ");
}

function entries(pass: PassSummary, group: Group): readonly string[] {
  return done(pass, group).map((operation) => entry(operation, pass));
}

/** Comments, labels and links between items: for whoever wants to know exactly. */
function folded(rows: readonly string[]): string {
  if (rows.length === 0) return "";
  return `<details><summary>${counted(rows.length, "smaller change")}</summary>\n\n${rows.join("\n")}\n\n</details>`;
}

function entry(operation: Operation, pass: PassSummary): string {
  const { verb, subject, details } = operationWords(operation, pass.plan.operations);
  const what = groupOf(operation) === "changed" ? `${verb} ` : "";
  const more = details.length === 0 ? "" : ` (${safeText(details.join(", "), { limit: 300 })})`;
  return `- ${what}${linked(operation, subject, pass)}${more}: ${sentence(operation.reason)}`;
}

/** What an operation is about, linked to where it can be seen. */
function linked(operation: Operation, subject: string, { outcomes, repositoryUrl }: PassSummary): string {
  // Where confidential things are handled needs no address here.
  if ("in" in operation) return safeText(subject);
  const outcome = outcomes?.find((one) => one.key === operation.key);
  const opened = outcome?.kind === "done" ? outcome : undefined;
  const number =
    opened?.number ?? ("issue" in operation && typeof operation.issue === "number" ? operation.issue : undefined);
  const label = number === undefined || subject === `#${number}` ? shown(subject) : `${shown(subject)} #${number}`;
  const url = safeUrl(opened?.url ?? (number === undefined ? "" : `${repositoryUrl}/issues/${number}`));
  return url === undefined ? label : `[${label}](${url})`;
}

/** A number of ours stays as it is; all else is foreign. */
function shown(subject: string): string {
  return /^#\d+$/.test(subject) ? subject : safeText(subject);
}

function failures({ plan, outcomes = [] }: PassSummary): readonly Problem[] {
  return outcomes.flatMap((outcome) => {
    if (outcome.kind === "done") return outcome.problems;
    if (outcome.kind !== "failed" && outcome.kind !== "unknown") return [];
    const operation = plan.operations.find((one) => one.key === outcome.key);
    if (operation === undefined) return [outcome.problem];
    const { verb, subject } = operationWords(operation, plan.operations);
    const doing = outcome.kind === "failed" ? "Could not" : "It is not known whether this worked:";
    return [{ ...outcome.problem, cause: `${doing} ${verb} ${subject}: ${outcome.problem.cause}` }];
  });
}

/** What was not tried, one entry for each reason. */
function undone({ plan, outcomes = [] }: PassSummary): readonly string[] {
  const reasons = new Map<string, string[]>();
  for (const outcome of outcomes) {
    const operation = plan.operations.find((one) => one.key === outcome.key);
    if (outcome.kind !== "skipped" || operation === undefined) continue;
    const { verb, subject } = operationWords(operation, plan.operations);
    reasons.set(outcome.because, [...(reasons.get(outcome.because) ?? []), `${verb} ${shown(subject)}`]);
  }
  return [...reasons].map(([because, words]) => `- ${words.join("; ")}: ${sentence(because)}`);
}

function distinct(problems: readonly Problem[]): readonly Problem[] {
  return [...new Map(problems.map((problem) => [`${problem.id} ${problem.place} ${problem.cause}`, problem])).values()];
}

function section(title: string, rows: readonly string[]): string {
  return rows.length === 0 ? "" : `### ${title}\n\n${rows.join("\n")}`;
}

function textOf(parts: readonly string[]): string {
  return `${parts.join("\n\n")}\n`;
}
