import type { PreventionKind } from "../playbook/post-mortem-checks.ts";
import type { ActionItem } from "./action-item.ts";
import type { Entry } from "./entry.ts";
import { labelOf } from "./label-of.ts";
import type { Column } from "./language.ts";
import type { Lexicon } from "./lexicon.ts";
import type { Part } from "./post-mortem.ts";
import { readDay } from "./read-moment.ts";

const COLUMNS = ["action", "owner", "deadline", "type", "end", "issue"] as const satisfies readonly Column[];
type ActionColumn = (typeof COLUMNS)[number];

/** Every action item of the section, from tables and from lists with what stands below their items. Days without a year take `year`. */
export function readActions({ entries }: Part, lexicon: Lexicon, year: string | undefined): readonly ActionItem[] {
  const actions: ActionItem[] = [];
  let columns: readonly (ActionColumn | undefined)[] = [];
  let under: PreventionKind | undefined;
  let written: { readonly entry: Entry; readonly kind: PreventionKind | undefined; text: string } | undefined;
  const finish = (): void => {
    if (written !== undefined) actions.push(fromItem(written.entry, written.text, written.kind, lexicon, year));
    written = undefined;
  };
  for (const entry of entries) {
    if (entry.kind === "heading") {
      finish();
      under = lexicon.kind(entry.text);
    } else if (entry.head) {
      finish();
      columns = columnsOf(entry.cells, lexicon);
    } else if (entry.kind === "row") {
      finish();
      actions.push(fromRow(entry, columns, under, lexicon, year));
    } else if (entry.kind === "item" && (written === undefined || entry.depth <= written.entry.depth)) {
      finish();
      written = { entry, kind: under, text: entry.text };
    } else if (entry.kind === "item" && written !== undefined) written.text += `; ${entry.text}`;
    else {
      finish();
      const { label, said } = labelOf(entry);
      if (said === "" && (entry.lead !== "" || entry.text.endsWith(":"))) under = lexicon.kind(label);
    }
  }
  finish();
  return actions;
}

/** What the columns of a table of actions hold: each thing once, by the first column that may hold it. */
function columnsOf(heads: readonly string[], lexicon: Lexicon): readonly (ActionColumn | undefined)[] {
  const left = new Set<ActionColumn>(COLUMNS);
  return heads.map((head) => {
    const column = lexicon.column(head, [...left]);
    const known = COLUMNS.find((one) => one === column);
    if (known !== undefined) left.delete(known);
    return known;
  });
}

function fromRow(
  entry: Entry,
  columns: readonly (ActionColumn | undefined)[],
  under: PreventionKind | undefined,
  lexicon: Lexicon,
  year: string | undefined,
): ActionItem {
  const cell = (name: ActionColumn) => {
    const index = columns.indexOf(name);
    const text = index < 0 ? "" : (entry.cells[index] ?? "");
    return /^[-–—]?$/.test(text) ? undefined : text;
  };
  const text = cell("action") ?? (columns.includes("action") ? "" : (entry.cells[0] ?? ""));
  const typeText = cell("type");
  return {
    line: entry.line,
    cell: Math.max(0, columns.indexOf("action")),
    text: withoutLink(text),
    ...ownerIn(cell("owner")),
    ...deadlineIn(cell("deadline"), lexicon, year),
    typeText,
    type: typeText === undefined ? under : lexicon.kind(typeText),
    end: cell("end"),
    issue: issueIn(cell("issue") ?? ""),
  };
}

/** An item: what is to be done, and its fields behind dashes, commas, semicolons or in brackets. */
function fromItem(
  entry: Entry,
  whole: string,
  under: PreventionKind | undefined,
  lexicon: Lexicon,
  year: string | undefined,
): ActionItem {
  const { label, said: after } = labelOf({ ...entry, text: whole });
  const led = label === "" || /\s/.test(label) ? undefined : lexicon.kind(label);
  const rest = led === undefined ? whole : after;
  const pieces = rest
    .slice(0, 2000)
    .split(
      /\s*(?:\s[–—-]{1,2}\s|;|·|→|\s\|\s|[()[\]]|,\s(?=@|\p{L}{2,12}(?: \p{L}{2,6})?:|\d{4}-\d{2}-\d{2}|(?:by|due|until|bis) [^,;]{0,20}\d))\s*/u,
    )
    .filter((piece) => /[\p{L}\p{N}@]/u.test(piece));
  let owner: string | undefined;
  let deadline: string | undefined;
  let typeText: string | undefined;
  let end: string | undefined;
  const said: string[] = [];
  for (const piece of pieces) {
    const [, name = "", value = ""] = /^([\p{L} -]{2,20})[:=]\s*(.*)$/u.exec(piece) ?? [];
    const key = name.trim();
    const bare = /^@[A-Za-z0-9][\w-]*(?:\/[\w.-]+)?(?:\s*(?:,|and|und|&)\s*@[\w/-]+)*$/.test(piece);
    if (value !== "" && lexicon.says("owner", key)) owner = value;
    else if (value !== "" && lexicon.says("deadline", key)) deadline = value;
    else if (value !== "" && lexicon.says("type", key)) typeText = value;
    else if (value !== "" && lexicon.says("end", key)) end = value;
    else if (bare) owner ??= piece;
    else if (said.length > 0 && isDeadline(piece, lexicon, year)) deadline ??= piece;
    else if (said.length > 0 && lexicon.kind(piece) !== undefined && !/\s\S+\s/.test(piece)) typeText ??= piece;
    else said.push(piece);
  }
  return {
    line: entry.line,
    cell: undefined,
    text: withoutLink(said.join(", ").replace(/(?<=[.;])\s*@[A-Za-z0-9][\w-]{0,38}$/, "")),
    ...ownerIn(owner ?? /(?<![\w@.])@[A-Za-z0-9][\w-]{0,38}/.exec(rest)?.[0]),
    ...deadlineIn(deadline ?? undefined, lexicon, year),
    typeText,
    type: typeText === undefined ? (led ?? under) : lexicon.kind(typeText),
    end,
    issue: undefined,
  };
}

function isDeadline(piece: string, lexicon: Lexicon, year: string | undefined): boolean {
  const word = /^([\p{L}]{2,12})\s/u.exec(piece)?.[1] ?? "";
  if (word !== "" && lexicon.says("deadline", word)) return true;
  const day = readDay(piece, lexicon.months, year);
  return day !== undefined && piece.length - (day.end - day.start) < 12;
}

function ownerIn(text: string | undefined): Pick<ActionItem, "owner" | "ownerText"> {
  if (text === undefined) return { owner: undefined, ownerText: undefined };
  const named = /(?<![\w@.])@([A-Za-z0-9](?:[A-Za-z0-9-]{0,37}[A-Za-z0-9])?)(?![\w/-])/.exec(text)?.[1];
  const bare = /^[A-Za-z0-9](?:[A-Za-z0-9-]{0,37}[A-Za-z0-9])?$/.exec(text.trim())?.[0];
  return { owner: named ?? bare, ownerText: text };
}

function deadlineIn(
  text: string | undefined,
  lexicon: Lexicon,
  year: string | undefined,
): Pick<ActionItem, "deadline" | "deadlineText"> {
  return { deadline: text === undefined ? undefined : readDay(text, lexicon.months, year)?.date, deadlineText: text };
}

function issueIn(text: string): number | undefined {
  const number = /(?<![\w/])#(\d{1,9})(?!\w)/.exec(text)?.[1] ?? /\/issues\/(\d{1,9})(?!\d)/.exec(text)?.[1];
  return number === undefined ? undefined : Number(number);
}

/** The words alone: a link to the issue they became may stand behind them. */
function withoutLink(text: string): string {
  return text.replace(/\s*#\d{1,9}$/, "");
}
