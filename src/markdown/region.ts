import { linesOf } from "./lines.ts";
import { readWord, writeWord } from "./marker-word.ts";
import { shortHash } from "./short-hash.ts";

/** A machine-made part of a document that people may edit: from `start` to `end`, its marker lines included. */
export type Region = {
  readonly id: string;
  readonly start: number;
  readonly end: number;
  /** What stands between the marker lines, with line ends `\n`. */
  readonly text: string;
  /** Whether somebody changed it since it was written. */
  readonly edited: boolean;
};

/** What became of the regions of a document: its new text, and the ids of those left alone because they were edited, replaced, or gone. */
export type Regenerated = {
  readonly text: string;
  readonly kept: readonly string[];
  readonly changed: readonly string[];
  readonly lost: readonly string[];
};

/** A machine-made region with its marker lines and the hash by which an edit is noticed; nothing in the text can pass for a marker line. */
export function writeRegion(id: string, text: string): string {
  const inside = inert(text);
  const word = writeWord(id);
  return `<!-- almanac:begin ${word} ${shortHash(inside)} -->\n${inside}\n<!-- almanac:end ${word} -->`;
}

/** The regions of a document, in order. Markers that are unbalanced, nested or doubled are people's text. */
export function readRegions(document: string): readonly Region[] {
  const markers = markersOf(document);
  const byId = Map.groupBy(markers, (marker) => marker.id);
  const regions: Region[] = [];
  let enclosedUntil = -1;
  for (const begin of markers) {
    const [first, last, more] = byId.get(begin.id) ?? [];
    // A pair: this is where it begins, and no third marker has its id.
    if (first !== begin || begin.hash === undefined || last?.hash !== undefined || more !== undefined) continue;
    if (last?.index === begin.index + 1 && enclosedUntil < begin.index) {
      const text = lineFeeds(document.slice(begin.next, last.start).replace(/(?:\r\n|\n|\r)$/, ""));
      regions.push({ id: begin.id, start: begin.start, end: last.end, text, edited: shortHash(text) !== begin.hash });
    }
    enclosedUntil = Math.max(enclosedUntil, last?.index ?? -1);
  }
  return regions;
}

/** Replaces the text of every region that nobody touched by the fresh one of its id; each other byte stays, and a region that people removed is never added again. */
export function regenerate(document: string, fresh: ReadonlyMap<string, string>): Regenerated {
  const regions = readRegions(document).filter((region) => fresh.has(region.id));
  const kept = regions.filter((region) => region.edited).map((region) => region.id);
  const outdated = regions.filter((region) => !region.edited && region.text !== inert(fresh.get(region.id) ?? ""));
  let text = "";
  let copied = 0;
  for (const region of outdated) {
    const old = document.slice(region.start, region.end);
    const end = /\r\n|\n|\r/.exec(old)?.[0] ?? "\n";
    const written = writeRegion(region.id, fresh.get(region.id) ?? "").replaceAll("\n", end);
    text += document.slice(copied, region.start) + written;
    copied = region.end;
  }
  const found = new Set(regions.map((region) => region.id));
  return {
    text: text + document.slice(copied),
    kept,
    changed: outdated.map((region) => region.id),
    lost: [...fresh.keys()].filter((id) => !found.has(id)),
  };
}

type RegionMarker = {
  /** Among the marker lines of the document. */
  readonly index: number;
  readonly id: string;
  /** undefined on the line that ends a region. */
  readonly hash: string | undefined;
  readonly start: number;
  readonly end: number;
  readonly next: number;
};

const BEGIN = /^ {0,3}<!--[ \t]+almanac:begin[ \t]+(\S+)[ \t]+([0-9a-f]{10})[ \t]+-->[ \t]*$/;
const END = /^ {0,3}<!--[ \t]+almanac:end[ \t]+(\S+)[ \t]+-->[ \t]*$/;

function markersOf(document: string): readonly RegionMarker[] {
  const found = linesOf(document).flatMap((line) => {
    const match = BEGIN.exec(line.text) ?? END.exec(line.text);
    const id = match === null ? undefined : readWord(match[1] ?? "");
    return id === undefined ? [] : [{ ...line, id, hash: match?.[2] }];
  });
  return found.map((marker, index) => ({ ...marker, index }));
}

/** Without anything that begins like a marker line of ours. */
function inert(text: string): string {
  return lineFeeds(text).replace(/<!--(?=\s*almanac:(?:begin|end)\b)/g, "&lt;!--");
}

function lineFeeds(text: string): string {
  return text.replace(/\r\n?/g, "\n");
}
