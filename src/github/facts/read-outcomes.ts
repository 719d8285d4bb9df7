import type { Deployment } from "../../snapshot/deployment.ts";
import type { Client } from "../client.ts";

/** Whether a deployment brought something to users; undefined while nobody knows. */
export type Outcome = "succeeded" | "failed" | undefined;

/** So many statuses are read one by one before it is said that there are too many. */
export const MOST_OUTCOMES = 100;

/** What became of some deployments, by id. GitHub tells it of each one only: a request for every deployment, several at once. */
export async function readOutcomes(
  client: Client,
  deployments: readonly Deployment[],
): Promise<ReadonlyMap<number, Outcome>> {
  const read = deployments.slice(-MOST_OUTCOMES).map(async ({ id }): Promise<[number, Outcome]> => {
    const { data } = await client.request("GET /repos/{owner}/{repo}/deployments/{deployment_id}/statuses", {
      deployment_id: id,
      per_page: 10,
    });
    return [id, outcomeOf(data.map(({ state }) => state))];
  });
  return new Map(await Promise.all(read));
}

/** Newest first; one that a later one replaced is inactive, and succeeded before. */
function outcomeOf(states: readonly string[]): Outcome {
  const settled = states.find((state) => ["success", "failure", "error"].includes(state));
  if (settled === undefined) return states.includes("inactive") ? "succeeded" : undefined;
  return settled === "success" ? "succeeded" : "failed";
}
