import type { Client } from "../client.ts";

/** Whether GitHub Actions may open pull requests here; only a token that may read the administration is told. */
export async function readPullRequestSetting(client: Client): Promise<boolean> {
  const { data } = await client.request("GET /repos/{owner}/{repo}/actions/permissions/workflow", {});
  return data.can_approve_pull_request_reviews;
}
