import { GitHubError, InvariantError } from "../errors.ts";
import type { Operation } from "../operation/operation.ts";
import { operationWords } from "../render/operation-words.ts";
import type { Outcome } from "../operation/outcome.ts";
import type { Plan } from "../operation/plan.ts";
import { addAssignees } from "./apply/add-assignees.ts";
import { addComment } from "./apply/add-comment.ts";
import { addLabels } from "./apply/add-labels.ts";
import { addReaction } from "./apply/add-reaction.ts";
import { addSubIssues } from "./apply/add-sub-issues.ts";
import type { Applying } from "./apply/applying.ts";
import { changeFile } from "./apply/change-file.ts";
import { commitFiles } from "./apply/commit-files.ts";
import { halt } from "./apply/halt.ts";
import { openIssue } from "./apply/open-issue.ts";
import { openPullRequest } from "./apply/open-pull-request.ts";
import { removeLabel } from "./apply/remove-label.ts";
import { sendNotice } from "./apply/send-notice.ts";
import { unresolved } from "./apply/resolve.ts";
import { updateComment } from "./apply/update-comment.ts";
import { updateIssue } from "./apply/update-issue.ts";
import { writeCheckRun } from "./apply/write-check-run.ts";
import { writeCommitStatus } from "./apply/write-commit-status.ts";
import type { Client } from "./client.ts";
import type { Notify, Writer } from "./writer.ts";

/** A writer for the client's repository; `authors` are the logins its items are looked for under, and `notify` tells others, where anything may. */
export function writerOf(
  client: Client,
  { authors, notify }: { readonly authors: readonly string[]; readonly notify?: Notify },
): Writer {
  return { client, authors: new Set(authors.map((login) => login.toLowerCase())), notify };
}

/** How far a plan is applied: the operation that just ended, and how many have. */
export type Progress = {
  readonly plan: Plan;
  readonly operation: Operation;
  readonly outcome: Outcome;
  readonly ended: number;
};

/** Does what a plan says, one operation after the other, in its order; one that fails does not stop the others. One outcome for each, told as it comes. */
export async function applyPlan(
  plan: Plan,
  writer: Writer,
  tell: (progress: Progress) => void = () => {},
): Promise<readonly Outcome[]> {
  const applying: Applying = {
    ...writer,
    numbers: new Map(),
    done: new Set(),
    repaired: new Set(),
    halted: new Map(),
  };
  const outcomes: Outcome[] = [];
  for (const operation of plan.operations) {
    const rest = plan.operations.length - outcomes.length;
    const outcome =
      skipped(operation, plan, applying) ?? spent(operation, applying, rest) ?? (await attempt(operation, applying));
    if (outcome.kind === "done" && outcome.number !== undefined) applying.numbers.set(outcome.key, outcome.number);
    if (outcome.kind === "done" || outcome.kind === "unchanged") applying.done.add(outcome.key);
    outcomes.push(outcome);
    tell({ plan, operation, outcome, ended: outcomes.length });
  }
  return outcomes;
}

/** Requests that a pass may have sent when it begins another operation: GitHub allows a thousand an hour, and others ask, too. */
const REQUESTS = 150;

/** So many operations are done even where reading took all requests, so that each pass gets on. */
const AT_LEAST = 10;

/** Where the pass has asked enough of GitHub, the next one goes on; the last operation is what remembers how far this one came. */
function spent({ key }: Operation, { client, done }: Applying, rest: number): Outcome | undefined {
  if (client.requests() < REQUESTS || done.size < AT_LEAST || rest === 1) return undefined;
  const because = `This pass has sent ${client.requests()} requests, which is enough for one; the next goes on with the rest.`;
  return { kind: "skipped", key, because };
}

function skipped(operation: Operation, plan: Plan, applying: Applying): Outcome | undefined {
  const { key } = operation;
  const halted = applying.halted.get(operation.kind);
  if (halted !== undefined) return { kind: "skipped", key, because: halted };
  const needs =
    "needs" in operation && operation.needs !== undefined && !applying.done.has(operation.needs)
      ? operation.needs
      : undefined;
  const missing = needs ?? unresolved(operation, applying);
  return missing === undefined
    ? undefined
    : { kind: "skipped", key, because: `It needs something that was not done: ${deedOf(missing, plan)}.` };
}

function deedOf(key: string, { operations }: Plan): string {
  const operation = operations.find((one) => one.key === key);
  if (operation === undefined) return key;
  const { verb, subject } = operationWords(operation, operations);
  return `${verb} ${subject}`;
}

async function attempt(operation: Operation, applying: Applying): Promise<Outcome> {
  try {
    const there = await elsewhere(operation, applying);
    if (there === "unreachable") return { kind: "skipped", key: operation.key, because: "Nothing reaches its place." };
    return await apply(operation, there);
  } catch (error) {
    if (!(error instanceof GitHubError)) throw error;
    const { key, kind } = operation;
    halt(kind, error.diagnosis, applying);
    return { kind: error.diagnosis.id === "answer-lost" ? "unknown" : "failed", key, problem: error.diagnosis };
  }
}

/** What is done in another repository is done by a client of that: what does not work there says nothing of here. */
async function elsewhere(operation: Operation, applying: Applying): Promise<Applying | "unreachable"> {
  if (!("in" in operation)) return applying;
  const client = await applying.client.elsewhere(operation.in);
  return client === undefined ? "unreachable" : { ...applying, client, authors: client.authors, halted: new Map() };
}

async function apply(operation: Operation, applying: Applying): Promise<Outcome> {
  switch (operation.kind) {
    case "open-issue":
      return openIssue(operation, applying);
    case "update-issue":
      return updateIssue(operation, applying);
    case "comment":
      return addComment(operation, applying);
    case "update-comment":
      return updateComment(operation, applying);
    case "react":
      return addReaction(operation, applying);
    case "add-assignees":
      return addAssignees(operation, applying);
    case "add-labels":
      return addLabels(operation, applying);
    case "remove-label":
      return removeLabel(operation, applying);
    case "open-pull-request":
      return openPullRequest(operation, applying);
    case "commit-files":
      return commitFiles(operation, applying);
    case "change-file":
      return changeFile(operation, applying);
    case "add-sub-issues":
      return addSubIssues(operation, applying);
    case "check-run":
      return writeCheckRun(operation, applying);
    case "commit-status":
      return writeCommitStatus(operation, applying);
    case "notify":
      return sendNotice(operation, applying);
    default:
      throw new InvariantError(`unknown operation ${JSON.stringify(operation satisfies never)}`);
  }
}
