import type { Issue } from "../snapshot/issue.ts";
import { parseInstant } from "../time/instant.ts";
import { fieldOf } from "./field-of.ts";

/** What is asked of an issue over GraphQL. */
export const ISSUE_QUESTION =
  "id number title body state stateReason createdAt updatedAt closedAt author { __typename login } labels(first: 100) { nodes { name } } assignees(first: 10) { nodes { login } }";

/** An answer to `ISSUE_QUESTION` as an issue of anybody; undefined where it is none. */
export function issueOfNode(node: unknown): Issue | undefined {
  if (!isNode(node)) return undefined;
  return {
    number: node.number,
    title: node.title,
    body: node.body,
    author: authorOf(node.author),
    state: node.state === "OPEN" ? "open" : "closed",
    stateReason: node.state === "OPEN" ? undefined : REASONS.get(node.stateReason ?? ""),
    labels: namesOf(node.labels, "name"),
    assignees: namesOf(node.assignees, "login"),
    createdAt: parseInstant(node.createdAt),
    updatedAt: parseInstant(node.updatedAt),
    closedAt: node.closedAt === null ? undefined : parseInstant(node.closedAt),
  };
}

type Node = {
  readonly number: number;
  readonly title: string;
  readonly body: string;
  readonly state: string;
  readonly stateReason: string | null;
  readonly createdAt: string;
  readonly updatedAt: string;
  readonly closedAt: string | null;
  /** null: their account is gone. */
  readonly author: object | null;
  readonly labels: unknown;
  readonly assignees: unknown;
};

const REASONS = new Map<string, NonNullable<Issue["stateReason"]>>([
  ["COMPLETED", "completed"],
  ["NOT_PLANNED", "not_planned"],
  ["DUPLICATE", "duplicate"],
]);

function isNode(value: unknown): value is Node {
  const texts = ["title", "body", "state", "createdAt", "updatedAt"].map((name) => fieldOf(value, name));
  const maybe = ["stateReason", "closedAt"].map((name) => fieldOf(value, name));
  return (
    typeof fieldOf(value, "number") === "number" &&
    texts.every((one) => typeof one === "string") &&
    maybe.every((one) => one === null || typeof one === "string") &&
    typeof fieldOf(value, "author") === "object" &&
    ["labels", "assignees"].every((name) => Array.isArray(fieldOf(fieldOf(value, name), "nodes")))
  );
}

/** Over REST a bot's login ends on `[bot]`, over GraphQL its kind tells; the login is the same to people. */
function authorOf(author: object | null): string {
  const login = fieldOf(author, "login");
  if (typeof login !== "string") return "ghost";
  return fieldOf(author, "__typename") === "Bot" ? `${login}[bot]` : login;
}

function namesOf(list: unknown, field: string): readonly string[] {
  const nodes = fieldOf(list, "nodes");
  if (!Array.isArray(nodes)) return [];
  return nodes.map((node) => fieldOf(node, field)).filter((name) => typeof name === "string");
}
