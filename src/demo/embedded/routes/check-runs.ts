import { actorIn, param, type RepoCall, type RepoRoute, type Reply, textField } from "../call.ts";
import { isInstallation } from "../actor.ts";
import { nodeId } from "../format/node-id.ts";
import { pageUrl, repositoryUrl } from "../format/urls.ts";
import { resolveCommit } from "../git/refs.ts";
import { pageOf } from "../page.ts";
import { Refusal, missingField, notFound } from "../refusal.ts";
import type { CheckRunRow } from "../rows.ts";

const read = { accepts: "checks=read", role: "read" } as const;
const write = { accepts: "checks=write", role: "write" } as const;

const CONCLUSIONS = ["action_required", "cancelled", "failure", "neutral", "success", "skipped", "stale", "timed_out"];
const LEVELS = ["notice", "warning", "failure"];

/** GitHub takes so many annotations in one request. */
const ANNOTATIONS = 50;
const LONGEST = 65_535;

/** Check runs, which only apps write. */
export const checkRunRoutes: readonly RepoRoute[] = [
  { method: "POST", pattern: "/check-runs", needs: write, run: create },
  { method: "GET", pattern: "/commits/:ref/check-runs", needs: read, run: list },
  { method: "GET", pattern: "/check-runs/:id", needs: read, run: (call) => one(call, checkRunIn(call), 200) },
  { method: "GET", pattern: "/check-runs/:id/annotations", needs: read, run: annotations },
];

function create(call: RepoCall): Reply {
  if (!isInstallation(actorIn(call))) throw new Refusal(403, "You must authenticate via a GitHub App.");
  const name = textField(call, "name");
  const sha = textField(call, "head_sha");
  if (name === undefined) throw missingField("name");
  if (sha === undefined) throw missingField("head_sha");
  if (!/^[0-9a-f]{40}$/.test(sha) || resolveCommit(call.world, call.repo, sha) === undefined)
    throw new Refusal(422, `No commit found for SHA: ${sha}`);
  const conclusion = textField(call, "conclusion");
  if (conclusion !== undefined && !CONCLUSIONS.includes(conclusion)) throw invalid("conclusion");
  const output = recordOf(call.body["output"]);
  const summary = output["summary"] ?? "";
  if (typeof summary !== "string" || new TextEncoder().encode(summary).length > LONGEST)
    throw new Refusal(422, "Only 65535 characters are allowed; the summary is longer.");
  const given = output["annotations"] ?? [];
  if (!Array.isArray(given) || given.length > ANNOTATIONS) throw invalid("annotations");
  const row = call.world.rows.almanacCheckRuns.insert({
    repo_id: call.repo.id,
    head_sha: sha,
    name,
    status: textField(call, "status") ?? (conclusion === undefined ? "queued" : "completed"),
    conclusion: conclusion ?? null,
    title: typeof output["title"] === "string" ? output["title"] : null,
    summary,
    annotations: given.map((annotation) => annotationOf(recordOf(annotation))),
  });
  return one(call, row, 201);
}

function annotationOf(given: Readonly<Record<string, unknown>>): CheckRunRow["annotations"][number] {
  const { path, start_line: start, end_line: end, annotation_level: level, message, title } = given;
  if (typeof path !== "string" || path === "" || typeof message !== "string" || message === "")
    throw invalid("annotations");
  if (typeof start !== "number" || typeof end !== "number" || start < 1 || end < start) throw invalid("annotations");
  if (typeof level !== "string" || !LEVELS.includes(level)) throw invalid("annotations");
  if (message.length > 64 * 1024 || (typeof title === "string" && title.length > 255)) throw invalid("annotations");
  return {
    path,
    start_line: start,
    end_line: end,
    annotation_level: level,
    message,
    title: typeof title === "string" ? title : null,
  };
}

function list(call: RepoCall): Reply {
  const commit = resolveCommit(call.world, call.repo, decodeURIComponent(param(call, "ref")));
  if (commit === undefined) throw new Refusal(422, "No commit found for SHA");
  const wanted = call.query.get("check_name");
  const rows = call.world.rows.almanacCheckRuns
    .findBy("repo_id", call.repo.id)
    .filter((row) => row.head_sha === commit.sha && (wanted === null || row.name === wanted));
  // The newest of each name, as the page of a pull request shows them.
  const newest = [...new Map(rows.map((row) => [row.name, row])).values()];
  const page = pageOf(call, newest, (row) => format(call, row));
  return { ...page, body: { total_count: newest.length, check_runs: page.body } };
}

function annotations(call: RepoCall): Reply {
  return pageOf(call, checkRunIn(call).annotations, (annotation) => ({
    ...annotation,
    start_column: null,
    end_column: null,
    raw_details: null,
    blob_href: `${pageUrl(call.world, call.repo)}/blob/${checkRunIn(call).head_sha}/${annotation.path}`,
  }));
}

function checkRunIn(call: RepoCall): CheckRunRow {
  const row = call.world.rows.almanacCheckRuns.get(Number(param(call, "id")));
  if (row === undefined || row.repo_id !== call.repo.id) throw notFound();
  return row;
}

function one(call: RepoCall, row: CheckRunRow, status: number): Reply {
  return { status, body: format(call, row) };
}

function format(call: RepoCall, row: CheckRunRow): Readonly<Record<string, unknown>> {
  const url = `${repositoryUrl(call.world, call.repo)}/check-runs/${row.id}`;
  return {
    id: row.id,
    node_id: nodeId("CheckRun", row.id),
    head_sha: row.head_sha,
    external_id: "",
    url,
    html_url: `${pageUrl(call.world, call.repo)}/runs/${row.id}`,
    details_url: `${pageUrl(call.world, call.repo)}/runs/${row.id}`,
    status: row.status,
    conclusion: row.conclusion,
    started_at: row.created_at,
    completed_at: row.conclusion === null ? null : row.created_at,
    output: {
      title: row.title,
      summary: row.summary,
      text: null,
      annotations_count: row.annotations.length,
      annotations_url: `${url}/annotations`,
    },
    name: row.name,
    check_suite: { id: row.id },
    app: null,
    pull_requests: [],
  };
}

function invalid(field: string): Refusal {
  return new Refusal(422, "Validation Failed", { errors: [{ resource: "CheckRun", field, code: "invalid" }] });
}

function recordOf(value: unknown): Readonly<Record<string, unknown>> {
  return typeof value === "object" && value !== null && !Array.isArray(value) ? { ...value } : {};
}
