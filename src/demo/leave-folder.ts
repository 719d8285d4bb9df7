import { mkdir, rm, writeFile } from "node:fs/promises";
import { dirname, join } from "node:path";
import { itemFile } from "./item-file.ts";
import { momentOf } from "./moment-of.ts";
import { storyOf } from "./story.ts";
import type { Happening } from "./month.ts";
import type { Person, SeenItem } from "./person.ts";
import type { Tally } from "./tally.ts";

/** Writes what a month left behind into a folder a person can open and read: the story, every item, every file. */
export async function leaveFolder(
  folder: string,
  person: Person,
  happenings: readonly Happening[],
  tally: Tally,
): Promise<readonly string[]> {
  await rm(folder, { recursive: true, force: true });
  const items = await allItems(person);
  const files = new Map<string, string>();
  for (const item of items) files.set(`items/${itemFile(item)}`, await itemPage(person, item));
  for (const branch of ["main", "almanac-data"]) {
    for (const [path, text] of await branchFiles(person, branch)) files.set(`${branch}/${path}`, text);
  }
  files.set("README.md", storyOf(happenings, tally, items));
  for (const [path, text] of files) {
    await mkdir(dirname(join(folder, path)), { recursive: true });
    await writeFile(join(folder, path), text);
  }
  return [...files.keys()].sort();
}

async function allItems(person: Person): Promise<readonly SeenItem[]> {
  const items: SeenItem[] = [];
  for (let page = 1; ; page += 1) {
    const some = await person.get<SeenItem[]>(`/issues?state=all&sort=created&direction=asc&per_page=100&page=${page}`);
    items.push(...some);
    if (some.length < 100) return items;
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
  const refs = await person.get<{ name: string }[]>("/branches?per_page=100");
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
