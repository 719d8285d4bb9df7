import { readFile, readdir } from "node:fs/promises";
import { dirname, join, relative } from "node:path";
import { headingAnchor } from "../../src/demo/heading-anchor.ts";

/** Every link in the Markdown files of a folder that leads to no file of it, or to no heading there, as `page: link`. */
export async function deadLinks(folder: string): Promise<readonly string[]> {
  const entries = await readdir(folder, { recursive: true, withFileTypes: true });
  const files = entries.filter((entry) => entry.isFile()).map((entry) => join(entry.parentPath, entry.name));
  const known = new Set([
    ...files,
    ...entries.filter((entry) => entry.isDirectory()).map((entry) => join(entry.parentPath, entry.name)),
  ]);
  const pages = new Map<string, string>();
  for (const file of files.filter((name) => name.endsWith(".md"))) pages.set(file, await readFile(file, "utf8"));
  const dead: string[] = [];
  for (const [page, text] of pages) {
    for (const [, link = ""] of text.matchAll(/\]\(((?!https?:)[^)\s]+)\)/g)) {
      const [path = "", anchor] = link.split("#");
      const target = path === "" ? page : join(dirname(page), path).replace(/\/$/, "");
      const anchors = anchor === undefined || !target.endsWith(".md") ? undefined : anchorsOf(pages.get(target) ?? "");
      if (!known.has(target) || (anchor !== undefined && anchors?.has(anchor) === false))
        dead.push(`${relative(folder, page)}: ${link}`);
    }
  }
  return dead;
}

function anchorsOf(text: string): ReadonlySet<string> {
  return new Set([...text.matchAll(/^#+ (.*)$/gm)].map(([, title = ""]) => headingAnchor(title)));
}
