import { param, type RepoCall, type RepoRoute, type Reply, textField } from "../call.ts";
import { nodeId } from "../format/node-id.ts";
import { pageUrl, repositoryUrl } from "../format/urls.ts";
import { Refusal, missingField, notFound } from "../refusal.ts";
import { isEmpty, resolveCommit } from "../git/refs.ts";
import { findPath, readTree } from "../git/trees.ts";

const FOLDER = ".github/workflows";

/** The workflows of a repository: files of its default branch, and whether each is switched on. */
export const workflowRoutes: readonly RepoRoute[] = [
  { method: "GET", pattern: "/actions/workflows", needs: { accepts: "actions=read", role: "read" }, run: list },
  {
    method: "GET",
    pattern: "/actions/runs",
    needs: { accepts: "actions=read", role: "read" },
    run: (call) => runsIn(call, undefined),
  },
  {
    method: "GET",
    pattern: "/actions/workflows/:id/runs",
    needs: { accepts: "actions=read", role: "read" },
    run: runsOf,
  },
  {
    method: "POST",
    pattern: "/actions/workflows/:workflow/dispatches",
    needs: { accepts: "actions=write", role: "write" },
    run: dispatch,
  },
];

/** Starts nothing here: nobody runs workflows. What is asked is checked as GitHub checks it; the log of requests shows it. */
function dispatch(call: RepoCall): Reply {
  const file = param(call, "workflow");
  if (!pathsOf(call).some((path) => path.endsWith(`/${file}`))) throw notFound();
  const ref = textField(call, "ref");
  if (ref === undefined) throw missingField("ref");
  if (resolveCommit(call.world, call.repo, ref) === undefined) throw new Refusal(422, `No ref found for: ${ref}`);
  return { status: 204 };
}

function list(call: RepoCall): Reply {
  const { world, repo } = call;
  const workflows = pathsOf(call).map((path, index) => {
    const url = `${repositoryUrl(world, repo)}/actions/workflows/${index + 1}`;
    const page = pageUrl(world, repo);
    return {
      id: index + 1,
      node_id: nodeId("Workflow", index + 1),
      name: path,
      path,
      state: repo.workflow_states[path] ?? "active",
      created_at: repo.created_at,
      updated_at: repo.updated_at,
      url,
      html_url: `${page}/blob/${repo.default_branch}/${path}`,
      badge_url: `${page}/workflows/${encodeURIComponent(path)}/badge.svg`,
    };
  });
  return { status: 200, body: { total_count: workflows.length, workflows } };
}

/** Nothing runs here, since there are no runners; what was seeded is told from its time on. */
function runsIn(call: RepoCall, path: string | undefined): Reply {
  const { world, repo, query } = call;
  const [from = "", to = "9"] = (query.get("created") ?? "..9").split("..");
  const wanted = (name: string, value: string) => query.get(name) === null || query.get(name) === value;
  const state = query.get("status");
  const rows = (repo.runs ?? []).filter(
    (run) =>
      run.at <= world.now() &&
      from <= run.at &&
      run.at <= to &&
      (path === undefined || run.path === path) &&
      wanted("branch", run.branch) &&
      (state === null || state === "completed" || state === run.conclusion),
  );
  const size = Math.min(100, Number(query.get("per_page") ?? "30"));
  const page = Number(query.get("page") ?? "1");
  const shown = rows.toSorted((a, b) => (a.at < b.at ? 1 : -1)).slice((page - 1) * size, page * size);
  return {
    status: 200,
    body: {
      total_count: rows.length,
      workflow_runs: shown.map((run, index) => ({
        id: (page - 1) * size + index + 1,
        name: run.name,
        path: run.path,
        head_branch: run.branch,
        status: "completed",
        conclusion: run.conclusion,
        created_at: run.at,
        updated_at: run.at,
        html_url: `${pageUrl(world, repo)}/actions/runs/${index + 1}`,
        head_commit: { timestamp: run.writtenAt },
      })),
    },
  };
}

function runsOf(call: RepoCall): Reply {
  const wanted = param(call, "id");
  const known = pathsOf(call).find((path, index) => wanted === String(index + 1) || path === `${FOLDER}/${wanted}`);
  if (known === undefined) throw notFound();
  return runsIn(call, known);
}

function pathsOf({ world, repo }: RepoCall): readonly string[] {
  const commit = isEmpty(world, repo) ? undefined : resolveCommit(world, repo, undefined);
  const folder = commit && findPath(world, repo.id, commit.tree_sha, FOLDER);
  if (folder === undefined || folder.type !== "tree") return [];
  return readTree(world, repo.id, folder.sha)
    .filter((entry) => entry.type === "blob" && /\.ya?ml$/.test(entry.path))
    .map((entry) => `${FOLDER}/${entry.path}`);
}
