import type { Client } from "../client.ts";

/** The open pull requests with their newest commits, the newest change first; a hundred at most. */
export async function readOpenPulls(
  client: Client,
): Promise<readonly { readonly number: number; readonly head: string }[]> {
  const { data } = await client.request("GET /repos/{owner}/{repo}/pulls", {
    state: "open",
    sort: "updated",
    direction: "desc",
    per_page: 100,
  });
  return data.map(({ number, head }) => ({ number, head: head.sha }));
}
