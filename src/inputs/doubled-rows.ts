import type { DateRange } from "../time/local-date.ts";

/** A row that says word for word what another says. */
export type Doubled = { readonly line: number; readonly of: number };

type Seen = { readonly text: string; readonly line: number; again: number | undefined };

/** Looks for rows that were entered twice. Where two rows about the same days differ, the file is a list of events, in which alike ones are no mistake. */
export class DoubledRows {
  readonly #seen = new Map<string, Seen>();
  #isList = false;

  add({ from, to }: DateRange, cells: readonly string[], line: number): void {
    if (this.#isList) return;
    const key = `${from}/${to}`;
    const text = cells.join("\u0000");
    const seen = this.#seen.get(key);
    if (seen === undefined) this.#seen.set(key, { text, line, again: undefined });
    else if (seen.text === text) seen.again ??= line;
    else this.#isList = true;
  }

  /** The first of them; undefined where there is none, or most days have them. */
  get first(): Doubled | undefined {
    if (this.#isList) return undefined;
    const all = [...this.#seen.values()];
    const doubled = all.flatMap(({ line, again }) => (again === undefined ? [] : [{ line: again, of: line }]));
    return doubled.length * 2 > all.length && all.length > 1 ? undefined : doubled[0];
  }
}
