import { mkdir, rm, writeFile } from "node:fs/promises";
import { dirname, join } from "node:path";
import { diaryOf } from "./diary.ts";
import { episodes } from "./episodes.ts";
import { frontPage } from "./front-page.ts";
import { itemFile } from "./item-file.ts";
import { itemLinks } from "./item-links.ts";
import type { Happening } from "./live-through.ts";
import { momentOf } from "./moment-of.ts";
import type { Person, SeenItem } from "./person.ts";
import type { Stretch } from "./stretch.ts";
import { tallyOf } from "./tally.ts";

/** Writes what a stretch left behind into a folder a person can open and read: a first page, a diary, every item, every file. */
export async function leaveFolder(
  folder: string,
  person: Person,
  { from, to }: Stretch,
  happenings: readonly Happening[],
): Promise<readonly string[]> {
  await rm(folder, { recursive: true, force: true });
  const items = await allOf<SeenItem>(person, "/issues?state=all&sort=created&direction=asc&");
  const byNumber = new Map(items.map((item) => [item.number, item]));
  const told = episodes.filter(({ day }) => from <= day && day <= to);
  const files = new Map<string, string>();
  for (const branch of ["main", "almanac-data"]) {
    for (const [path, text] of await branchFiles(person, branch)) files.set(`${branch}/${path}`, text);
  }
  for (const item of items)
    files.set(`items/${itemFile(item)}`, localLinks(await itemPage(person, item), byNumber, files));
  for (const [name, text] of diaryOf(happenings, byNumber, told)) files.set(`diary/${name}`, text);
  const page = { from, to, items, episodes: told, files: new Set(files.keys()), tally: tallyOf(happenings) };
  files.set("README.md", frontPage(page));
  for (const [path, text] of files) {
    await mkdir(dirname(join(folder, path)), { recursive: true });
    await writeFile(join(folder, path), text);
  }
  return [...files.keys()].sort();
}

/** Links that work on GitHub, made to work in the folder: to items, and to files of the default branch. */
function localLinks(page: string, items: ReadonlyMap<number, SeenItem>, files: ReadonlyMap<string, string>): string {
  const merged = page.replaceAll(/\]\(\.\.\/edit\/almanac-report\/[^/]+\/[^/]+\/([^)]+)\)/g, (whole, path: string) =>
    files.has(`main/${path}`) ? `](../main/${path})` : whole,
  );
  const [title = "", ...rest] = merged.split("\n");
  return `${title}\n${itemLinks(rest.join("\n").replaceAll(/\]\(\.\.\/(?:blob|tree)\/HEAD\//g, "](../main/"), items, "items")}`;
}

async function allOf<T>(person: Person, path: string): Promise<readonly T[]> {
  const all: T[] = [];
  for (let page = 1; ; page += 1) {
    const some = await person.get<T[]>(`${path}per_page=100&page=${page}`);
    all.push(...some);
    if (some.length < 100) return all;
  }
}

async function itemPage(person: Person, item: SeenItem): Promise<string> {
  const comments = await person.get<{ body: string; created_at: string; user: { login: string } | null }[]>(
    `/issues/${item.number}/comments?per_page=100`,
  );
  const what = item.pull_request === undefined ? "Issue" : "Pull request";
  const ended =
    item.closed_at === null
      ? "open"
      : `closed ${momentOf(item.closed_at)}${item.state_reason === null ? "" : ` as ${item.state_reason.replace("_", " ")}`}`;
  const head = [
    `# ${item.title} #${item.number}`,
    "",
    `${what} by ${item.user?.login ?? "nobody"}, opened ${momentOf(item.created_at)}, ${ended}. ` +
      `Labels: ${item.labels.map((label) => label.name).join(", ") || "none"}. Assigned: ${item.assignees.map((assignee) => assignee.login).join(", ") || "nobody"}.`,
    "",
    "---",
    "",
  ];
  const said = comments.flatMap((comment) => [
    "",
    "---",
    "",
    `**${comment.user?.login ?? "nobody"}**, ${momentOf(comment.created_at)}:`,
    "",
    comment.body,
  ]);
  return `${[...head, item.body ?? "", ...said].join("\n")}\n`;
}

async function branchFiles(person: Person, branch: string): Promise<readonly (readonly [string, string])[]> {
  const refs = await allOf<{ name: string }>(person, "/branches?");
  if (!refs.some((ref) => ref.name === branch)) return [];
  const { tree } = await person.get<{ tree: { path: string; type: string; sha: string }[] }>(
    `/git/trees/${branch}?recursive=1`,
  );
  return Promise.all(
    tree
      .filter((entry) => entry.type === "blob")
      .map(async (entry) => {
        const blob = await person.get<{ content: string }>(`/git/blobs/${entry.sha}`);
        return [entry.path, Buffer.from(blob.content, "base64").toString("utf8")] as const;
      }),
  );
}
