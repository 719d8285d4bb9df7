import type { Clock } from "../time/clock.ts";
import { toMillis } from "../time/instant.ts";
import { makeHttpFetch } from "./http-fetch.ts";

/** How many milliseconds this machine's clock is ahead of GitHub's (behind, where negative), give or take a second; undefined where GitHub does not tell. Nobody need be signed in, and whatever it answers will do. */
export async function readSkew(api: string, clock: Clock): Promise<number | undefined> {
  const send = makeHttpFetch(() => {});
  const headers = { accept: "application/json", "user-agent": "almanac" };
  const answer = await send(`${api.replace(/\/+$/, "")}/app`, { method: "GET", headers });
  const date = Date.parse(answer.headers.get("date") ?? "");
  return Number.isNaN(date) ? undefined : toMillis(clock.now()) - date;
}
