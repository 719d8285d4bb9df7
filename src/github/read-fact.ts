import { GitHubError, InputError, InvariantError } from "../errors.ts";
import type { Answers, Fact } from "../requirements/answer.ts";
import type { ReadInput } from "../inputs/input-query.ts";
import { noInputs } from "../inputs/no-inputs.ts";
import type { Requirement } from "../requirements/requirement.ts";
import type { Client } from "./client.ts";
import { loadPen } from "./load-pen.ts";
import { readActivity } from "./facts/read-activity.ts";
import { readAssignable } from "./facts/read-assignable.ts";
import { readBranch } from "./facts/read-branch.ts";
import { readCloser } from "./facts/read-closer.ts";
import { readComments } from "./facts/read-comments.ts";
import { readDeployments } from "./facts/read-deployments.ts";
import { readDiscussions } from "./facts/read-discussions.ts";
import { readDateFields } from "./facts/read-date-fields.ts";
import { readDefaultBranch } from "./facts/read-default-branch.ts";
import { readFailures } from "./facts/read-failures.ts";
import { readFile } from "./facts/read-file.ts";
import { readFolder } from "./facts/read-folder.ts";
import { readHappenings } from "./facts/read-happenings.ts";
import { readHistory } from "./facts/read-history.ts";
import { readIssue } from "./facts/read-issue.ts";
import { readIssueTypes } from "./facts/read-issue-types.ts";
import { readLabelled } from "./facts/read-labelled.ts";
import { readOpenWork } from "./facts/read-open-work.ts";
import { readOwnerFile } from "./facts/read-owner-file.ts";
import { readNeighbour } from "./facts/read-neighbour.ts";
import { readPermission } from "./facts/read-permission.ts";
import { readPinnedFiles } from "./facts/read-pinned-files.ts";
import { readPrivatePlace } from "./facts/read-private-place.ts";
import { readRepository } from "./facts/read-repository.ts";
import { readSecurity } from "./facts/read-security.ts";
import { readTableFile } from "./facts/read-table-file.ts";
import { readResponses } from "./facts/read-responses.ts";
import { readTimeline } from "./facts/read-timeline.ts";

/** Reads what a requirement asks for. Whatever goes wrong on GitHub's side is the answer's problem; only an `InvariantError` is thrown. */
export async function readFact(
  client: Client,
  requirement: Requirement,
  readInput: ReadInput = noInputs,
): Promise<Fact> {
  switch (requirement.kind) {
    case "repository":
      return { requirement, answer: await answered(client, readRepository(client)) };
    case "default-branch":
      return { requirement, answer: await answered(client, readDefaultBranch(client)) };
    case "history":
      return { requirement, answer: await answered(client, readHistory(client)) };
    case "file":
      return { requirement, answer: await answered(client, readFile(client, requirement.path, requirement.branch)) };
    case "owner-file":
      return { requirement, answer: await answered(client, readOwnerFile(client, requirement.path)) };
    case "branch":
      return { requirement, answer: await answered(client, readBranch(client, requirement.name)) };
    case "folder":
      return { requirement, answer: await answered(client, readFolder(client, requirement.path, requirement.branch)) };
    case "activity":
      return { requirement, answer: await answered(client, readActivity(client, requirement.from, requirement.to)) };
    case "open-work":
      return { requirement, answer: await answered(client, readOpenWork(client)) };
    case "security":
      return { requirement, answer: await answered(client, readSecurity(client)) };
    case "failures":
      return { requirement, answer: await answered(client, readFailures(client, requirement.from, requirement.to)) };
    case "deployments":
      return {
        requirement,
        answer: await answered(client, readDeployments(client, requirement.from, requirement.to)),
      };
    case "pinned-files":
      return { requirement, answer: await answered(client, readPinnedFiles(client)) };
    case "discussions":
      return { requirement, answer: await answered(client, readDiscussions(client, requirement.since)) };
    case "comments":
      return { requirement, answer: await answered(client, readComments(client, requirement.issue)) };
    case "issue":
      return { requirement, answer: await answered(client, readIssue(client, requirement.number)) };
    case "timeline":
      return { requirement, answer: await answered(client, readTimeline(client, requirement.issue)) };
    case "labelled":
      return {
        requirement,
        answer: await answered(client, readLabelled(client, requirement.label, requirement.since)),
      };
    case "closer":
      return { requirement, answer: await answered(client, readCloser(client, requirement.issue)) };
    case "private-place": {
      const { repository, incident } = requirement;
      return { requirement, answer: await answered(client, readPrivatePlace(client, repository, incident)) };
    }
    case "permission":
      return { requirement, answer: await answered(client, readPermission(client, requirement.login)) };
    case "neighbour": {
      const { repository, branch } = requirement;
      return { requirement, answer: await answered(client, readNeighbour(client, repository, branch)) };
    }
    case "assignable":
      return { requirement, answer: await answered(client, readAssignable(client, requirement.login)) };
    case "date-fields":
      return { requirement, answer: await answered(client, readDateFields(client)) };
    case "issue-types":
      return { requirement, answer: await answered(client, readIssueTypes(client)) };
    case "happenings":
      return { requirement, answer: await answered(client, readHappenings(client, requirement)) };
    case "responses":
      return { requirement, answer: await answered(client, readResponses(client, requirement)) };
    case "input":
      return { requirement, answer: { kind: "value", value: await readInput(requirement.query) } };
    case "table":
      return { requirement, answer: await answered(client, readTableFile(client, requirement.path)) };
    case "pen":
      return { requirement, answer: { kind: "value", value: await loadPen() } };
    default:
      throw new InvariantError(`unknown requirement ${JSON.stringify(requirement satisfies never)}`);
  }
}

type Answered<T> = { readonly kind: "value"; readonly value: T } | Extract<Fact["answer"], { readonly kind: "failed" }>;

async function answered<T extends Answers[Requirement["kind"]]>(
  client: Client,
  reading: Promise<T>,
): Promise<Answered<T>> {
  try {
    return { kind: "value", value: await reading };
  } catch (error) {
    if (error instanceof GitHubError) return { kind: "failed", problem: error.diagnosis };
    if (error instanceof InputError) return { kind: "failed", problem: unreadable(client, error) };
    if (error instanceof InvariantError) throw error;
    throw new InvariantError("an answer of GitHub has not the documented form", { cause: error });
  }
}

function unreadable(
  { webUrl }: Client,
  error: InputError,
): Extract<Fact["answer"], { readonly kind: "failed" }>["problem"] {
  return { id: "unreadable", cause: error.message, place: webUrl, fix: "Look at what stands there." };
}
