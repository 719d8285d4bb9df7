import type { Response, Responses } from "../../snapshot/response.ts";
import { type Instant, parseInstant } from "../../time/instant.ts";
import type { Client } from "../client.ts";
import { type RowOf, readPages } from "../read-pages.ts";

/** Five thousand issues or comments: more would use up an hour's requests. */
const PAGES = 50;

type Comment = RowOf<"GET /repos/{owner}/{repo}/issues/comments">;

/** Issues with a label that changed since an instant, and when people first answered: comments are read for the whole repository at once, not issue by issue. */
export async function readResponses(
  client: Client,
  label: string,
  since: Instant,
  answers: boolean,
): Promise<Responses> {
  const [issues, comments] = await Promise.all([
    readPages(
      client,
      "GET /repos/{owner}/{repo}/issues",
      { labels: label, state: "all", since, sort: "created", direction: "asc" },
      PAGES,
    ),
    answers
      ? readPages(
          client,
          "GET /repos/{owner}/{repo}/issues/comments",
          { since, sort: "created", direction: "asc" },
          PAGES,
        )
      : { rows: [], cut: false },
  ]);
  const byIssue = Map.groupBy(comments.rows, ({ issue_url: url }) => Number(url.split("/").at(-1)));
  const rows = [...new Map(issues.rows.map((row) => [row.number, row])).values()];
  const asked = rows.filter((row) => row.pull_request === undefined);
  return {
    issues: asked.map((row) => responseOf(row, byIssue.get(row.number) ?? [])).sort((a, b) => a.number - b.number),
    cut: issues.cut || comments.cut,
  };
}

function responseOf(row: RowOf<"GET /repos/{owner}/{repo}/issues">, comments: readonly Comment[]): Response {
  const author = row.user?.login.toLowerCase();
  const answers = comments
    .filter(({ user }) => user !== null && user.type !== "Bot" && !user.login.endsWith("[bot]"))
    .filter(({ user }) => user?.login.toLowerCase() !== author)
    .map(({ created_at: at }) => parseInstant(at))
    .sort();
  const done = row.closed_at !== null && row.state_reason !== "not_planned" && row.state_reason !== "duplicate";
  return {
    number: row.number,
    createdAt: parseInstant(row.created_at),
    answeredAt: answers[0],
    resolvedAt: done && row.closed_at !== null ? parseInstant(row.closed_at) : undefined,
    waits: [],
  };
}
