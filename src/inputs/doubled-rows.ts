import type { DateRange } from "../time/local-date.ts";

/** A row that says word for word what another says. */
export type Doubled = { readonly line: number; readonly of: number };

type Seen = { readonly text: string; readonly line: number; again: number | undefined; times: number };

/** Looks for rows that were entered twice. Where two rows about the same days differ, the file is a list of events, in which alike ones are no mistake. */
export class DoubledRows {
  readonly #seen = new Map<string, Seen>();
  #isList = false;

  add({ from, to }: DateRange, cells: readonly string[], line: number): void {
    if (this.#isList) return;
    const key = `${from}/${to}`;
    const text = cells.join("\u0000");
    const seen = this.#seen.get(key);
    if (seen === undefined) this.#seen.set(key, { text, line, again: undefined, times: 1 });
    else if (seen.text === text) {
      seen.again ??= line;
      seen.times += 1;
    } else this.#isList = true;
  }

  /** The first of them: of some that are few, or of all where a whole file was entered as many times. */
  get first(): Doubled | undefined {
    if (this.#isList) return undefined;
    const all = [...this.#seen.values()];
    const doubled = all.flatMap(({ line, again }) => (again === undefined ? [] : [{ line: again, of: line }]));
    const few = doubled.length * 2 <= all.length;
    const alike = new Set(all.map(({ times }) => times)).size === 1;
    return few || alike ? doubled[0] : undefined;
  }
}
