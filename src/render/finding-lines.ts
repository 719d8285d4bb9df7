import type { Finding } from "../postmortem/finding.ts";
import { linesOf } from "../markdown/lines.ts";
import { oneLine } from "../markdown/one-line.ts";
import { counted } from "./counted.ts";

/** What a post-mortem lacks, for a terminal: the most important first, each with its line as it stands and a good answer; an example is shown once. */
export function renderFindingLines(
  file: string,
  document: string,
  findings: readonly Finding[],
  color: boolean,
): string {
  if (findings.length === 0) return `${file}: nothing to object.\n`;
  const lines = linesOf(document);
  const shown = new Set<string>();
  const blocks = findings.map(({ id, line, severity, message, example }) => {
    const rows = [`${paint(severity, severity === "error" ? 31 : 33, color)} ${file}:${line} ${message} (${id})`];
    const text = oneLine((lines[line - 1]?.text ?? "").slice(0, 300));
    if (text !== "") rows.push(`    ${String(line).padStart(4)} | ${text.slice(0, 120)}`);
    if (!shown.has(example)) rows.push(...example.split("\n").map((row) => `    good | ${row}`));
    shown.add(example);
    return rows.join("\n");
  });
  const errors = findings.filter(({ severity }) => severity === "error").length;
  return `${blocks.join("\n\n")}\n\n${file}: ${counted(errors, "error")}, ${counted(findings.length - errors, "hint")}.\n`;
}

function paint(word: string, code: number, color: boolean): string {
  return color ? `\u001b[${code}m${word}\u001b[0m` : word;
}
