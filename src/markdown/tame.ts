import { linesOf } from "./lines.ts";

const QUOTES = 20;
const LISTS = 6;
const ITEMS = 2000;
const RULE = /^[ \t]*(?:(?:-[ \t]*){3,}|(?:\*[ \t]*){3,})$/;

/** A document of the same length in which lines are blank that no person writes and that would keep the parser busy for minutes: quotes and lists nested beyond reason, and list items after the two-thousandth. */
export function tame(document: string): string {
  let items = 0;
  let tamed = "";
  for (const line of linesOf(document)) {
    const [containers = ""] = /^(?:[ \t]*(?:>|(?:[-*+]|\d{1,9}[.)])(?=[ \t]|$)))+/.exec(line.text) ?? [];
    const quotes = containers.match(/>/g)?.length ?? 0;
    const marks = containers.match(/[-*+]|\d[.)]/g)?.length ?? 0;
    const lists = RULE.test(line.text) ? 0 : marks;
    const nested = quotes > QUOTES || lists > LISTS;
    if (!nested) items += lists;
    const wild = nested || (lists > 0 && items > ITEMS);
    tamed += (wild ? " ".repeat(line.text.length) : line.text) + document.slice(line.end, line.next);
  }
  return tamed;
}
