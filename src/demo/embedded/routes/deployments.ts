import { actorIn, param, type RepoCall, type RepoRoute, type Reply, textField } from "../call.ts";
import { nodeId } from "../format/node-id.ts";
import { repositoryUrl } from "../format/urls.ts";
import { formatUserId } from "../format/user.ts";
import { resolveCommit } from "../git/refs.ts";
import { pageOf } from "../page.ts";
import { Refusal, missingField, notFound } from "../refusal.ts";
import type { DeploymentRow, DeploymentStatusRow } from "../rows.ts";

const read = { accepts: "deployments=read", role: "read" } as const;
const write = { accepts: "deployments=write", role: "write" } as const;

/** Deployments and what became of them. Commit statuses are not kept, so they never stand in the way of one. */
export const deploymentRoutes: readonly RepoRoute[] = [
  { method: "GET", pattern: "/deployments", needs: read, run: list },
  { method: "POST", pattern: "/deployments", needs: write, run: create },
  { method: "GET", pattern: "/deployments/:id", needs: read, run: (call) => one(call, deploymentIn(call), 200) },
  { method: "GET", pattern: "/deployments/:id/statuses", needs: read, run: listStatuses },
  { method: "POST", pattern: "/deployments/:id/statuses", needs: write, run: createStatus },
];

const STATES = ["error", "failure", "inactive", "in_progress", "queued", "pending", "success"];

function list(call: RepoCall): Reply {
  const wanted = (["sha", "ref", "task", "environment"] as const).map((name) => [name, call.query.get(name)] as const);
  const rows = call.world.rows.deployments
    .findBy("repo_id", call.repo.id)
    .filter((row) => wanted.every(([name, value]) => value === null || row[name] === value));
  return pageOf(
    call,
    rows.toSorted((a, b) => b.id - a.id),
    (row) => format(call, row),
  );
}

function create(call: RepoCall): Reply {
  const ref = textField(call, "ref");
  if (ref === undefined) throw missingField("ref");
  const commit = resolveCommit(call.world, call.repo, ref);
  if (commit === undefined) throw new Refusal(422, `No ref found for: ${ref}`);
  const environment = textField(call, "environment") ?? "production";
  const production = call.body["production_environment"];
  const row = call.world.rows.deployments.insert({
    repo_id: call.repo.id,
    sha: commit.sha,
    ref,
    task: textField(call, "task") ?? "deploy",
    environment,
    description: textField(call, "description") ?? null,
    creator_id: actorIn(call).user.id,
    production_environment: typeof production === "boolean" ? production : environment === "production",
    transient_environment: call.body["transient_environment"] === true,
  });
  return one(call, row, 201);
}

function listStatuses(call: RepoCall): Reply {
  const deployment = deploymentIn(call);
  const rows = call.world.rows.deploymentStatuses.findBy("deployment_id", deployment.id);
  return pageOf(
    call,
    rows.toSorted((a, b) => b.id - a.id),
    (row) => formatStatus(call, deployment, row),
  );
}

function createStatus(call: RepoCall): Reply {
  const deployment = deploymentIn(call);
  const state = textField(call, "state");
  if (state === undefined) throw missingField("state");
  if (!STATES.includes(state)) throw new Refusal(422, "Validation Failed", { errors: [{ field: "state" }] });
  const row = call.world.rows.deploymentStatuses.insert({
    deployment_id: deployment.id,
    state,
    description: textField(call, "description") ?? "",
    environment: textField(call, "environment") ?? deployment.environment,
    log_url: textField(call, "log_url") ?? "",
    creator_id: actorIn(call).user.id,
  });
  call.world.rows.deployments.update(deployment.id, {});
  return { status: 201, body: formatStatus(call, deployment, row) };
}

function deploymentIn(call: RepoCall): DeploymentRow {
  const row = call.world.rows.deployments.get(Number(param(call, "id")));
  if (row?.repo_id !== call.repo.id) throw notFound();
  return row;
}

function one(call: RepoCall, row: DeploymentRow, status: number): Reply {
  return { status, body: format(call, row) };
}

function format({ world, repo }: RepoCall, row: DeploymentRow): unknown {
  const root = repositoryUrl(world, repo);
  return {
    url: `${root}/deployments/${row.id}`,
    id: row.id,
    node_id: nodeId("Deployment", row.id),
    sha: row.sha,
    ref: row.ref,
    task: row.task,
    payload: {},
    original_environment: row.environment,
    environment: row.environment,
    description: row.description,
    creator: formatUserId(world, row.creator_id),
    created_at: row.created_at,
    updated_at: row.updated_at,
    statuses_url: `${root}/deployments/${row.id}/statuses`,
    repository_url: root,
    transient_environment: row.transient_environment,
    production_environment: row.production_environment,
  };
}

function formatStatus({ world, repo }: RepoCall, deployment: DeploymentRow, row: DeploymentStatusRow): unknown {
  const root = repositoryUrl(world, repo);
  const deploymentUrl = `${root}/deployments/${deployment.id}`;
  return {
    url: `${deploymentUrl}/statuses/${row.id}`,
    id: row.id,
    node_id: nodeId("DeploymentStatus", row.id),
    state: row.state,
    creator: formatUserId(world, row.creator_id),
    description: row.description,
    environment: row.environment,
    target_url: row.log_url,
    created_at: row.created_at,
    updated_at: row.updated_at,
    deployment_url: deploymentUrl,
    repository_url: root,
    environment_url: "",
    log_url: row.log_url,
  };
}
