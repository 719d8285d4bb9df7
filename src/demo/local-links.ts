import { itemFile } from "./item-file.ts";
import { itemLinks } from "./item-links.ts";
import type { SeenItem } from "./person.ts";

/** Where the folder keeps a report as it stands on its own branch, if it was not merged. */
export const DRAFTS = "drafts/";

const TO_DRAFT = /\]\(\.\.\/edit\/(almanac-report\/[^/]+\/[^/]+)\/([^)]+)\)/g;

/** The draft a pull request's text asks to edit: its branch, and its path there. */
export function draftIn(body: string | null): { readonly branch: string; readonly path: string } | undefined {
  const [found] = (body ?? "").matchAll(TO_DRAFT);
  const [, branch, path] = found ?? [];
  return branch === undefined || path === undefined ? undefined : { branch, path };
}

/** A text whose links to drafts lead to where the folder keeps them; `placeOf` says it from the page's place. */
export function draftLinks(text: string, placeOf: (path: string) => string): string {
  return text.replaceAll(TO_DRAFT, (_, _branch, path: string) => `](${placeOf(path)})`);
}

/** The page of an item with the links that work on GitHub made to work in the folder: to items, to files of the default branch, and to drafts. */
export function localLinks(
  page: string,
  items: ReadonlyMap<number, SeenItem>,
  files: ReadonlyMap<string, string>,
): string {
  const [title = "", ...rest] = page.split("\n");
  const body = draftLinks(
    rest.join("\n"),
    (path) => `../${files.has(`main/${path}`) ? "main/" : DRAFTS}${path}`,
  ).replaceAll(/\]\(\.\.\/(?:blob|tree)\/HEAD\//g, "](../main/");
  return `${title}\n${itemLinks(body, items, "items")}`;
}

/** A file with its links to items leading to their pages in the folder, and searches to the folder of all; what has no page there, like a release, is no link. `path` says where in the folder the file stands. */
export function itemPages(text: string, path: string, items: ReadonlyMap<number, SeenItem>): string {
  if (!path.endsWith(".md")) return text;
  const up = "../".repeat(path.split("/").length - 1);
  return text
    .replaceAll(/\]\((?:\.\.\/)+issues\?[^)]*\)/g, `](${up}items)`)
    .replaceAll(
      /\]\((?:(?:\.\.\/)+|http:\/\/127\.0\.0\.1:\d+\/[\w-]+\/[\w-]+\/)(?:issues|pull)\/(\d+)\)/g,
      (whole, digits: string) => {
        const item = items.get(Number(digits));
        return item === undefined ? whole : `](${up}items/${itemFile(item)})`;
      },
    )
    .replaceAll(/\[([^\]\n]*)\]\(http:\/\/127\.0\.0\.1:\d+\/[^)\s]*\)/g, "$1");
}
