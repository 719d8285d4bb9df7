import { actorIn, type Call } from "./call.ts";
import { nodeId } from "./format/node-id.ts";
import { takeNumber } from "./items.ts";
import { asText } from "./json.ts";
import { notFound, Refusal } from "./refusal.ts";
import { demand } from "./rights.ts";
import type { DiscussionRow, RepoRow } from "./rows.ts";

/** The categories every repository with discussions begins with. */
const CATEGORIES = ["Announcements", "General", "Ideas", "Q&A"];

/** Those categories as GraphQL tells them. */
export function categories(repo: RepoRow): object {
  const nodes = CATEGORIES.map((name, index) => ({ id: categoryId(repo, index), name, slug: slugOf(name) }));
  return { nodes: repo.discussions === undefined ? [] : nodes };
}

/** A hundred discussions at most, open ones only where asked for, in the order asked for. */
export function discussionsOf({ world }: Call, repo: RepoRow, which: Readonly<Record<string, unknown>>): object {
  const states = which["states"];
  const order = which["orderBy"];
  const field = asText(Reflect.get(Object(order), "field")) === "UPDATED_AT" ? "updated" : "created";
  const sign = asText(Reflect.get(Object(order), "direction")) === "DESC" ? -1 : 1;
  const found = (repo.discussions ?? [])
    .filter(({ closed }) => !Array.isArray(states) || !states.includes("OPEN") || closed === undefined)
    .toSorted((a, b) => (a[field] === b[field] ? a.number - b.number : a[field] < b[field] ? -sign : sign));
  const from = Number(asText(which["after"]) || 0);
  const page = found.slice(from, from + 100);
  return {
    pageInfo: { hasNextPage: found.length > from + 100, endCursor: String(from + page.length) },
    nodes: page.map((row) => ({
      ...row,
      url: `${world.url}/${repo.full_name}/discussions/${row.number}`,
      bodyText: row.body,
      createdAt: row.created,
      updatedAt: row.updated,
      closedAt: row.closed ?? null,
      upvoteCount: row.upvotes,
      author: { login: row.login },
      category: { name: row.category, slug: slugOf(row.category) },
      labels: { nodes: [] },
      reactions: { totalCount: 0 },
      comments: { totalCount: 0 },
    })),
  };
}

/** Begins a discussion in a category, both given by their opaque ids. */
export function createDiscussion(call: Call, input: Readonly<Record<string, unknown>>): object {
  const repo = call.world.rows.repos.all().find(({ id }) => nodeId("Repository", id) === asText(input["repositoryId"]));
  if (repo === undefined)
    throw notFound(`Could not resolve to a node with the global id of '${asText(input["repositoryId"])}'`);
  demand(call.world, repo, call.actor, { accepts: "discussions=write", role: "read" }, true);
  const category = CATEGORIES.find((_, index) => categoryId(repo, index) === asText(input["categoryId"]));
  if (repo.discussions === undefined || category === undefined) throw new Refusal(422, "Discussions are disabled.");
  const now = call.world.now();
  const row: DiscussionRow = {
    number: takeNumber(call.world, repo),
    title: asText(input["title"]),
    body: asText(input["body"]),
    login: actorIn(call).user.login,
    category,
    created: now,
    updated: now,
    closed: undefined,
    upvotes: 1,
  };
  call.world.rows.repos.update(repo.id, { discussions: [...repo.discussions, row] });
  return { discussion: { number: row.number } };
}

function categoryId(repo: RepoRow, index: number): string {
  return nodeId("DiscussionCategory", repo.id * CATEGORIES.length + index);
}

function slugOf(name: string): string {
  return name.toLowerCase().replaceAll(/[^a-z]+/g, "-");
}
