import type { Response, Responses } from "../../snapshot/response.ts";
import { parseInstant } from "../../time/instant.ts";
import type { Requirement } from "../../requirements/requirement.ts";
import type { Client } from "../client.ts";
import { type RowOf, readPages } from "../read-pages.ts";
import { reaching } from "./reaching.ts";
import { readLabelWaits } from "./read-label-waits.ts";

/** Five thousand issues or comments: more would use up an hour's requests. */
const PAGES = 50;

type Asked = Extract<Requirement, { readonly kind: "responses" }>;

type Comment = RowOf<"GET /repos/{owner}/{repo}/issues/comments">;

/** Issues with a label that changed since an instant, and when people first answered: comments are read for the whole repository at once, not issue by issue. */
export async function readResponses(
  home: Client,
  { label, since, answers, waiting, repository }: Asked,
): Promise<Responses> {
  const client = await reaching(home, repository);
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
  const oldest = asked.map((row) => parseInstant(row.created_at)).sort()[0];
  const waits =
    waiting === undefined || oldest === undefined ? undefined : await readLabelWaits(client, waiting, oldest);
  return {
    issues: asked
      .map((row) => ({ ...responseOf(row, byIssue.get(row.number) ?? []), waits: waits?.waits.get(row.number) ?? [] }))
      .sort((a, b) => a.number - b.number),
    cut: issues.cut || comments.cut || waits?.cut === true,
  };
}

function responseOf(
  row: RowOf<"GET /repos/{owner}/{repo}/issues">,
  comments: readonly Comment[],
): Omit<Response, "waits"> {
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
  };
}
