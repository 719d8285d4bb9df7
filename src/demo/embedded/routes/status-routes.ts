import { actorIn, param, type RepoCall, type RepoRoute, type Reply, textField } from "../call.ts";
import { nodeId } from "../format/node-id.ts";
import { formatUserId } from "../format/user.ts";
import { repositoryUrl } from "../format/urls.ts";
import { resolveCommit } from "../git/refs.ts";
import { pageOf } from "../page.ts";
import { Refusal, invalid, missingField } from "../refusal.ts";
import type { CommitStatusRow } from "../rows.ts";

const STATES = ["error", "failure", "pending", "success"];

/** GitHub takes so many characters in a description, and so many of one context on a commit. */
const DESCRIPTION = 140;
const MOST = 1000;

/** Statuses of commits, which anybody writes who may push. */
export const statusRoutes: readonly RepoRoute[] = [
  { method: "POST", pattern: "/statuses/:sha", needs: { accepts: "statuses=write", role: "write" }, run: create },
  { method: "GET", pattern: "/commits/:ref/statuses", needs: { accepts: "statuses=read", role: "read" }, run: list },
];

function create(call: RepoCall): Reply {
  const { world, repo } = call;
  const sha = param(call, "sha");
  const state = textField(call, "state");
  if (state === undefined) throw missingField("state");
  const wrong = (field: string) => invalid({ resource: "Status", field, code: "invalid" });
  if (!STATES.includes(state)) throw wrong("state");
  if (!/^[0-9a-f]{40}$/.test(sha) || resolveCommit(world, repo, sha) === undefined)
    throw new Refusal(422, `No commit found for SHA: ${sha}`);
  const description = textField(call, "description") ?? null;
  if (description !== null && description.length > DESCRIPTION) throw wrong("description");
  const context = textField(call, "context") ?? "default";
  const target = textField(call, "target_url") ?? null;
  if (target !== null && !/^https?:\/\//.test(target)) throw wrong("target_url");
  const before = world.rows.commitStatuses.findBy("sha", sha).filter((row) => row.context === context);
  if (before.length >= MOST) throw invalid({ resource: "Status", field: "base", code: "custom" });
  const creator_id = actorIn(call).user.id;
  const row = { repo_id: repo.id, sha, context, state, description, target_url: target, creator_id };
  return { status: 201, body: format(call, world.rows.commitStatuses.insert(row)) };
}

/** Newest first. */
function list(call: RepoCall): Reply {
  const commit = resolveCommit(call.world, call.repo, decodeURIComponent(param(call, "ref")));
  if (commit === undefined) throw new Refusal(422, "No commit found for SHA");
  const rows = call.world.rows.commitStatuses
    .findBy("repo_id", call.repo.id)
    .filter(({ sha }) => sha === commit.sha)
    .toReversed();
  return pageOf(call, rows, (row) => format(call, row));
}

function format({ world, repo }: RepoCall, row: CommitStatusRow): Readonly<Record<string, unknown>> {
  return {
    id: row.id,
    node_id: nodeId("StatusContext", row.id),
    url: `${repositoryUrl(world, repo)}/statuses/${row.sha}`,
    avatar_url: null,
    state: row.state,
    description: row.description,
    target_url: row.target_url,
    context: row.context,
    created_at: row.created_at,
    updated_at: row.updated_at,
    creator: formatUserId(world, row.creator_id),
  };
}
