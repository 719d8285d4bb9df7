import { mkdir, rm, writeFile } from "node:fs/promises";
import { dirname, join } from "node:path";
import { allOf } from "./all-of.ts";
import { diaryOf } from "./diary.ts";
import { episodes } from "./episodes.ts";
import { frontPage } from "./front-page.ts";
import { itemFile } from "./item-file.ts";
import { itemPage } from "./item-page.ts";
import type { Happening } from "./live-through.ts";
import { DRAFTS, draftIn, draftLinks, itemPages, localLinks } from "./local-links.ts";
import type { Person, SeenItem } from "./person.ts";
import { PRIVATE } from "./product.ts";
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
    for (const [path, text] of await branchFiles(person, branch))
      files.set(`${branch}/${path}`, itemPages(text, `${branch}/${path}`, byNumber));
  }
  for (const { body } of items) {
    const draft = draftIn(body);
    if (draft === undefined || files.has(`main/${draft.path}`)) continue;
    for (const [path, text] of await draftFiles(person, draft))
      files.set(
        `${DRAFTS}${path}`,
        itemPages(text.replaceAll("](../../", "](../../../main/"), `${DRAFTS}${path}`, byNumber),
      );
  }
  for (const item of items)
    files.set(`items/${itemFile(item)}`, localLinks(await itemPage(person, item), byNumber, files));
  for (const [name, text] of await privatePages(person.at(PRIVATE))) files.set(`security/${name}`, text);
  for (const [name, text] of diaryOf(happenings, byNumber, told)) files.set(`diary/${name}`, text);
  const page = { from, to, items, episodes: told, files: new Set(files.keys()), tally: tallyOf(happenings) };
  files.set("README.md", frontPage(page));
  for (const [path, text] of files) {
    await mkdir(dirname(join(folder, path)), { recursive: true });
    await writeFile(join(folder, path), text);
  }
  return [...files.keys()].sort();
}

/** What stands in the private repository; in the folder it is there to be read all the same. */
async function privatePages(person: Person): Promise<readonly (readonly [string, string])[]> {
  const items = await allOf<SeenItem>(person, "/issues?state=all&sort=created&direction=asc&");
  const pages = await Promise.all(
    items.map(async (item) => {
      const draft = draftIn(item.body);
      const drafted = draft === undefined ? [] : await draftFiles(person, draft);
      const page = draftLinks(await itemPage(person, item), (path) => `${DRAFTS}${path}`);
      return [
        [itemFile(item), readable(page, "../")] as const,
        ...drafted.map(([path, text]) => [`${DRAFTS}${path}`, readable(text, "../../../../")] as const),
      ];
    }),
  );
  return pages.flat();
}

/** A page whose links to files of the shop lead into the folder, `up` from where it stands; all others are no links. */
function readable(page: string, up: string): string {
  return page
    .replaceAll(/\]\(http:\/\/127\.0\.0\.1:\d+\/[\w-]+\/[\w-]+\/blob\/[\w-]+\//g, `](${up}main/`)
    .replaceAll(/\[([^\]]*)\]\(http:\/\/127\.0\.0\.1:\d+\/[^)]*\)/g, "$1");
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

/** A draft with what belongs to it: the files of its period. */
async function draftFiles(
  person: Person,
  { branch, path }: { readonly branch: string; readonly path: string },
): Promise<readonly (readonly [string, string])[]> {
  const ref = `?ref=${encodeURIComponent(branch)}`;
  const listed = await person.get<{ path: string }[]>(`/contents/${dirname(path)}${ref}`);
  const own = listed.filter((file) => file.path.startsWith(path.replace(/\.md$/, "")));
  return Promise.all(
    own.map(async (file) => {
      const { content } = await person.get<{ content: string }>(`/contents/${file.path}${ref}`);
      return [file.path, Buffer.from(content, "base64").toString("utf8")] as const;
    }),
  );
}
