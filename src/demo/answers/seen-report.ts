import { PEOPLE } from "../product.ts";

/** A report as its owner reads it before answering. */
export type SeenReport = {
  /** Which report of its series it is; the first of the quarter is 0. */
  readonly turn: number;
  readonly text: string;
};

/** Something a report lists: its number, what it is called, and the cells that follow. */
export type SeenRow = { readonly link: string; readonly title: string; readonly rest: readonly string[] };

/** The lines of the blocks whose name begins so. */
export function blockOf({ text }: SeenReport, name: string): readonly string[] {
  const lines = text.split("\n");
  const from = lines.findIndex((line) => line.startsWith(`<!-- almanac:begin ${name}`));
  if (from < 0) return [];
  const to = lines.findIndex((line, index) => index > from && line.startsWith("<!-- almanac:end"));
  return lines.slice(from + 1, to);
}

/** What the table of a block lists, with numbers of items in their first cell. */
export function rowsOf(report: SeenReport, name: string): readonly SeenRow[] {
  return blockOf(report, name).flatMap((line) => {
    const [, first = "", second = "", ...rest] = line.split(/(?<!\\)\|/).map((cell) => cell.trim());
    const link = /#\d+/.exec(first)?.[0];
    return link === undefined ? [] : [{ link, title: second, rest }];
  });
}

/** What a block lists of users, without what the team wrote down for itself. */
export function rowsFromUsers(report: SeenReport, name: string): readonly SeenRow[] {
  return rowsOf(report, name).filter(({ rest: [by = ""] }) => !PEOPLE.some((login) => login === by));
}

/** One of some texts, another one each turn. */
export function inTurn({ turn }: SeenReport, texts: readonly string[]): string {
  return texts[turn % texts.length] ?? "";
}
