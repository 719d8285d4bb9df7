import type { Failure, Failures } from "../../snapshot/failures.ts";
import { type Instant, parseInstant } from "../../time/instant.ts";
import type { Client } from "../client.ts";
import { PAGE } from "../read-pages.ts";
import { readDefaultBranch } from "./read-default-branch.ts";
import { readDeployments } from "./read-deployments.ts";
import { readOutcomes } from "./read-outcomes.ts";
import { told } from "./told.ts";

/** So many failures in a day are a fault of their own. */
const PAGES = 3;

/** What failed on its way to users in that stretch: from included, to excluded. */
export async function readFailures(client: Client, from: Instant, to: Instant): Promise<Failures> {
  const [runs, deployments] = await Promise.all([
    told(failedRuns(client, from, to)),
    told(failedDeployments(client, from, to)),
  ]);
  return { runs, deployments };
}

async function failedRuns(client: Client, from: Instant, to: Instant): Promise<readonly Failure[]> {
  const branch = await readDefaultBranch(client);
  const failed: Failure[] = [];
  for (let page = 1; page <= PAGES; page += 1) {
    const { data } = await client.request("GET /repos/{owner}/{repo}/actions/runs", {
      branch,
      status: "failure",
      exclude_pull_requests: true,
      per_page: PAGE,
      page,
    });
    const runs = data.workflow_runs.map((row) => ({
      name: row.name ?? "A workflow",
      url: row.html_url,
      at: parseInstant(row.created_at),
    }));
    failed.push(...runs.filter(({ at }) => from <= at && at < to));
    // Newest first: what is older than the stretch ends the search.
    if (runs.length < PAGE || runs.some(({ at }) => at < from)) break;
  }
  return failed.toSorted(byInstant);
}

async function failedDeployments(client: Client, from: Instant, to: Instant): Promise<readonly Failure[]> {
  const { deployments } = await readDeployments(client, from, to);
  const production = deployments.filter((one) => one.production);
  const outcomes = await readOutcomes(client, production);
  return production
    .filter(({ id }) => outcomes.get(id) === "failed")
    .map(({ ref, environment, at }) => ({ name: `${ref} to ${environment}`, url: undefined, at }))
    .toSorted(byInstant);
}

function byInstant(a: Failure, b: Failure): number {
  return a.at < b.at ? -1 : a.at > b.at ? 1 : 0;
}
