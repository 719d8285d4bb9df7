import { CsvError, parse } from "csv-parse/sync";
import { WrongFile } from "./wrong-file.ts";

/** Takes one row of a file: its cells, its line, and whether the file may write numbers with a comma. */
export type TakeRow = (cells: readonly string[], line: number, decimalComma: boolean) => void;

/** Hands over the rows of a CSV file one by one, the first line included, empty ones not; gives what is wrong with it, its name and line in front, or undefined. What `take` throws as a `WrongFile` is told alike. */
export function walkCsv(text: string, file: string, take: TakeRow): string | undefined {
  const delimiter = delimiterOf(text);
  try {
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
