import { GitHubError } from "../../errors.ts";
import type { Activity } from "../../snapshot/activity.ts";
import { parseInstant } from "../../time/instant.ts";
import type { Client } from "../client.ts";
import { fieldOf } from "../field-of.ts";
import { HEAD_QUESTION, noteAskedHead } from "../head-question.ts";
import { readPages } from "../read-pages.ts";

type Release = Activity["releases"][number];

/** The newest releases, drafts left out. One question over GraphQL tells the head of the default branch besides, which a report's pull request needs next; where nobody speaks that, REST tells the releases. */
export async function readReleases(client: Client): Promise<readonly Release[]> {
  return (await overGraphQL(client)) ?? overRest(client);
}

async function overRest(client: Client): Promise<readonly Release[]> {
  const { rows } = await readPages(client, "GET /repos/{owner}/{repo}/releases", {}, 1);
  return rows.flatMap((row) =>
    releaseOf({
      name: row.name,
      tagName: row.tag_name,
      url: row.html_url,
      publishedAt: row.published_at,
      isDraft: row.draft,
      isPrerelease: row.prerelease,
    }),
  );
}

async function overGraphQL(client: Client): Promise<readonly Release[] | undefined> {
  const where = `owner: ${JSON.stringify(client.owner)}, name: ${JSON.stringify(client.name)}`;
  const releases =
    "releases(first: 100, orderBy: { field: CREATED_AT, direction: DESC }) { nodes { name tagName url publishedAt isDraft isPrerelease } }";
  try {
    const answer = fieldOf(await client.query(`{ repository(${where}) { ${HEAD_QUESTION} ${releases} } }`), "data");
    const repository = fieldOf(answer, "repository");
    noteAskedHead(client, repository);
    const nodes = fieldOf(fieldOf(repository, "releases"), "nodes");
    if (!Array.isArray(nodes) || !nodes.every(isNode)) return undefined;
    return nodes.flatMap(releaseOf);
  } catch (error) {
    // Stand-ins and proxies often lack GraphQL; what is really wrong REST says, too, and in words that are known.
    if (error instanceof GitHubError) return undefined;
    throw error;
  }
}

/** A release as GraphQL names its parts. */
type Node = {
  readonly name: string | null;
  readonly tagName: string;
  readonly url: string;
  readonly publishedAt: string | null;
  readonly isDraft: boolean;
  readonly isPrerelease: boolean;
};

function releaseOf({ name, tagName, url, publishedAt, isDraft, isPrerelease }: Node): readonly Release[] {
  if (isDraft || publishedAt === null) return [];
  const shown = name === null || name === "" ? tagName : name;
  return [{ name: shown, url, publishedAt: parseInstant(publishedAt), prerelease: isPrerelease }];
}

function isNode(value: unknown): value is Node {
  const texts = [fieldOf(value, "tagName"), fieldOf(value, "url")];
  const maybe = [fieldOf(value, "name"), fieldOf(value, "publishedAt")];
  const flags = [fieldOf(value, "isDraft"), fieldOf(value, "isPrerelease")];
  return (
    texts.every((one) => typeof one === "string") &&
    maybe.every((one) => one === null || typeof one === "string") &&
    flags.every((one) => typeof one === "boolean")
  );
}
