import { gapAfter, type Line, linesOf } from "./lines.ts";
import { readWord, writeWord } from "./marker-word.ts";

const KINDS = [
  "occurrence",
  "digest",
  "gate",
  "standing",
  "almanac",
  "status",
  "receipt",
  "report",
  "reminder",
  "post-mortem",
  "action-item",
  "notice",
  "alert",
  "confidential",
  "target",
] as const satisfies readonly string[];

/** Kinds of things we write and must recognise again. */
export type MarkerKind = (typeof KINDS)[number];

/** The hidden identity line of something we wrote: `<!-- almanac:1 occurrence weekly-analytics 2026-11-23 reminded=2026-11-25 -->`. */
export type Marker = {
  readonly kind: MarkerKind;
  /** Identity: words in order; what is not `[A-Za-z0-9._/:+-]` is written percent-encoded. */
  readonly key: readonly string[];
  /** What we remember about the item; never part of its identity. Written in order of name. */
  readonly notes: Readonly<Record<string, string>>;
};

/** The marker on the last line of a body that is not blank; undefined where there is none, where it was damaged, and for a kind or version we do not know. */
export function readMarker(body: string): Marker | undefined {
  const words = markerLine(body)?.text.trim().split(/\s+/).slice(1, -1) ?? [];
  const [version, kindWord, ...rest] = words;
  const kind = KINDS.find((known) => known === kindWord);
  if (version !== "almanac:1" || kind === undefined) return undefined;
  const key = rest.filter((word) => !word.includes("=")).map(readWord);
  const notes = rest.filter((word) => word.includes("=")).map((word) => word.split("=").map(readWord));
  if (key.includes(undefined) || notes.some((note) => note.length !== 2 || note.includes(undefined))) return undefined;
  return {
    kind,
    key: key.map((word) => word ?? ""),
    notes: Object.fromEntries(notes.map(([name = "", value = ""]) => [name, value])),
  };
}

/** The line that `readMarker` reads; no word of it can end the comment or pass for another word. */
export function writeMarker(marker: Marker): string {
  const notes = Object.entries(marker.notes)
    .map(([name, value]) => ({ name: writeWord(name), value: writeWord(value) }))
    .sort((a, b) => (a.name < b.name ? -1 : 1));
  const words = [markerId(marker), ...notes.map(({ name, value }) => `${name}=${value}`)];
  return `<!-- almanac:1 ${words.join(" ")} -->`;
}

/** The body with this marker instead of the one on its last line, or after an empty line where it has none; all else keeps its bytes. */
export function withMarker(body: string, marker: Marker): string {
  const line = markerLine(body);
  if (line === undefined) return `${body}${gapAfter(body)}${writeMarker(marker)}`;
  return `${body.slice(0, line.start)}${writeMarker(marker)}${body.slice(line.end)}`;
}

/** What tells one item from another: kind and key, joined by spaces. */
export function markerId(marker: Marker): string {
  return [marker.kind, ...marker.key.map(writeWord)].join(" ");
}

/** What a marker remembers under a name. */
export function noteOf(marker: Marker, name: string): string | undefined {
  return Object.hasOwn(marker.notes, name) ? marker.notes[name] : undefined;
}

/** The marker, or the body with its marker, that remembers these notes besides its others; undefined forgets one. A body without a marker stays as it is. */
export function withNotes(marked: Marker, notes: Readonly<Record<string, string | undefined>>): Marker;
export function withNotes(marked: string, notes: Readonly<Record<string, string | undefined>>): string;
export function withNotes(
  marked: Marker | string,
  notes: Readonly<Record<string, string | undefined>>,
): Marker | string {
  if (typeof marked === "string") {
    const marker = readMarker(marked);
    return marker === undefined ? marked : withMarker(marked, withNotes(marker, notes));
  }
  const all = Object.entries({ ...marked.notes, ...notes });
  return {
    ...marked,
    notes: Object.fromEntries(all.flatMap(([name, value]) => (value === undefined ? [] : [[name, value]]))),
  };
}

/** The last line that is not blank, where it looks like a marker of any version. */
export function markerLine(body: string): Line | undefined {
  const last = linesOf(body).findLast((line) => line.text.trim() !== "");
  return last !== undefined && /^ {0,3}<!--[ \t]+almanac:\d+[ \t].*-->[ \t]*$/.test(last.text) ? last : undefined;
}
