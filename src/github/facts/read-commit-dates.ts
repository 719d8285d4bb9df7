import { type Instant, addMillis, parseInstant } from "../../time/instant.ts";
import type { Client } from "../client.ts";
import { readPages } from "../read-pages.ts";

/** A thousand commits. */
const PAGES = 10;

/** What is deployed was written at most so long before. */
const REACH = 60 * 86_400_000;

/** When commits of the default branch were written, by hash, from some time before `from` on: a page a hundred, instead of a request each. */
export async function readCommitDates(client: Client, from: Instant): Promise<ReadonlyMap<string, Instant>> {
  const { rows } = await readPages(
    client,
    "GET /repos/{owner}/{repo}/commits",
    { since: addMillis(from, -REACH) },
    PAGES,
  );
  return new Map(
    rows.flatMap(({ sha, commit }): [string, Instant][] => {
      const at = commit.committer?.date ?? commit.author?.date;
      return at === undefined ? [] : [[sha, parseInstant(at)]];
    }),
  );
}

/** The commits that tags name. */
export async function readTagCommits(client: Client): Promise<ReadonlyMap<string, string>> {
  const { rows } = await readPages(client, "GET /repos/{owner}/{repo}/tags", {}, 3);
  return new Map(rows.map(({ name, commit }) => [name, commit.sha]));
}
