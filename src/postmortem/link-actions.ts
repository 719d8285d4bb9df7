import { linesOf } from "../markdown/lines.ts";
import type { ActionItem } from "./action-item.ts";

/** The document with a link to its issue behind each action item that became one; every other byte stays, and what is linked already is left alone. */
export function linkActions(
  document: string,
  actions: readonly ActionItem[],
  numberOf: (action: ActionItem) => number | undefined,
): string {
  const lines = linesOf(document);
  return actions
    .toSorted((a, b) => b.line - a.line)
    .reduce((text, action) => {
      const number = numberOf(action);
      const line = lines[action.line - 1];
      if (number === undefined || line === undefined || line.text.includes(`/issues/${number})`)) return text;
      const at = line.start + endOfText(line.text, action.cell);
      return `${text.slice(0, at)} [#${number}](../../../../issues/${number})${text.slice(at)}`;
    }, document);
}

/** Where the words of an action end in their line: of an item at its end, of a row in their cell. */
function endOfText(line: string, cell: number | undefined): number {
  if (cell === undefined) return line.trimEnd().length;
  const pipes = [...line.matchAll(/(?<!\\)\|/g)].map(({ index }) => index);
  const first = /^\s*\|/.test(line) ? cell : cell - 1;
  const start = first < 0 ? 0 : (pipes[first] ?? 0) + 1;
  const end = pipes[first + 1] ?? line.length;
  return start + line.slice(start, end).trimEnd().length;
}
