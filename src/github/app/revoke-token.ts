import { makeHttpFetch } from "../http-fetch.ts";
import type { AppClient } from "./exchange-code.ts";

/** What GitHub calls it. */
const REVOKE = "DELETE /applications/{client_id}/token";

/** Gives a person's token back, so that it is good for nothing any more; whether GitHub took it. */
export async function revokeToken(api: string, client: AppClient, token: string): Promise<boolean> {
  const path = REVOKE.replace(/^DELETE /, "").replace("{client_id}", encodeURIComponent(client.id));
  const { status } = await makeHttpFetch(() => {})(`${api.replace(/\/+$/, "")}${path}`, {
    method: "DELETE",
    headers: {
      accept: "application/vnd.github+json",
      authorization: `Basic ${Buffer.from(`${client.id}:${client.secret}`).toString("base64")}`,
      "content-type": "application/json",
      "user-agent": "almanac",
      "x-github-api-version": "2022-11-28",
    },
    body: JSON.stringify({ access_token: token }),
  });
  return status === 204 || status === 404;
}
