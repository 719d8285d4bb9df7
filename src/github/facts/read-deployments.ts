import type { Deployment, Deployments } from "../../snapshot/deployment.ts";
import { type Instant, parseInstant } from "../../time/instant.ts";
import type { Client } from "../client.ts";
import { PAGE, type RowOf } from "../read-pages.ts";

/** A thousand deployments: nobody looks through more. */
const PAGES = 10;

/** Deployments begun in that stretch, oldest first. */
export async function readDeployments(client: Client, from: Instant, to: Instant): Promise<Deployments> {
  const { read, cut } = await readBack(client, from, { isWanted: () => true, only: {} });
  return { deployments: read.filter(({ at }) => from <= at && at < to), cut };
}

/** Deployments to an environment, or to production where none is named, begun in that stretch, oldest first, and the first of them there ever was, or one from before. */
export async function readDeploymentsOf(
  client: Client,
  { from, to }: { readonly from: Instant; readonly to: Instant },
  environment: string | undefined,
): Promise<Deployments & { readonly begun: Instant | undefined }> {
  const isWanted = (one: Deployment) => (environment === undefined ? one.production : one.environment === environment);
  const only = environment === undefined ? {} : { environment };
  const { read, cut } = await readBack(client, from, { isWanted, only });
  const wanted = read.filter(isWanted);
  return { deployments: wanted.filter(({ at }) => from <= at && at < to), begun: wanted[0]?.at, cut };
}

/** Page after page, until one that is wanted is from before: GitHub lists the newest first and cannot be asked for a stretch. */
async function readBack(
  client: Client,
  from: Instant,
  {
    isWanted,
    only,
  }: { readonly isWanted: (one: Deployment) => boolean; readonly only: { readonly environment?: string } },
): Promise<{ readonly read: readonly Deployment[]; readonly cut: boolean }> {
  const found = new Map<number, Deployment>();
  let [goesOn, isInside] = [true, true];
  for (let page = 1; page <= PAGES && goesOn; page += 1) {
    const { data } = await client.request("GET /repos/{owner}/{repo}/deployments", { ...only, per_page: PAGE, page });
    const read = data.map(deploymentOf);
    for (const deployment of read) found.set(deployment.id, deployment);
    goesOn = read.length === PAGE && !read.some((one) => one.at < from && isWanted(one));
    isInside &&= read.every(({ at }) => at >= from);
  }
  const read = [...found.values()].sort((a, b) => (a.at === b.at ? a.id - b.id : a.at < b.at ? -1 : 1));
  return { read, cut: goesOn && isInside };
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
