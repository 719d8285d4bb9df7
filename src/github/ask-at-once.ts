import { GitHubError } from "../errors.ts";
import type { Issue } from "../snapshot/issue.ts";
import type { Client } from "./client.ts";
import { fieldOf } from "./field-of.ts";
import { ISSUE_QUESTION, issueOfNode } from "./issue-of-node.ts";
import { HEAD_QUESTION, noteAskedHead } from "./head-question.ts";

/** What one question told: a file of the default branch, undefined where there is none, and the open issues of anybody that bear one of some labels, those that changed last. */
export type AtOnce = {
  readonly text: string | undefined;
  readonly issues: readonly Issue[];
  /** Whether there are more of them. */
  readonly cut: boolean;
};

/**
 * Reads them over GraphQL, because REST takes a request for each label; undefined where nobody speaks that, or anything in
 * the answer is not as it should be: REST says what is wrong, and in words that are known.
 */
export async function askAtOnce(client: Client, path: string, labels: readonly string[]): Promise<AtOnce | undefined> {
  const where = `owner: ${JSON.stringify(client.owner)}, name: ${JSON.stringify(client.name)}`;
  const file = `object(expression: ${JSON.stringify(`HEAD:${path}`)}) { __typename ... on Blob { text isTruncated } }`;
  const which = `first: 100, states: OPEN, labels: ${JSON.stringify(labels)}, orderBy: { field: UPDATED_AT, direction: DESC }`;
  const issues = `issues(${which}) { pageInfo { hasNextPage } nodes { ${ISSUE_QUESTION} } }`;
  try {
    const answer = await client.query(`{ repository(${where}) { ${HEAD_QUESTION} ${file} ${issues} } }`);
    const repository = fieldOf(fieldOf(answer, "data"), "repository");
    if (fieldOf(answer, "errors") !== undefined || !noteAskedHead(client, repository)) return undefined;
    noteIds(client, fieldOf(fieldOf(repository, "issues"), "nodes"));
    return atOnce(fieldOf(repository, "object"), fieldOf(repository, "issues"));
  } catch (error) {
    if (error instanceof GitHubError) return undefined;
    throw error;
  }
}

/** Keeps the ids by which other questions name these issues. */
function noteIds({ nodes: known }: Client, nodes: unknown): void {
  if (!Array.isArray(nodes)) return;
  for (const node of nodes) {
    const id = fieldOf(node, "id");
    const number = fieldOf(node, "number");
    if (typeof id === "string" && typeof number === "number") known.set(number, id);
  }
}

function atOnce(object: unknown, list: unknown): AtOnce | undefined {
  const text = object === null ? undefined : fieldOf(object, "text");
  const whole = fieldOf(object, "__typename") === "Blob" && fieldOf(object, "isTruncated") === false;
  if (object !== null && (!whole || typeof text !== "string")) return undefined;
  const cut = fieldOf(fieldOf(list, "pageInfo"), "hasNextPage");
  const nodes = fieldOf(list, "nodes");
  if (!Array.isArray(nodes)) return undefined;
  const issues = nodes.map(issueOfNode);
  if (typeof cut !== "boolean" || !issues.every((issue) => issue !== undefined)) return undefined;
  return { text: typeof text === "string" ? text : undefined, issues, cut };
}
