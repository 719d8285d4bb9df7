import type { Requirement } from "../../requirements/requirement.ts";
import type { Happening, Happenings } from "../../snapshot/happening.ts";
import { type Instant, parseInstant } from "../../time/instant.ts";
import type { Answer, Client } from "../client.ts";
import { mergedAt } from "../item-of.ts";
import { PAGE, readPages } from "../read-pages.ts";
import { reaching } from "./reaching.ts";
import { readCommitDates, readTagCommits } from "./read-commit-dates.ts";
import { readDeploymentsOf } from "./read-deployments.ts";
import { MOST_OUTCOMES, type Outcome, readOutcomes } from "./read-outcomes.ts";

/** A thousand of anything: GitHub itself lists no more runs of a workflow. */
const PAGES = 10;

/** What of a kind happened from an instant on. */
export async function readHappenings(
  client: Client,
  asked: Extract<Requirement, { readonly kind: "happenings" }>,
): Promise<Happenings> {
  const { from } = asked;
  const { all, ...known } = await listOf(await reaching(client, asked.repository), asked);
  return { all: all.filter(({ at }) => at >= from).sort((a, b) => (a.at < b.at ? -1 : a.at > b.at ? 1 : 0)), ...known };
}

async function listOf(
  client: Client,
  { what, from, to, environment, label, workflow, detail }: Extract<Requirement, { readonly kind: "happenings" }>,
): Promise<Happenings> {
  switch (what) {
    case "deployments": {
      const { deployments: wanted, begun, cut } = await readDeploymentsOf(client, { from, to }, environment);
      const outcomes = detail === "outcomes" ? await readOutcomes(client, wanted) : undefined;
      const written = detail === "origins" ? await readCommitDates(client, from) : undefined;
      return {
        all: wanted.map(({ id, at, commit }) => ({
          at,
          began: written?.get(commit),
          failed: outcomes === undefined ? undefined : failedBy(outcomes.get(id)),
        })),
        begun,
        cut: cut || (outcomes !== undefined && wanted.length > MOST_OUTCOMES),
      };
    }
    case "releases": {
      const [{ rows, cut }, tags, written] = await Promise.all([
        readBack(client, from),
        detail === "origins" ? readTagCommits(client) : undefined,
        detail === "origins" ? readCommitDates(client, from) : undefined,
      ]);
      const all = rows.map(({ at, tag }) => ({
        at,
        began: written?.get(tags?.get(tag) ?? ""),
        failed: undefined,
      }));
      return { all, begun: earliest(all.map(({ at }) => at)), cut };
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
      const created = rows.map((row) => parseInstant(row.created_at));
      return {
        begun: wanted.length === 0 ? undefined : await createdBefore(client, from, created),
        all: unique.flatMap((row): Happening[] => {
          const opened = parseInstant(row.created_at);
          if (what === "issues") return [{ at: opened, began: undefined, failed: undefined }];
          const merged = mergedAt(row);
          return merged === undefined ? [] : [{ at: merged, began: opened, failed: undefined }];
        }),
        cut,
      };
    }
  }
}

function earliest(instants: readonly Instant[]): Instant | undefined {
  return instants.toSorted()[0];
}

/** When the repository began, where nothing in it is older than what was read. */
async function createdBefore(client: Client, from: Instant, created: readonly Instant[]): Promise<Instant | undefined> {
  const first = earliest(created);
  if (first !== undefined && first < from) return first;
  const { data } = await client.request("GET /repos/{owner}/{repo}", {});
  return earliest([parseInstant(data.created_at), ...created]);
}

type Release = { readonly at: Instant; readonly tag: string };

function failedBy(outcome: Outcome): boolean | undefined {
  return outcome === undefined ? undefined : outcome === "failed";
}

/** Releases that were published and are no trials, newest first until those before `from`. */
async function readBack(
  client: Client,
  from: Instant,
): Promise<{ readonly rows: readonly Release[]; readonly cut: boolean }> {
  const rows: Release[] = [];
  for (let page = 1; page <= PAGES; page += 1) {
    const { data } = await client.request("GET /repos/{owner}/{repo}/releases", { per_page: PAGE, page });
    const published = data.flatMap((row) =>
      row.draft || row.prerelease || row.published_at === null
        ? []
        : [{ at: parseInstant(row.published_at), tag: row.tag_name }],
    );
    rows.push(...published);
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
    if (older || data.workflow_runs.length < PAGE) return told(rows, false);
  }
  return told(rows, true);
}

function told(rows: readonly Run[], cut: boolean): Happenings {
  const begun = earliest(rows.map(({ created_at: at }) => parseInstant(at)));
  return { all: rows.flatMap(runOf), begun, cut };
}

/** Runs that were skipped or cancelled brought nothing anywhere. */
function runOf(row: Run): Happening[] {
  if (row.conclusion !== "success" && row.conclusion !== "failure" && row.conclusion !== "timed_out") return [];
  const began = row.head_commit === null ? undefined : parseInstant(row.head_commit.timestamp);
  return [{ at: parseInstant(row.updated_at), began, failed: row.conclusion !== "success" }];
}
