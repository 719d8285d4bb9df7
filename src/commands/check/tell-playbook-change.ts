import { sameLogin } from "../../cadence/owner.ts";
import { GitHubError } from "../../errors.ts";
import { applyPlan, writerOf } from "../../github/apply-plan.ts";
import { readComments } from "../../github/facts/read-comments.ts";
import { markerId, readMarker, writeMarker } from "../../markdown/marker.ts";
import type { Operation } from "../../operation/operation.ts";
import type { Problem } from "../../operation/plan.ts";
import type { Parsed } from "../../playbook/parse.ts";
import { planMarker, renderPlanComment, renderPlanWithdrawn } from "../../render/plan-comment.ts";
import { problemLine } from "../../render/problem-line.ts";
import type { Answers } from "../../requirements/answer.ts";
import type { Step } from "../step.ts";
import { planPlaybookChange } from "./plan-playbook-change.ts";
import type { PullEvent } from "./pull-event.ts";

/** Tells in one comment, kept current, what a pull request's playbook would change; from a fork in the summary only. Returns what the summary is to say of it, which tells of a useless playbook anyway; that this fails fails no check. */
export async function tellPlaybookChange(
  step: Step,
  pull: PullEvent,
  touched: boolean,
  after: Parsed | undefined,
): Promise<string> {
  try {
    return pull.fork ? await inSummary(step, pull, touched, after) : await inComment(step, pull, touched, after);
  } catch (error) {
    if (!(error instanceof GitHubError)) throw error;
    return untold("What this playbook would change could not be found out", error.diagnosis);
  }
}

async function inSummary(step: Step, pull: PullEvent, touched: boolean, after: Parsed | undefined): Promise<string> {
  return touched && after?.kind !== "invalid"
    ? inSight(renderPlanComment(await planPlaybookChange(step, pull.base, after)))
    : "";
}

async function inComment(step: Step, pull: PullEvent, touched: boolean, after: Parsed | undefined): Promise<string> {
  const { client, author } = step;
  // Where nobody said anything, we did not either.
  if (!touched && pull.comments === 0) return "";
  const comments = await readComments(client, pull.number);
  const standing = comments.find((comment) => sameLogin(comment.author, author) && isOurs(comment.body));
  if (!touched && standing === undefined) return "";
  const body = touched ? renderPlanComment(await planPlaybookChange(step, pull.base, after)) : renderPlanWithdrawn();
  const said = after?.kind === "invalid" ? "" : inSight(body);
  if (standing?.body === body) return said;
  const problem = await write(step, operationFor(pull.number, standing, body));
  return problem === undefined
    ? said
    : `${said}\n\n${untold("This could not be written into the pull request", problem)}`;
}

/** A summary shows comments of HTML on no page, but whoever reads it in a log would see ours. */
function inSight(body: string): string {
  return body.replace(writeMarker(planMarker), "").trimEnd();
}

function isOurs(body: string): boolean {
  const marker = readMarker(body);
  return marker !== undefined && markerId(marker) === markerId(planMarker);
}

function operationFor(issue: number, standing: Answers["comments"][number] | undefined, body: string): Operation {
  const reason = "What the playbook of this pull request would change.";
  if (standing === undefined) return { kind: "comment", key: "comment:plan", issue, body, reason };
  return { kind: "update-comment", key: "comment:plan", issue, comment: standing.id, body, reason };
}

/** Through the one way all writes take; the problem, where it did not work. */
async function write(step: Step, operation: Operation): Promise<Problem | undefined> {
  const plan = {
    version: 1,
    plannedAt: step.clock.now(),
    operations: [operation],
    nextDueAt: undefined,
    problems: [],
    notes: [],
  } as const;
  const [outcome] = await applyPlan(plan, writerOf(step.client, { authors: [step.author] }));
  return outcome?.kind === "failed" || outcome?.kind === "unknown" ? outcome.problem : undefined;
}

/** Why something was left out of what is told. */
export function untold(what: string, problem: Problem): string {
  return `**${what}.**\n\n${problemLine(problem)}`;
}
