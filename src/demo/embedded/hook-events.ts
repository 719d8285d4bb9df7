import type { Actor } from "./actor.ts";
import type { Reply } from "./call.ts";
import { formatWholeIssue } from "./format/issue.ts";
import { formatRepository } from "./format/repository.ts";
import { formatUser } from "./format/user.ts";
import type { HookEvent } from "./hook-deliveries.ts";
import { findIssue, findPull } from "./items.ts";
import { formatPull } from "./format/pull.ts";
import { openPullsFrom } from "./pulls.ts";
import type { Incoming } from "./incoming.ts";
import { type JsonObject, asText, isObject } from "./json.ts";
import type { RepoRow } from "./rows.ts";
import type { World } from "./world.ts";

type Happened = { readonly event: string; readonly action: string | null; readonly more: JsonObject };

/** What an app is told of a write that succeeded, as the real service words it. */
export function hookEvents(
  world: World,
  incoming: Incoming,
  reply: Reply,
  actor: Actor | undefined,
): readonly HookEvent[] {
  const inRepo = /^\/repos\/([^/]+\/[^/]+)(\/.*)?$/.exec(incoming.path);
  if (incoming.method === "GET" || reply.status >= 300 || inRepo === null || actor === undefined) return [];
  const [, name = "", rest = ""] = inRepo;
  const repo = world.rows.repos.all().find(({ full_name }) => full_name.toLowerCase() === name.toLowerCase());
  const installation = repo && world.apps.installationOf(repo);
  if (repo === undefined || installation === undefined || installation.suspended) return [];
  const standing = {
    repository: formatRepository(world, repo),
    sender: formatUser(world, actor.user),
    installation: { id: installation.id },
  };
  return happened(world, repo, `${incoming.method} ${rest}`, incoming, reply).map(({ event, action, more }) => ({
    event,
    action,
    installation: installation.id,
    repository: repo.id,
    payload: JSON.stringify({ ...(action !== null && { action }), ...more, ...standing }),
  }));
}

function happened(world: World, repo: RepoRow, what: string, incoming: Incoming, reply: Reply): readonly Happened[] {
  const body = isObject(reply.body) ? reply.body : {};
  const given = parsed(incoming.text);
  const [, number = ""] = /^\S+ \/(?:issues|pulls)\/(\d+)/.exec(what) ?? [];
  const row = world.rows.issues.findBy("number", Number(number)).find(({ repo_id: id }) => id === repo.id);
  const issue = row === undefined ? { number: Number(number) } : formatWholeIssue(world, repo, row);
  if (/^POST \/issues$/.test(what))
    return [{ event: "issues", action: "opened", more: { issue: body } }, ...labelled(body)];
  if (/^PATCH \/issues\/\d+$/.test(what)) return [{ event: "issues", action: changeOf(given), more: { issue: body } }];
  if (/^(POST|PUT) \/issues\/\d+\/labels$/.test(what))
    return labelled({ ...issue, labels: Array.isArray(reply.body) ? reply.body : [] });
  if (/^DELETE \/issues\/\d+\/labels/.test(what)) return [{ event: "issues", action: "unlabeled", more: { issue } }];
  if (/^POST \/issues\/\d+\/assignees$/.test(what))
    return [{ event: "issues", action: "assigned", more: { issue: body } }];
  if (/^POST \/issues\/\d+\/comments$/.test(what))
    return [{ event: "issue_comment", action: "created", more: { issue, comment: body } }];
  if (/^POST \/pulls$/.test(what)) return [{ event: "pull_request", action: "opened", more: pullOf(body) }];
  if (/^PATCH \/pulls\/\d+$/.test(what))
    return [{ event: "pull_request", action: changeOf(given), more: pullOf(body) }];
  if (/^PUT \/pulls\/\d+\/merge$/.test(what))
    return [
      { event: "pull_request", action: "closed", more: wholePull(world, repo, Number(number)) },
      pushed(`refs/heads/${repo.default_branch}`, body["sha"], []),
    ];
  if (/^(PUT|DELETE) \/contents\//.test(what)) {
    const path = decodeURIComponent(what.slice(what.indexOf("/contents/") + 10));
    const commit = isObject(body["commit"]) ? body["commit"] : {};
    const branch = asText(given["branch"]) || repo.default_branch;
    return [pushed(`refs/heads/${branch}`, commit["sha"], [path]), ...synchronized(world, repo, branch)];
  }
  if (/^PATCH \/git\/refs\/heads\/./.test(what)) {
    const ref = asText(body["ref"]);
    return [pushed(ref, given["sha"], []), ...synchronized(world, repo, ref.slice("refs/heads/".length))];
  }
  return [];
}

/** One event for each label. */
function labelled(issue: JsonObject): readonly Happened[] {
  const labels: readonly unknown[] = Array.isArray(issue["labels"]) ? issue["labels"] : [];
  return labels.map((label) => ({ event: "issues", action: "labeled", more: { issue, label } }));
}

function changeOf(given: JsonObject): string {
  return given["state"] === "closed" ? "closed" : given["state"] === "open" ? "reopened" : "edited";
}

function pullOf(pull: JsonObject): JsonObject {
  return { number: pull["number"], pull_request: pull };
}

/** One event for each open pull request from a branch that has moved. */
function synchronized(world: World, repo: RepoRow, branch: string): readonly Happened[] {
  return openPullsFrom(world, repo, branch).map((pull) => ({
    event: "pull_request",
    action: "synchronize",
    more: wholePull(world, repo, pull.number),
  }));
}

/** A pull request as it is now. */
function wholePull(world: World, repo: RepoRow, number: number): JsonObject {
  const [pull, issue] = [findPull(world, repo, number), findIssue(world, repo, number)];
  return pull === undefined || issue === undefined ? { number } : pullOf(formatPull(world, repo, pull, issue));
}

function pushed(ref: string, after: unknown, modified: readonly string[]): Happened {
  const commits = [{ id: after, added: [], removed: [], modified }];
  return {
    event: "push",
    action: null,
    more: { ref, after, commits: modified.length === 0 ? [] : commits, created: false, deleted: false, forced: false },
  };
}

function parsed(text: string): JsonObject {
  const value: unknown = text === "" ? {} : JSON.parse(text);
  return isObject(value) ? value : {};
}
