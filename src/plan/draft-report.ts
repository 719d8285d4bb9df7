import type { CarriedBox } from "../cadence/unfinished-boxes.ts";
import type { Occurrence } from "../cadence/occurrence.ts";
import { ownerOf } from "../cadence/owner.ts";
import type { FileChange, Operation, Target, Text } from "../operation/operation.ts";
import type { Trend } from "../metrics/trend.ts";
import type { Problem } from "../operation/plan.ts";
import type { Picture } from "../render/figures/figure-directives.ts";
import { renderPullRequest, reportBranch, reportPath } from "../render/pull-request.ts";
import { renderReport } from "../render/report.ts";
import type { Item } from "../snapshot/item.ts";
import { activityOf } from "./activity-of.ts";
import { dataFiles } from "./data-files.ts";
import { figuresFor, shownIn } from "./figures-for.ts";
import { templateOf } from "./template-of.ts";
import type { World } from "./world.ts";

/** The pull request with an occurrence's draft report, and what must follow once its issue has a number. */
export type DraftReport =
  | { readonly kind: "waiting" }
  | {
      readonly kind: "none";
      readonly operations: readonly Operation[];
      readonly problems: readonly Problem[];
      readonly afterIssue: (issueKey: string) => readonly Operation[];
    }
  | {
      readonly kind: "made";
      readonly key: string;
      readonly branch: string;
      readonly questions: number;
      /** The metrics its figures are about. */
      readonly trends: readonly Trend[];
      readonly operations: readonly Operation[];
      readonly problems: readonly Problem[];
      readonly afterIssue: (issueKey: string) => readonly Operation[];
    };

/** What a draft report is made of. */
export type ReportSubject = {
  readonly occurrence: Occurrence;
  readonly missed: readonly Occurrence[];
  readonly carried: readonly CarriedBox[];
};

/** How many missed periods still get a report file in one pull request. */
const MISSED_FILES = 60;

/** The key of the operation that opens an occurrence's pull request. */
export function reportKey({ cadence, date }: Occurrence): string {
  return `report:${cadence.id}:${date}`;
}

/** Drafts the report of an occurrence and of the missed ones before it: one branch, one commit, one pull request; it names its issue at once where that stands. */
export function draftReport(world: World, subject: ReportSubject, standing?: Item): DraftReport {
  const { occurrence } = subject;
  const repository = world.facts.ask<"repository">({ kind: "repository" });
  const made = reportFiles(world, subject);
  if (repository.kind === "missing" || made.kind === "waiting") return { kind: "waiting" };
  const failed = repository.kind === "failed" ? [repository.problem] : [];
  if (repository.kind === "failed" || made.files.length === 0) {
    return { kind: "none", operations: [], problems: [...failed, ...made.problems], afterIssue: () => [] };
  }
  const key = reportKey(occurrence);
  const owner = ownerOf(world.playbook, occurrence.cadence.owner, world.today, world.away);
  const pull = (issue: Target | undefined) =>
    renderPullRequest({
      occurrence,
      owner,
      issue,
      missed: subject.missed,
      questions: made.questions,
      files: made.files.map((file) => file.path),
      repository: world.snapshot,
    });
  const opened = pull(standing?.number);
  return {
    kind: "made",
    key,
    branch: reportBranch(occurrence),
    questions: made.questions,
    trends: made.trends,
    problems: made.problems,
    operations: [
      {
        kind: "open-pull-request",
        key,
        branch: reportBranch(occurrence),
        base: repository.value.defaultBranch,
        title: opened.title,
        body: opened.body,
        message: opened.message,
        files: made.files,
        // People are asked by the assignment of the issue; a team can only be asked here, and only by the App.
        reviewers: [],
        teamReviewers: world.playbook.runner === "app" ? owner.teams : [],
        reason: `The draft of ${occurrence.cadence.output} ${occurrence.period.key}.`,
      },
    ],
    afterIssue: (issueKey) => [closesIssue(key, { ref: key }, pull({ ref: issueKey }).body)],
  };
}

/** Makes the merge of a report's pull request close its occurrence's issue. */
export function closesIssue(reportKeyOrId: string, issue: Target, body: Text): Operation {
  return {
    kind: "update-issue",
    key: `link:${reportKeyOrId}`,
    issue,
    title: undefined,
    body,
    state: undefined,
    needs: undefined,
    reason: "So that the merge closes the issue.",
  };
}

/** The files of a report and of the missed ones before it, `waiting` while something for them is unread. */
export function reportFiles(
  world: World,
  { occurrence, missed, carried }: ReportSubject,
):
  | { readonly kind: "waiting" }
  | {
      readonly kind: "known";
      readonly files: readonly FileChange[];
      readonly questions: number;
      /** The metrics the figures of the occurrence itself are about. */
      readonly trends: readonly Trend[];
      readonly problems: readonly Problem[];
    } {
  const { cadence } = occurrence;
  const covered = [...missed.slice(-MISSED_FILES), occurrence];
  const template = templateOf(world, cadence, "reports");
  const activity = activityOf(world, covered);
  const figures = template.kind === "known" ? figuresFor(world, template.value, covered) : undefined;
  const data = template.kind === "known" ? dataFiles(world, template.value) : undefined;
  if (template.kind === "missing" || activity.kind === "missing" || figures?.kind === "waiting" || data === "waiting")
    return { kind: "waiting" };
  const problems: Problem[] = [...template.problems];
  const files: FileChange[] = [];
  let questions = 0;
  for (const one of covered) {
    if (template.value === undefined) break;
    const shown = figures?.of.get(one);
    const report = renderReport({
      occurrence: one,
      owner: ownerOf(world.playbook, cadence.owner, world.today, world.away),
      activity: activity.kind === "value" ? activity.value : undefined,
      activityProblem: activity.kind === "failed" ? activity.problem.cause : undefined,
      carried: one === occurrence ? carried : [],
      ...(shown !== undefined && { figures: shown }),
      ...(data !== undefined && { data }),
      template: template.value,
      product: world.playbook.product,
      setting: world.setting,
      repository: world.snapshot,
    });
    if ("problems" in report) {
      problems.push(...report.problems.map((problem) => templateProblem(cadence.id, problem)));
      break;
    }
    files.push(
      { path: reportPath(one), text: report.text },
      ...report.pictures.map((picture) => pictureFile(one, picture)),
    );
    if (one === occurrence) questions = report.questions;
  }
  const trends = shownIn(template.value?.text ?? "", figures?.of.get(occurrence)?.trends ?? []);
  return { kind: "known", files, questions, trends, problems };
}

/** A picture stands in the folder of its report. */
function pictureFile(occurrence: Occurrence, { name, svg }: Picture): FileChange {
  return { path: reportPath(occurrence).replace(/[^/]*$/, name), text: svg };
}

function templateProblem(cadence: string, problem: { file: string; line: number; message: string }): Problem {
  return {
    id: "template-invalid",
    cause: `The report template of ${cadence} cannot be used: ${problem.message}`,
    place: `${problem.file}:${problem.line}`,
    fix: "Correct the template at that line.",
  };
}
