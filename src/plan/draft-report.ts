import type { CarriedBox } from "../cadence/unfinished-boxes.ts";
import type { Occurrence } from "../cadence/occurrence.ts";
import { occurrenceOwner } from "../cadence/occurrence-owner.ts";
import type { Trend } from "../metrics/trend.ts";
import type { FileChange, Operation, Target } from "../operation/operation.ts";
import type { Problem } from "../operation/plan.ts";
import type { Picture } from "../render/figures/figure-directives.ts";
import { renderPullRequest, reportBranch, reportPath } from "../render/pull-request.ts";
import { renderReport } from "../render/report.ts";
import { activityOf } from "./activity-of.ts";
import { dataFiles } from "./data-files.ts";
import { figuresFor, shownIn } from "./figures-for.ts";
import { incidentScene } from "./incident-scene.ts";
import { templateOf } from "./template-of.ts";
import { needsPast, workScenes } from "./workload/work-scenes.ts";
import type { World } from "./world.ts";

/** The pull request with an occurrence's draft report. */
export type DraftReport =
  | { readonly kind: "waiting" }
  | { readonly kind: "none"; readonly problems: readonly Problem[] }
  | {
      readonly kind: "made";
      readonly branch: string;
      readonly questions: number;
      /** The metrics its figures are about. */
      readonly trends: readonly Trend[];
      readonly operation: Operation;
      readonly problems: readonly Problem[];
    };

/** What a draft report is made of. */
export type ReportSubject = {
  readonly occurrence: Occurrence;
  readonly missed: readonly Occurrence[];
  readonly carried: readonly CarriedBox[];
};

/** How many missed periods still get a report file in one pull request. */
const MISSED_FILES = 60;

/** Drafts the report of an occurrence and of the missed ones before it: one branch, one commit, one pull request, whose merge closes the issue. */
export function draftReport(world: World, subject: ReportSubject, issue: Target): DraftReport {
  const { occurrence } = subject;
  const base = world.facts.ask<"default-branch">({ kind: "default-branch" });
  const made = reportFiles(world, subject);
  if (base.kind === "missing" || made.kind === "waiting") return { kind: "waiting" };
  const failed = base.kind === "failed" ? [base.problem] : [];
  const problems = [...failed, ...made.problems];
  if (base.kind === "failed" || made.files.length === 0) return { kind: "none", problems };
  const owner = occurrenceOwner(world.playbook, occurrence, world.today, world.away);
  const branch = reportBranch(occurrence);
  const pull = renderPullRequest({
    occurrence,
    owner,
    issue,
    missed: subject.missed,
    questions: made.questions,
    files: made.files.map((file) => file.path),
    repository: world.snapshot,
  });
  return {
    kind: "made",
    branch,
    questions: made.questions,
    trends: made.trends,
    problems,
    operation: {
      kind: "open-pull-request",
      key: `report:${occurrence.cadence.id}:${occurrence.date}`,
      branch,
      base: base.value,
      title: pull.title,
      body: pull.body,
      message: pull.message,
      files: made.files,
      // People are asked by the assignment of the issue; a team can only be asked here, and only by the App.
      reviewers: [],
      teamReviewers: world.playbook.runner === "app" ? owner.teams : [],
      reason: `The draft of ${occurrence.cadence.output} ${occurrence.period.key}.`,
    },
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
  const past = template.kind === "known" && needsPast(template.value?.text ?? "");
  const activity = activityOf(world, covered, past);
  const figures = template.kind === "known" ? figuresFor(world, template.value, covered) : undefined;
  const data = template.kind === "known" ? dataFiles(world, template.value) : undefined;
  const incidents = template.kind === "known" ? incidentScene(world, template.value, covered) : undefined;
  const work = template.kind === "known" ? workScenes(world, template.value, covered) : undefined;
  if (template.kind === "missing" || activity.kind === "missing" || figures?.kind === "waiting")
    return { kind: "waiting" };
  if (data === "waiting" || incidents === "waiting" || work === "waiting") return { kind: "waiting" };
  const problems: Problem[] = [...template.problems];
  const files: FileChange[] = [];
  let questions = 0;
  for (const one of covered) {
    if (template.value === undefined) break;
    const shown = figures?.of.get(one);
    const lists = work?.get(one);
    const report = renderReport({
      occurrence: one,
      owner: occurrenceOwner(world.playbook, one, world.today, world.away),
      activity: activity.kind === "value" ? activity.value : undefined,
      activityProblem: activity.kind === "failed" ? activity.problem.cause : undefined,
      carried: one === occurrence ? carried : [],
      ...(shown !== undefined && { figures: shown }),
      ...(data !== undefined && { data }),
      ...(incidents !== undefined && { incidents }),
      ...(lists !== undefined && { work: lists }),
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
