import type { Client } from "../client.ts";

/** The commits that merge queues are about to merge: GitHub keeps a branch for each. */
export async function readMergeGroups(client: Client): Promise<readonly string[]> {
  const { data } = await client.request("GET /repos/{owner}/{repo}/git/matching-refs/{ref}", {
    ref: "heads/gh-readonly-queue/",
  });
  return data.map(({ object }) => object.sha);
}
