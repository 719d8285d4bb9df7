import { actorIn, param, type RepoCall, type RepoRoute, type Reply, textField } from "../call.ts";
import { closeNamedIssues } from "../close-named-issues.ts";
import { nodeId } from "../format/node-id.ts";
import { repositoryUrl } from "../format/urls.ts";
import { commitsAhead, isAncestor } from "../git/history.ts";
import { findObject } from "../git/objects.ts";
import { demandRefChange } from "../git/protection.ts";
import { createRef, findRef, heads, moveRef } from "../git/refs.ts";
import { pageOf } from "../page.ts";
import { Refusal, missingField, notFound } from "../refusal.ts";
import type { RefRow } from "../rows.ts";
import { demandCommits } from "./git.ts";
import { closePullsOf } from "../pulls.ts";

const read = { accepts: "contents=read", role: "read" } as const;
const write = { accepts: "contents=write", role: "write", hidden: true } as const;

/** Branches and tags as refs. */
export const refRoutes: readonly RepoRoute[] = [
  { method: "GET", pattern: "/git/ref/*ref", needs: read, run: get },
  { method: "GET", pattern: "/git/matching-refs/*ref", needs: read, run: matching },
  { method: "POST", pattern: "/git/refs", needs: write, run: create },
  { method: "PATCH", pattern: "/git/refs/*ref", needs: write, run: update },
  { method: "DELETE", pattern: "/git/refs/*ref", needs: write, run: remove },
];

function get(call: RepoCall): Reply {
  demandCommits(call);
  const row = findRef(call.world, call.repo, `refs/${param(call, "ref")}`);
  if (row === undefined) throw notFound();
  return { status: 200, body: format(call, row) };
}

function matching(call: RepoCall): Reply {
  demandCommits(call);
  const rows = call.world.rows.refs
    .findBy("repo_id", call.repo.id)
    .filter((row) => row.ref.startsWith(`refs/${param(call, "ref")}`));
  return pageOf(
    call,
    rows.toSorted((a, b) => (a.ref < b.ref ? -1 : 1)),
    (row) => format(call, row),
  );
}

function create(call: RepoCall): Reply {
  demandCommits(call);
  const ref = textField(call, "ref");
  const sha = textField(call, "sha");
  if (ref === undefined) throw missingField("ref");
  if (sha === undefined) throw missingField("sha");
  if (!/^refs\/[^/]+\/.+/.test(ref))
    throw new Refusal(422, "Reference name must start with 'refs/' and have at least two slashes");
  if (!isName(ref)) throw new Refusal(422, `${ref} is not a valid ref name.`);
  if (findObject(call.world.rows.commits, call.repo.id, sha) === undefined)
    throw new Refusal(422, "Object does not exist");
  if (ref.startsWith(heads) && findRef(call.world, call.repo, ref) === undefined) {
    demandRefChange(call.world, call.repo, actorIn(call), ref.slice(heads.length), "creation");
  }
  return { status: 201, body: format(call, createRef(call.world, call.repo, ref, sha)) };
}

function update(call: RepoCall): Reply {
  demandCommits(call);
  const { world, repo } = call;
  const row = existing(call);
  const sha = textField(call, "sha");
  if (sha === undefined) throw missingField("sha");
  if (findObject(world.rows.commits, repo.id, sha) === undefined) throw new Refusal(422, "Object does not exist");
  const forward = isAncestor(world, repo.id, row.sha, sha);
  if (!forward && call.body["force"] !== true) throw new Refusal(422, "Update is not a fast forward");
  if (row.ref.startsWith(heads))
    demandRefChange(world, repo, actorIn(call), row.ref.slice(heads.length), forward ? "update" : "force");
  const moved = moveRef(world, repo, row, sha);
  if (forward && row.ref === heads + repo.default_branch) {
    const messages = commitsAhead(world, repo.id, row.sha, sha).map(({ message }) => message);
    closeNamedIssues(world, repo, messages, actorIn(call).user, sha);
  }
  return { status: 200, body: format(call, moved) };
}

function remove(call: RepoCall): Reply {
  const row = existing(call);
  if (row.ref.startsWith(heads)) {
    const branch = row.ref.slice(heads.length);
    if (branch === call.repo.default_branch) throw new Refusal(422, "Cannot delete the default branch");
    demandRefChange(call.world, call.repo, actorIn(call), branch, "deletion");
    closePullsOf(call.world, call.repo, branch, actorIn(call).user);
  }
  call.world.rows.refs.delete(row.id);
  return { status: 204 };
}

function existing(call: RepoCall): RefRow {
  const row = findRef(call.world, call.repo, `refs/${param(call, "ref")}`);
  if (row === undefined) throw new Refusal(422, "Reference does not exist");
  return row;
}

function isName(ref: string): boolean {
  const printable = /^[\u0021-\u007e\u0080-\uffff]+$/.test(ref);
  return printable && !/[~^:?*[\\]|\.\.|@\{|\/\/|\.$|\/$|\.lock(\/|$)|\/\./.test(ref);
}

function format(call: RepoCall, row: RefRow): Readonly<Record<string, unknown>> {
  const api = `${repositoryUrl(call.world, call.repo)}/git`;
  return {
    ref: row.ref,
    node_id: nodeId("Ref", row.id),
    url: `${api}/${row.ref}`,
    object: { sha: row.sha, type: "commit", url: `${api}/commits/${row.sha}` },
  };
}
