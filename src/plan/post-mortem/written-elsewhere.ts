import { readFrontMatter } from "../../postmortem/front-matter.ts";
import type { Item } from "../../snapshot/item.ts";
import type { World } from "../world.ts";
import { incidentOf, noted } from "./post-mortem-items.ts";

/** So many documents are looked into, the newest first. */
const MOST = 10;

/** Where people merged a document of their own for the incident of a pull request that was closed unmerged: its head names the incident. */
export function writtenElsewhere(
  { facts }: World,
  item: Item,
): { readonly kind: "missing" | "nowhere" } | { readonly kind: "at"; readonly path: string } {
  const own = noted(item, "path") ?? "";
  const folder = own.slice(0, own.lastIndexOf("/"));
  // An addendum belongs into the document that stands.
  if (folder === "" || item.marker.key[1] !== "1") return { kind: "nowhere" };
  const names = facts.ask<"folder">({ kind: "folder", path: folder, branch: undefined });
  if (names.kind !== "value") return { kind: names.kind === "missing" ? "missing" : "nowhere" };
  const paths = names.value
    .filter((name) => name.endsWith(".md"))
    .toSorted()
    .toReversed()
    .slice(0, MOST)
    .map((name) => `${folder}/${name}`);
  const files = paths.map((path) => ({ path, text: facts.ask<"file">({ kind: "file", path, branch: undefined }) }));
  if (files.some(({ text }) => text.kind === "missing")) return { kind: "missing" };
  const found = files.find(
    ({ text }) =>
      text.kind === "value" && text.value !== undefined && readFrontMatter(text.value).incident === incidentOf(item),
  );
  return found === undefined ? { kind: "nowhere" } : { kind: "at", path: found.path };
}
