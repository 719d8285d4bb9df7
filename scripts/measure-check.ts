import { readdirSync, readFileSync } from "node:fs";
import { performance } from "node:perf_hooks";
import { checkPostMortem } from "../src/postmortem/check-post-mortem.ts";
import { heldAgainst } from "../tests/postmortem/held-against.ts";

const folder = new URL("../tests/postmortem/good/", import.meta.url);
/** The first ones are slower: nothing is compiled yet. */
const rounds = 12;

/** The name of a document, and the milliseconds that its check takes where nothing disturbs it. */
export type CheckTime = { readonly name: string; readonly millis: number };

/** How long the check of a post-mortem takes that has so many characters: the slowest of all good ones, each of whose lines is repeated until it is as long. */
export function measureCheck(length: number): CheckTime {
  const times = readdirSync(folder).map((name) => ({
    name,
    millis: timeOf(stretched(readFileSync(new URL(name, folder), "utf8"), length)),
  }));
  const [slowest] = times.toSorted((a, b) => b.millis - a.millis);
  if (slowest === undefined) throw new Error("There is no post-mortem.");
  return slowest;
}

/** Each part stays in its place, so that every section is as much longer as the whole. */
function stretched(text: string, length: number): string {
  const [, front = "", body = ""] = /^(---\n[^]*?\n---\n)?([^]*)$/.exec(text) ?? [];
  const times = Math.ceil((length - front.length) / body.length);
  const lines = body.split(/(?<=\n)/).flatMap((line) => (isText(line) ? Array<string>(times).fill(line) : [line]));
  const whole = front + lines.join("");
  return whole + body.repeat(Math.max(0, Math.ceil((length - whole.length) / body.length)));
}

function isText(line: string): boolean {
  return line.trim() !== "" && !/^\s*(?:#|\|[\s:|-]+\|$|```|<|-{3,}|={3,})/.test(line);
}

function timeOf(document: string): number {
  const times = Array.from({ length: rounds }, () => {
    const started = performance.now();
    checkPostMortem(document, heldAgainst);
    return performance.now() - started;
  });
  return Math.min(...times);
}
