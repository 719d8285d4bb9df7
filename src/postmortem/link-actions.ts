import { linesOf } from "../markdown/lines.ts";
import type { Target, Text } from "../operation/operation.ts";
import type { ActionItem } from "./action-item.ts";

/** The document with a link to its issue behind each action item that has or gets one; every other byte stays, and what is linked already is left alone. */
export function linkActions(
  document: string,
  actions: readonly ActionItem[],
  issueOf: (action: ActionItem) => Target | undefined,
): Text {
  const lines = linesOf(document);
  const links = actions.flatMap((action) => {
    const issue = issueOf(action);
    const line = lines[action.line - 1];
    if (issue === undefined || line === undefined || action.issue !== undefined) return [];
    return [{ at: line.start + endOfText(line.text, action.cell), issue }];
  });
  const sorted = links.toSorted((a, b) => a.at - b.at);
  const parts = sorted.flatMap(({ at, issue }, index) => {
    const number = typeof issue === "number" ? String(issue) : issue;
    return [document.slice(sorted[index - 1]?.at ?? 0, at), " [#", number, "](../../../../issues/", number, ")"];
  });
  const text = [...parts, document.slice(sorted.at(-1)?.at ?? 0)];
  return text.every((part) => typeof part === "string") ? text.join("") : text;
}

/** The issue that a line leads to by a link of ours; a number alone may be about anything. */
export function linkedIn(line: string): number | undefined {
  const number = /\[#(\d{1,9})\]\(\.\.\/\.\.\/\.\.\/\.\.\/issues\/\1\)/.exec(line)?.[1];
  return number === undefined ? undefined : Number(number);
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
