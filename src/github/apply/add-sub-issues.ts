import { GitHubError } from "../../errors.ts";
import type { Outcome } from "../../operation/outcome.ts";
import { fieldOf } from "../field-of.ts";
import type { Applying, Of } from "./applying.ts";
import { numberOf } from "./resolve.ts";

/** GitHub puts so many below one issue. */
const MOST = 100;

/** Puts issues below another. Over GraphQL, because REST takes a request for each; a GitHub without sub-issues is no failure. */
export async function addSubIssues(operation: Of<"add-sub-issues">, applying: Applying): Promise<Outcome> {
  const { key, children } = operation;
  const number = numberOf(operation.issue, applying);
  const parent = await nodeOf(number, applying);
  const below = await Promise.all(
    children.slice(0, MOST).map(async (child) => nodeOf(numberOf(child, applying), applying)),
  );
  const fields = below.map(
    (child, index) =>
      `a${index}: addSubIssue(input: { issueId: ${JSON.stringify(parent)}, subIssueId: ${JSON.stringify(child)} }) { subIssue { number } }`,
  );
  // What stands there already is refused, and the others are taken all the same.
  const answer = await mutate(`mutation { ${fields.join(" ")} }`, applying);
  const taken = fieldOf(answer, "data");
  const some = typeof taken === "object" && taken !== null && Object.values(taken).some((one) => one !== null);
  if (some) return { kind: "done", key, number: undefined, url: undefined, problems: [] };
  return { kind: "skipped", key, because: `GitHub put nothing below #${number}${whyNot(answer)}; links lead there.` };
}

/** undefined where nobody speaks GraphQL. */
async function mutate(document: string, { client }: Applying): Promise<unknown> {
  try {
    return await client.mutate(document, { idempotent: true });
  } catch (error) {
    if (error instanceof GitHubError && error.status === 404) return undefined;
    throw error;
  }
}

/** What an issue is called there; most answers have told it already. */
async function nodeOf(number: number, { client }: Applying): Promise<string> {
  const known = client.nodes.get(number);
  if (known !== undefined) return known;
  const { data } = await client.request("GET /repos/{owner}/{repo}/issues/{issue_number}", { issue_number: number });
  client.nodes.set(number, data.node_id);
  return data.node_id;
}

function whyNot(answer: unknown): string {
  const errors = fieldOf(answer, "errors");
  const said = Array.isArray(errors) ? fieldOf(errors[0], "message") : undefined;
  return typeof said === "string" ? ` (${said.slice(0, 200)})` : "";
}
