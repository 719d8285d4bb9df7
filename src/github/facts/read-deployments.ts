import type { Deployment, Deployments } from "../../snapshot/deployment.ts";
import { type Instant, parseInstant } from "../../time/instant.ts";
import type { Client } from "../client.ts";
import { PAGE, type RowOf } from "../read-pages.ts";

/** A thousand deployments: nobody looks through more. */
const PAGES = 10;

/** Deployments begun in that stretch, oldest first. Page after page, since GitHub lists the newest first and cannot be asked for a stretch. */
export async function readDeployments(client: Client, from: Instant, to: Instant): Promise<Deployments> {
  const found = new Map<number, Deployment>();
  let cut = true;
  for (let page = 1; page <= PAGES && cut; page += 1) {
    const { data } = await client.request("GET /repos/{owner}/{repo}/deployments", { per_page: PAGE, page });
    const read = data.map(deploymentOf);
    for (const deployment of read)
      if (from <= deployment.at && deployment.at < to) found.set(deployment.id, deployment);
    cut = read.length === PAGE && read.every(({ at }) => at >= from);
  }
  const deployments = [...found.values()].sort((a, b) => (a.at === b.at ? a.id - b.id : a.at < b.at ? -1 : 1));
  return { deployments, cut };
}

function deploymentOf(row: RowOf<"GET /repos/{owner}/{repo}/deployments">): Deployment {
  const { environment } = row;
  return {
    id: Number(row.id),
    at: parseInstant(row.created_at),
    environment,
    production: row.production_environment === true || /^prod(?:uction)?$/i.test(environment),
    ref: row.ref,
    commit: row.sha,
    creator: row.creator?.login ?? "ghost",
  };
}
