import { readFileSync } from "node:fs";
import { checkPostMortem } from "../src/postmortem/check-post-mortem.ts";
import { heldAgainst } from "../tests/postmortem/held-against.ts";
import { type Figure, noteOf, timeOf } from "./figure.ts";
import { median } from "./median.ts";

const SIZE = 200_000;
const ROUNDS = 20;

/** How long the check of a post-mortem of 200 kB takes, long tables and prose in turn. */
export function checkingFigures(): readonly Figure[] {
  const document = longDocument();
  const millis: number[] = [];
  for (let round = 0; round < ROUNDS; round += 1) {
    const began = performance.now();
    checkPostMortem(`${document}\n<!-- ${round} -->\n`, heldAgainst);
    millis.push(performance.now() - began);
  }
  const size = `${Math.round(document.length / 1000)} kB`;
  return [
    timeOf(`checking a post-mortem of ${size}`, 100, median(millis.slice(5)), "ms warm", 1),
    noteOf("  the first of a process", `${(millis[0] ?? Number.NaN).toFixed(0)} ms`),
  ];
}

/** A good post-mortem with hundreds of lines in its timeline, its causes and its actions. */
function longDocument(): string {
  const good = readFileSync(new URL("../tests/postmortem/good/pager-service.md", import.meta.url), "utf8");
  const row =
    "| 2026-11-14 07:18 | Messages were moved at the **gateway**; the backlog began to shrink, `bo` watched |\n";
  const action = "- [ ] Alert when the oldest message waits longer than 10 minutes — @bo — 2026-11-27 — monitoring\n";
  const why = `${"We saw that the queue had grown because nobody was told, which meant that messages waited. ".repeat(6)}\n`;
  const times = Math.ceil((SIZE - good.length) / (row.length + action.length + why.length));
  return good
    .replace(/(?=\| 2026-11-14 07:31)/, row.repeat(times))
    .replace(/(?=- \[ \] Add an export)/, action.repeat(times))
    .replace("\n## Resolution", `\n${why.repeat(times)}\n## Resolution`);
}
