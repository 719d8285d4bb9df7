import { Refusal } from "../refusal.ts";
import type { CommitRow, RefRow, RepoRow } from "../rows.ts";
import type { World } from "../world.ts";
import { findObject } from "./objects.ts";

/** Where branches are among the refs. */
export const heads = "refs/heads/";

/** The ref with that full name, `refs/heads/main`. */
export function findRef(world: World, repo: RepoRow, ref: string): RefRow | undefined {
  return world.rows.refs.findBy("ref", ref).find((row) => row.repo_id === repo.id);
}

/** The newest commit of a branch. */
export function branchHead(world: World, repo: RepoRow, branch: string): string | undefined {
  return findRef(world, repo, `refs/heads/${branch}`)?.sha;
}

/** The commit that a branch, a tag, a full ref, a sha or nothing (the default branch) means. */
export function resolveCommit(world: World, repo: RepoRow, name: string | undefined): CommitRow | undefined {
  const wanted = name === undefined || name === "" || name === "HEAD" ? repo.default_branch : name;
  const candidates = wanted.startsWith("refs/")
    ? [wanted]
    : [`refs/heads/${wanted}`, `refs/tags/${wanted}`, `refs/${wanted}`];
  for (const candidate of candidates) {
    const ref = findRef(world, repo, candidate);
    if (ref !== undefined) return findObject(world.rows.commits, repo.id, ref.sha);
  }
  return findObject(world.rows.commits, repo.id, pullHead(world, repo, wanted) ?? wanted);
}

/** GitHub keeps a hidden ref at the head of each pull request. */
function pullHead(world: World, repo: RepoRow, name: string): string | undefined {
  const [, number] = /^(?:refs\/)?pull\/(\d+)\/head$/.exec(name) ?? [];
  return world.rows.pullRequests.findBy("number", Number(number)).find((pull) => pull.repo_id === repo.id)?.head_sha;
}

/** Whether nothing was ever committed. */
export function isEmpty(world: World, repo: RepoRow): boolean {
  return world.rows.refs.findBy("repo_id", repo.id).length === 0;
}

/** Creates a ref; a name that is taken, or that is a folder of other names, is refused. */
export function createRef(world: World, repo: RepoRow, ref: string, sha: string): RefRow {
  const taken = world.rows.refs.findBy("repo_id", repo.id).map((row) => row.ref);
  if (taken.includes(ref)) throw new Refusal(422, "Reference already exists");
  if (taken.some((other) => other.startsWith(`${ref}/`) || ref.startsWith(`${other}/`)))
    throw new Refusal(422, "Reference update failed");
  const row = world.rows.refs.insert({ repo_id: repo.id, ref, sha });
  if (ref.startsWith(heads)) pushed(world, repo, ref, sha);
  return row;
}

/** Lets a ref point at another commit; open pull requests from that branch follow. */
export function moveRef(world: World, repo: RepoRow, row: RefRow, sha: string): RefRow {
  const moved = world.rows.refs.update(row.id, { sha }) ?? row;
  if (row.ref.startsWith(heads)) pushed(world, repo, row.ref, sha);
  return moved;
}

function pushed(world: World, repo: RepoRow, ref: string, sha: string): void {
  const { rows } = world;
  rows.repos.update(repo.id, { pushed_at: world.now() });
  for (const pull of rows.pullRequests.findBy("head_ref", ref.slice(heads.length))) {
    if (pull.repo_id !== repo.id || pull.head_sha === sha) continue;
    const issue = rows.issues.findBy("number", pull.number).find((row) => row.repo_id === repo.id);
    if (issue === undefined || issue.state === "closed") continue;
    rows.pullRequests.update(pull.id, { head_sha: sha });
    rows.issues.update(issue.id, {});
  }
}
