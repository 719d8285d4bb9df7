import type { Work } from "../../snapshot/activity.ts";
import type { Discussions } from "../../snapshot/discussions.ts";
import type { Told } from "../../snapshot/security.ts";
import { type Instant, parseInstant } from "../../time/instant.ts";
import type { Client } from "../client.ts";
import { fieldOf } from "../field-of.ts";
import { PAGE } from "../read-pages.ts";
import { told } from "./told.ts";
import { OPENING } from "./work-of.ts";

/** So many pages of those that changed are read. */
const PAGES = 3;

/** What a team announces is no word of its users. */
const ANNOUNCEMENTS = "announcements";

const NODE =
  "number title url bodyText createdAt updatedAt closedAt upvoteCount author { login } category { name slug } labels(first: 10) { nodes { name } } reactions { totalCount } comments { totalCount }";
const LIST = `pageInfo { hasNextPage endCursor } nodes { ${NODE} }`;

/** Discussions that are open, the oldest hundred, and those that changed since an instant. REST has none of a repository's, so they are asked for over GraphQL: one question for most repositories. */
export async function readDiscussions(client: Client, since: Instant): Promise<Told<Discussions>> {
  const read = await told(pagesOf(client, since));
  return read.kind === "known" ? read.value : read;
}

async function pagesOf(client: Client, since: Instant): Promise<Told<Discussions>> {
  const found = new Map<number, Work>();
  let cut = false;
  let after: string | undefined;
  for (let page = 1; ; page += 1) {
    const repository = await ask(client, after);
    if (typeof repository === "string") return { kind: "unavailable", because: repository };
    if (fieldOf(repository, "hasDiscussionsEnabled") === false) break;
    const [changed, open] = [listOf(fieldOf(repository, "changed")), listOf(fieldOf(repository, "open"))];
    if (changed === undefined) return { kind: "unavailable", because: UNTOLD };
    for (const node of [...changed.nodes, ...(open?.nodes ?? [])])
      if (!isAnnouncement(node)) {
        const work = workOf(node);
        if (work !== undefined) found.set(work.number, work);
      }
    cut ||= open?.next !== undefined;
    const older = changed.nodes.some((node) => String(fieldOf(node, "updatedAt")) < since);
    after = older ? undefined : changed.next;
    if (after === undefined) break;
    if (page === PAGES) {
      cut = true;
      break;
    }
  }
  return { kind: "known", value: { all: [...found.values()].toSorted((a, b) => a.number - b.number), cut } };
}

const UNTOLD = "GitHub does not tell the discussions.";

/** The repository as far as it was asked for, or a sentence why it is not told. */
async function ask(client: Client, after: string | undefined): Promise<unknown> {
  const where = `owner: ${JSON.stringify(client.owner)}, name: ${JSON.stringify(client.name)}`;
  const page = after === undefined ? "" : `, after: ${JSON.stringify(after)}`;
  const changed = `changed: discussions(first: ${PAGE}, orderBy: { field: UPDATED_AT, direction: DESC }${page}) { ${LIST} }`;
  const open = `open: discussions(first: ${PAGE}, states: [OPEN], orderBy: { field: CREATED_AT, direction: ASC }) { ${LIST} }`;
  const answer = await client.query(
    `{ repository(${where}) { hasDiscussionsEnabled ${changed} ${after === undefined ? open : ""} } }`,
  );
  const repository = fieldOf(fieldOf(answer, "data"), "repository");
  const errors = fieldOf(answer, "errors");
  if (fieldOf(repository, "hasDiscussionsEnabled") === false || errors === undefined) return repository;
  const forbidden = Array.isArray(errors) && errors.some((error) => fieldOf(error, "type") === "FORBIDDEN");
  return forbidden ? "The token lacks a permission; this would do: discussions=read." : UNTOLD;
}

/** One page of a connection; undefined where it is none. */
function listOf(
  connection: unknown,
): { readonly nodes: readonly unknown[]; readonly next: string | undefined } | undefined {
  const nodes: unknown = fieldOf(connection, "nodes");
  if (!Array.isArray(nodes)) return undefined;
  const page = fieldOf(connection, "pageInfo");
  const cursor = fieldOf(page, "endCursor");
  return { nodes, next: fieldOf(page, "hasNextPage") === true && typeof cursor === "string" ? cursor : undefined };
}

function isAnnouncement(node: unknown): boolean {
  return fieldOf(fieldOf(node, "category"), "slug") === ANNOUNCEMENTS;
}

function workOf(node: unknown): Work | undefined {
  const [number, title, url, createdAt] = ["number", "title", "url", "createdAt"].map((name) => fieldOf(node, name));
  if (typeof number !== "number" || typeof title !== "string" || typeof url !== "string") return undefined;
  if (typeof createdAt !== "string") return undefined;
  const [author, category] = [fieldOf(fieldOf(node, "author"), "login"), fieldOf(fieldOf(node, "category"), "name")];
  const [body, closedAt] = [fieldOf(node, "bodyText"), fieldOf(node, "closedAt")];
  const labels = listOf(fieldOf(node, "labels"))?.nodes.map((label) => fieldOf(label, "name")) ?? [];
  const names = labels.filter((name) => typeof name === "string");
  return {
    number,
    title,
    url,
    author: typeof author === "string" ? author : "ghost",
    labels: names.length > 0 ? names : typeof category === "string" ? [category] : [],
    createdAt: parseInstant(createdAt),
    closedAt: typeof closedAt === "string" ? parseInstant(closedAt) : undefined,
    mergedAt: undefined,
    notPlanned: false,
    assignees: [],
    comments: countOf(fieldOf(node, "comments")),
    reactions: countOf(fieldOf(node, "reactions")) + numberOf(fieldOf(node, "upvoteCount")),
    opening: (typeof body === "string" ? body : "").slice(0, OPENING),
  };
}

function countOf(connection: unknown): number {
  return numberOf(fieldOf(connection, "totalCount"));
}

function numberOf(value: unknown): number {
  return typeof value === "number" ? value : 0;
}
