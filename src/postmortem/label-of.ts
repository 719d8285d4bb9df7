import type { Entry } from "./entry.ts";

/** What an entry is about and what it says of it: its first cell, its bold beginning, or what stands before a colon or dash. */
export function labelOf(entry: Entry): { readonly label: string; readonly said: string } {
  if (entry.kind === "row") {
    const [label = "", ...rest] = entry.cells;
    return { label, said: rest.filter((cell) => cell !== "").join(" ") };
  }
  if (entry.lead !== "")
    return { label: entry.lead, said: entry.text.slice(entry.lead.length).replace(/^[\s:.?!–—-]+/, "") };
  const [whole = "", label = ""] = /^([^:–—.]{1,60}?)(?::| [–—-])(?:\s+|$)/.exec(entry.text) ?? [];
  return whole === "" ? { label: "", said: entry.text } : { label: label.trim(), said: entry.text.slice(whole.length) };
}
