import type { Requirement } from "../../requirements/requirement.ts";
import type { Happening, Happenings } from "../../snapshot/happening.ts";
import { type Instant, parseInstant } from "../../time/instant.ts";
import type { Answer, Client } from "../client.ts";
import { mergedAt } from "../item-of.ts";
import { PAGE, readPages } from "../read-pages.ts";
import { readDeployments } from "./read-deployments.ts";

/** A thousand of anything: GitHub itself lists no more runs of a workflow. */
const PAGES = 10;

/** What of a kind happened from an instant on. */
export async function readHappenings(
  client: Client,
  asked: Extract<Requirement, { readonly kind: "happenings" }>,
): Promise<Happenings> {
  const { from } = asked;
  const { all, cut } = await listOf(client, asked);
  return { all: all.filter(({ at }) => at >= from).sort((a, b) => (a.at < b.at ? -1 : a.at > b.at ? 1 : 0)), cut };
}

async function listOf(
  client: Client,
  { what, from, to, environment, label, workflow }: Extract<Requirement, { readonly kind: "happenings" }>,
): Promise<Happenings> {
  switch (what) {
    case "deployments": {
      const { deployments, cut } = await readDeployments(client, from, to);
      const wanted = deployments.filter((one) =>
        environment === undefined ? one.production : one.environment === environment,
      );
      return { all: wanted.map(({ at }) => ({ at, began: undefined, failed: undefined })), cut };
    }
    case "releases": {
      const { rows, cut } = await readBack(client, from);
      return { all: rows, cut };
    }
    case "workflow-runs":
      return readRuns(client, workflow, from);
    case "pull-requests":
    case "issues": {
      const { rows, cut } = await readPages(
        client,
        "GET /repos/{owner}/{repo}/issues",
        {
          state: "all",
          since: from,
          sort: "updated",
          direction: "desc",
          ...(label !== undefined && { labels: label }),
        },
        PAGES,
      );
      const wanted = rows.filter((row) => (row.pull_request !== undefined) === (what === "pull-requests"));
      const unique = [...new Map(wanted.map((row) => [row.number, row])).values()];
      return {
        all: unique.flatMap((row): Happening[] => {
          const created = parseInstant(row.created_at);
          if (what === "issues") return [{ at: created, began: undefined, failed: undefined }];
          const merged = mergedAt(row);
          return merged === undefined ? [] : [{ at: merged, began: created, failed: undefined }];
        }),
        cut,
      };
    }
  }
}

/** Releases that were published and are no trials, newest first until those before `from`. */
async function readBack(
  client: Client,
  from: Instant,
): Promise<{ readonly rows: readonly Happening[]; readonly cut: boolean }> {
  const rows: Happening[] = [];
  for (let page = 1; page <= PAGES; page += 1) {
    const { data } = await client.request("GET /repos/{owner}/{repo}/releases", { per_page: PAGE, page });
    const published = data.flatMap((row) =>
      row.draft || row.prerelease || row.published_at === null ? [] : [parseInstant(row.published_at)],
    );
    rows.push(...published.map((at) => ({ at, began: undefined, failed: undefined })));
    if (data.length < PAGE || data.every(({ created_at: at }) => parseInstant(at) < from)) return { rows, cut: false };
  }
  return { rows, cut: true };
}

type Run = Answer<"GET /repos/{owner}/{repo}/actions/runs">["workflow_runs"][number];

/** Newest first, until those from before the stretch. */
async function readRuns(client: Client, workflow: string | undefined, from: Instant): Promise<Happenings> {
  const rows: Run[] = [];
  for (let page = 1; page <= PAGES; page += 1) {
    const paging = { status: "completed" as const, per_page: PAGE, page };
    const { data } =
      workflow === undefined
        ? await client.request("GET /repos/{owner}/{repo}/actions/runs", paging)
        : await client.request("GET /repos/{owner}/{repo}/actions/workflows/{workflow_id}/runs", {
            workflow_id: workflow,
            ...paging,
          });
    rows.push(...data.workflow_runs);
    const older = data.workflow_runs.some(({ created_at: at }) => parseInstant(at) < from);
    if (older || data.workflow_runs.length < PAGE) return { all: rows.flatMap(runOf), cut: false };
  }
  return { all: rows.flatMap(runOf), cut: true };
}

/** Runs that were skipped or cancelled brought nothing anywhere. */
function runOf(row: Run): Happening[] {
  if (row.conclusion !== "success" && row.conclusion !== "failure" && row.conclusion !== "timed_out") return [];
  const began = row.head_commit === null ? undefined : parseInstant(row.head_commit.timestamp);
  return [{ at: parseInstant(row.updated_at), began, failed: row.conclusion !== "success" }];
}
