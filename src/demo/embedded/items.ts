import type { RepoCall } from "./call.ts";
import { Refusal, invalid, notFound, wrongType } from "./refusal.ts";
import { holds, isAssignable, may, notAccessible } from "./rights.ts";
import type { IssueRow, LabelRow, PullRow, RepoRow, UserRow } from "./rows.ts";
import { findUser } from "./seed.ts";
import { limitLabelCount, limitLabelName } from "./limits.ts";
import type { World } from "./world.ts";
import { isInstallation } from "./actor.ts";

/** What working with an item of either kind asks of a token. */
export const itemWrite = "issues=write; pull_requests=write";
export const itemRead = "issues=read; pull_requests=read";

/** The item the path names, of either kind; a deleted one is gone, and a token for pull requests alone does not reach issues. */
export function itemIn(call: RepoCall, level: "read" | "write" = "read"): IssueRow {
  const issue = findIssue(call.world, call.repo, Number(call.params["number"]));
  if (issue === undefined) throw notFound();
  if (issue.deleted) throw new Refusal(410, "This issue was deleted");
  if (!issue.is_pull_request && !call.repo.has_issues) throw issuesOff();
  const { actor } = call;
  const open = level === "read" && !call.repo.private;
  if (actor !== undefined && !open && !issue.is_pull_request && !holds(actor, `issues=${level}`))
    throw notAccessible(actor, `issues=${level}`);
  return issue;
}

/** The item with that number, deleted ones included. */
export function findIssue(world: World, repo: RepoRow, number: number): IssueRow | undefined {
  return world.rows.issues.findBy("number", number).find((row) => row.repo_id === repo.id);
}

/** The pull request with that number. */
export function findPull(world: World, repo: RepoRow, number: number): PullRow | undefined {
  return world.rows.pullRequests.findBy("number", number).find((row) => row.repo_id === repo.id);
}

/** The refusal where issues are switched off. */
export function issuesOff(): Refusal {
  return new Refusal(410, "Issues has been disabled in this repository.");
}

/** What every new issue or pull request begins with. */
export const freshItem = {
  state: "open",
  state_reason: null,
  locked: false,
  active_lock_reason: null,
  assignee_ids: [],
  label_ids: [],
  milestone_id: null,
  comments: 0,
  closed_at: null,
  closed_by_id: null,
  is_pull_request: false,
  type_id: null,
  deleted: false,
} as const;

/** The number of the next issue or pull request; it is used up. */
export function takeNumber(world: World, repo: RepoRow): number {
  const number = (world.rows.repos.get(repo.id) ?? repo).next_number;
  world.rows.repos.update(repo.id, { next_number: number + 1 });
  return number;
}

/** Whether the actor may label, assign and close: others' wishes are dropped without a word. */
export function mayTriage(call: RepoCall): boolean {
  return call.actor !== undefined && may(call.world, call.repo, call.actor, "triage", itemWrite);
}

/** The label of that name, whatever its case. */
export function findLabel(world: World, repo: RepoRow, name: string): LabelRow | undefined {
  const wanted = name.toLowerCase();
  return world.rows.labels.findBy("repo_id", repo.id).find((label) => label.name.toLowerCase() === wanted);
}

/** The ids of labels named in a request; unknown ones are minted in grey, as GitHub does. */
export function labelIds(call: RepoCall, given: unknown): number[] {
  if (!Array.isArray(given)) throw wrongType("labels", given, "an array");
  const names = given.map((label: unknown) => labelName(label));
  for (const name of names) limitLabelName(name);
  const ids = names.map(
    (name) => (findLabel(call.world, call.repo, name) ?? mintLabel(call.world, call.repo, name)).id,
  );
  return [...new Set(ids)];
}

/** Refuses a request that would leave more labels than an item can have. */
export function withLabels(issue: IssueRow, ids: readonly number[]): readonly number[] {
  const all = [...new Set([...issue.label_ids, ...ids])];
  limitLabelCount(all.length);
  return all;
}

/** The people named in a request; one that cannot be assigned makes it fail. */
export function assigneeIds(call: RepoCall, given: unknown): number[] {
  if (!Array.isArray(given)) throw wrongType("assignees", given, "an array");
  const people = given.map((login: unknown) => {
    const user = assignable(call, String(login));
    if (user === undefined) throw invalid({ value: login, resource: "Issue", field: "assignees", code: "invalid" });
    return user.id;
  });
  return [...new Set(people)].slice(0, mostAssignees);
}

/** No item has more people than this; further ones are left out. */
export const mostAssignees = 10;

/** The person of that name if issues can be given to them. */
export function assignable(call: RepoCall, login: string): UserRow | undefined {
  const user = findUser(call.world, login);
  return user !== undefined && isAssignable(call.world, call.repo, user) ? user : undefined;
}

/** Refuses to change an item to people who neither wrote it nor triage here. */
export function demandTriageOrAuthor(call: RepoCall, issue: IssueRow): void {
  const { actor } = call;
  if (actor === undefined) throw notFound();
  if (isInstallation(actor) || issue.user_id === actor.user.id || mayTriage(call)) return;
  throw new Refusal(403, "Must have admin rights to Repository.");
}

function labelName(label: unknown): string {
  if (typeof label === "string") return label;
  if (typeof label === "object" && label !== null && "name" in label && typeof label.name === "string")
    return label.name;
  throw wrongType("labels", label, "a string or an object with a name");
}

function mintLabel(world: World, repo: RepoRow, name: string): LabelRow {
  return world.rows.labels.insert({ repo_id: repo.id, name, description: null, color: "ededed", default: false });
}
