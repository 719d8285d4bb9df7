import { GitHubError } from "../../errors.ts";
import type { Outcome } from "../../operation/outcome.ts";
import type { Problem } from "../../operation/plan.ts";
import type { Applying, Of } from "./applying.ts";
import { authorMismatch } from "./author-mismatch.ts";
import { commitFiles } from "./commit-files.ts";
import { createBranch } from "./move-branch.ts";
import { oversized } from "./oversized.ts";
import { readHead } from "./read-head.ts";
import { requestReviews } from "./request-reviews.ts";
import { resolve } from "./resolve.ts";
import { writeCommit } from "./write-commit.ts";

/** Opens a pull request from a branch with one commit; goes on from what a pass that died half-way left behind. */
export async function openPullRequest(operation: Of<"open-pull-request">, applying: Applying): Promise<Outcome> {
  const { key, title, branch, base, files, message } = operation;
  const { client } = applying;
  const body = resolve(operation.body, applying);
  const refused = oversized({ key, title, body, files });
  if (refused !== undefined) return { kind: "failed", key, problem: refused };
  const under = await readHead(base, applying, { fresh: false });
  if (under === undefined) return { kind: "failed", key, problem: missing(base, applying) };
  const head = await writeCommit(client, under, files, message);
  if (head === undefined) return { kind: "unchanged", key };
  if (!(await createBranch(branch, head, applying))) {
    const updated = await commitFiles(
      { kind: "commit-files", key, branch, orphan: false, message, files, reason: operation.reason },
      applying,
    );
    if (updated.kind !== "done" && updated.kind !== "unchanged") return updated;
    const standing = await findPull(branch, applying);
    if (standing !== undefined) return { kind: "done", key, ...standing };
  }
  try {
    const { data } = await client.request(
      "POST /repos/{owner}/{repo}/pulls",
      { title, body, head: branch, base },
      { idempotent: false },
    );
    const url = data.html_url;
    const problems = [
      ...authorMismatch(data.user.login, url, applying),
      ...(await requestReviews(data.number, url, operation, client)),
    ];
    return { kind: "done", key, number: data.number, url, problems };
  } catch (error) {
    if (!(error instanceof GitHubError) || error.diagnosis.id !== "pull-request-exists") throw error;
    const standing = await findPull(branch, applying);
    if (standing === undefined) throw error;
    return { kind: "done", key, ...standing };
  }
}

type Standing = { readonly number: number; readonly url: string; readonly problems: readonly Problem[] };

/** The pull request from a branch, rather an open one: a second one for the same report would help nobody. */
async function findPull(branch: string, { client }: Applying): Promise<Standing | undefined> {
  const { data } = await client.request("GET /repos/{owner}/{repo}/pulls", {
    head: `${client.owner}:${branch}`,
    state: "all",
    per_page: 100,
  });
  const pull = data.find((one) => one.state === "open") ?? data[0];
  if (pull === undefined) return undefined;
  const url = pull.html_url;
  return { number: pull.number, url, problems: pull.state === "open" ? [] : [closed(pull.number, branch, url)] };
}

function closed(number: number, branch: string, place: string): Problem {
  const cause = `#${number} from the branch ${branch} is closed, so it was not opened a second time.`;
  return {
    id: "pull-request-closed",
    cause,
    place,
    fix: `Reopen it, or delete the branch ${branch} to get a new one.`,
  };
}

function missing(base: string, { client }: Applying): Problem {
  return {
    id: "branch-missing",
    cause: `There is no branch ${base}.`,
    place: client.webUrl,
    fix: "The default branch changed meanwhile; the next pass looks again.",
  };
}
