import { nearest } from "../markdown/nearest.ts";
import { WrongFile } from "./wrong-file.ts";

/** Names under which the column with the day is found. */
export const DATE_COLUMNS: readonly string[] = ["date", "day", "week", "month", "quarter", "period"];

/** Where a column stands among the names of the first line; a `WrongFile` says what there is where it does not stand there exactly once. */
export function columnPlace(wanted: string, names: readonly string[]): number {
  const at = names.indexOf(wanted);
  const again = names.indexOf(wanted, at + 1);
  if (at >= 0 && again < 0) return at;
  if (at >= 0)
    throw new WrongFile(
      `:1: there are two columns called "${wanted}" (columns ${at + 1} and ${again + 1}); rename one.`,
    );
  const near = nearest(wanted, names);
  const hint = near === undefined ? `there are ${listedNames(names)}` : `did you mean "${near}"?`;
  throw new WrongFile(`:1: there is no column "${wanted}"; ${hint}${hint.endsWith("?") ? "" : "."}`);
}

/** The first names of a file, for a message. */
export function listedNames(names: readonly string[]): string {
  const named = names.slice(0, 12).map((name) => `"${name.slice(0, 40)}"`);
  return `${named.join(", ")}${names.length > 12 ? ` and ${names.length - 12} more` : ""}`;
}

/** A cell for a message. */
export function cutCell(cell: string): string {
  return cell.length > 40 ? `${cell.slice(0, 39)}…` : cell;
}
