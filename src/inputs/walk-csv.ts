import { CsvError, parse } from "csv-parse/sync";
import { WrongFile } from "./wrong-file.ts";

/** Takes one row of a file: its cells, its line, and whether the file may write numbers with a comma. */
export type TakeRow = (cells: readonly string[], line: number, decimalComma: boolean) => void;

/** Hands over the rows of a CSV file one by one, the first line included, empty ones not; gives what is wrong with it, its name and line in front, or undefined. What `take` throws as a `WrongFile` is told alike. */
export function walkCsv(text: string, file: string, take: TakeRow): string | undefined {
  const delimiter = delimiterOf(text);
  const end = plainLineEnd(text);
  try {
    if (end !== undefined) {
      const ragged = walkPlain(text, { delimiter, end }, take);
      return ragged === undefined ? undefined : `${file}:${ragged}: ${RAGGED}.`;
    }
    // Rows are taken one by one and not kept: a file may have a million.
    parse(text, {
      bom: true,
      delimiter,
      skip_empty_lines: true,
      on_record: (cells: readonly string[], { lines }: { readonly lines: number }) => {
        if (cells.some((cell) => cell.trim() !== "")) take(cells, lines, delimiter !== ",");
        return null;
      },
    });
  } catch (error) {
    if (error instanceof WrongFile) return `${file}${error.message}`;
    if (error instanceof CsvError) return `${file}${formWrong(error)}`;
    throw error;
  }
  return undefined;
}

/** What ends the lines of a file without quotation marks, which most files of a million rows are; undefined where the library must look. */
function plainLineEnd(text: string): "\n" | "\r\n" | undefined {
  if (text.includes('"')) return undefined;
  if (!text.includes("\r")) return "\n";
  return /\r(?!\n)|(?<!\r)\n/.test(text) ? undefined : "\r\n";
}

/** The same without the library, three times as fast; gives the line of a row that has not as many cells as the first. */
function walkPlain(
  text: string,
  { delimiter, end }: { readonly delimiter: string; readonly end: string },
  take: TakeRow,
): number | undefined {
  const decimalComma = delimiter !== ",";
  let width: number | undefined;
  let line = 0;
  for (let at = text.startsWith("\ufeff") ? 1 : 0; at < text.length;) {
    const found = text.indexOf(end, at);
    const stop = found < 0 ? text.length : found;
    line += 1;
    if (stop > at) {
      const cells = text.slice(at, stop).split(delimiter);
      width ??= cells.length;
      if (cells.length !== width) return line;
      if (cells.some((cell) => cell.trim() !== "")) take(cells, line, decimalComma);
    }
    at = stop + end.length;
  }
  return undefined;
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
