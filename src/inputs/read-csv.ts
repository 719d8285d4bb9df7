import { CsvError, parse } from "csv-parse/sync";
import { nearest } from "../markdown/nearest.ts";
import type { MetricOrigin } from "../playbook/metric-origin.ts";
import { type InputQuery } from "./input-query.ts";
import { parseNumber } from "./parse-number.ts";
import { STRETCH_FORMS, parseStretch } from "./parse-stretch.ts";
import { Points } from "./points.ts";
import type { Reading } from "./reading.ts";

type Csv = Extract<MetricOrigin, { kind: "csv" }>;

/** The numbers of a column by the days of another. What is wrong with the file is said with its line; only rows about the days asked for must hold numbers, but every row a day. */
export function readCsv(text: string, origin: Csv, { from, to }: Pick<InputQuery, "from" | "to">): Reading {
  const source = origin.file;
  const delimiter = delimiterOf(text);
  const points = new Points();
  let columns: Columns | undefined;
  const take = (cells: readonly string[], line: number): void => {
    if (cells.every((cell) => cell.trim() === "")) return;
    if (columns === undefined) {
      columns = columnsOf(cells, origin);
      return;
    }
    const row = rowOf(cells, columns, { line, decimalComma: delimiter !== ",", from, to });
    if (row !== undefined) points.add(row);
  };
  try {
    // Rows are taken one by one and not kept: a file may have a million.
    parse(text, {
      bom: true,
      delimiter,
      skip_empty_lines: true,
      on_record: (cells: readonly string[], { lines }: { readonly lines: number }) => {
        take(cells, lines);
        return null;
      },
    });
  } catch (error) {
    if (error instanceof Wrong) return { kind: "unreadable", source, because: `${source}${error.message}` };
    if (error instanceof CsvError) return { kind: "unreadable", source, because: `${source}${formWrong(error)}` };
    throw error;
  }
  if (columns === undefined) return { kind: "unreadable", source, because: `${source} is empty.` };
  return { kind: "read", source, points: points.all };
}

/** What is wrong with a file, without its name. */
class Wrong extends Error {}

type Columns = {
  readonly date: number;
  readonly value: number;
  readonly of: number | undefined;
  readonly sample: number | undefined;
  readonly where: readonly { readonly at: number; readonly is: string }[];
  readonly names: readonly string[];
};

/** Names under which the column with the day is found. */
const DATES = ["date", "day", "week", "month", "quarter", "period"];

function columnsOf(cells: readonly string[], origin: Csv): Columns {
  const names = cells.map((cell) => cell.trim());
  const date = origin.date ?? names.find((name) => DATES.includes(name.toLowerCase()));
  if (date === undefined)
    throw new Wrong(
      ` has no column with the day (${DATES.join(", ")}); name yours with \`date\`. There are ${listed(names)}.`,
    );
  return {
    date: placeOf(date, names),
    value: placeOf(origin.column, names),
    of: origin.of === undefined ? undefined : placeOf(origin.of, names),
    sample: origin.sample === undefined ? undefined : placeOf(origin.sample, names),
    where: Object.entries(origin.where).map(([name, is]) => ({ at: placeOf(name, names), is: is.trim() })),
    names,
  };
}

function placeOf(wanted: string, names: readonly string[]): number {
  const at = names.indexOf(wanted);
  const again = names.indexOf(wanted, at + 1);
  if (at >= 0 && again < 0) return at;
  if (at >= 0) throw new Wrong(` has two columns called "${wanted}" (columns ${at + 1} and ${again + 1}); rename one.`);
  const near = nearest(wanted, names);
  const hint = near === undefined ? `there are ${listed(names)}` : `did you mean "${near}"?`;
  throw new Wrong(` has no column "${wanted}"; ${hint}${hint.endsWith("?") ? "" : "."}`);
}

function listed(names: readonly string[]): string {
  const named = names.slice(0, 12).map((name) => `"${name.slice(0, 40)}"`);
  return `${named.join(", ")}${names.length > 12 ? ` and ${names.length - 12} more` : ""}`;
}

function rowOf(
  cells: readonly string[],
  { date, value, of, sample, where, names }: Columns,
  {
    line,
    decimalComma,
    from,
    to,
  }: { readonly line: number; readonly decimalComma: boolean; readonly from: string; readonly to: string },
): Parameters<Points["add"]>[0] | undefined {
  const cell = (at: number) => (cells[at] ?? "").trim();
  const stretch = parseStretch(cell(date));
  if (stretch === undefined)
    throw new Wrong(
      `:${line}: "${cut(cell(date))}" in column "${names[date]}" is no day Almanac can be sure of; write ${STRETCH_FORMS}.`,
    );
  if (stretch.to < from || stretch.to > to || where.some(({ at, is }) => cell(at) !== is)) return undefined;
  const number = (at: number): number | undefined => {
    if (cell(at) === "") return undefined;
    const read = parseNumber(cell(at), decimalComma);
    if (read !== undefined) return read;
    throw new Wrong(
      `:${line}: "${cut(cell(at))}" in column "${names[at]}" is no number; write it like 1234.5, or leave the cell empty where nothing was measured.`,
    );
  };
  const measured = number(value);
  const base = of === undefined ? undefined : number(of);
  if (measured === undefined || (of !== undefined && base === undefined)) return undefined;
  return {
    stretch,
    value: measured,
    base,
    sample: sample === undefined ? undefined : number(sample),
    place: `line ${line}`,
  };
}

function cut(cell: string): string {
  return cell.length > 40 ? `${cell.slice(0, 39)}…` : cell;
}

/** What separates the cells of the first line: of the usual characters the one met most outside of quotes. */
function delimiterOf(text: string): string {
  const [first = ""] = text.replace(/^\ufeff/, "").split(/\r\n|\n|\r/, 1);
  const plain = first.replaceAll(/"(?:[^"]|"")*"/g, "");
  const [best] = [",", ";", "\t", "|"]
    .map((sign) => ({ sign, count: plain.split(sign).length }))
    .sort((a, b) => b.count - a.count);
  return best === undefined || best.count === 1 ? "," : best.sign;
}

/** What the parser found wrong with the form of the file. */
function formWrong({ code, ...found }: CsvError): string {
  const line: unknown = found["lines"];
  const at = typeof line === "number" ? `:${line}: ` : " ";
  return `${at}${FORMS.get(code) ?? "this is not the form of a CSV file"}.`;
}

const RAGGED = "this row has not as many cells as the first line";
const QUOTED = "a quotation mark stands inside a cell; write it twice, with the whole cell in quotation marks";
const FORMS: ReadonlyMap<string, string> = new Map([
  ["CSV_RECORD_INCONSISTENT_FIELDS_LENGTH", RAGGED],
  ["CSV_RECORD_INCONSISTENT_COLUMNS", RAGGED],
  ["CSV_QUOTE_NOT_CLOSED", "a quotation mark is opened and never closed"],
  ["CSV_INVALID_CLOSING_QUOTE", QUOTED],
  ["INVALID_OPENING_QUOTE", QUOTED],
]);
