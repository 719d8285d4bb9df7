import type { LocalDate } from "../time/local-date.ts";
import type { Period } from "../time/period.ts";
import type { Unit } from "./figure.ts";

/** Something that can say what a metric came to in a window: a file, a server, what happened on GitHub. */
export type Teller = {
  /** In words: `data/growth.csv`. */
  readonly source: string;
  readonly unit: Unit;
  readonly tell: (window: Period) => Said;
  /** The days it has something about, oldest first; `all` where it was asked just now and knows of every day. */
  readonly days: readonly LocalDate[] | "all";
  /** Whether a value stands until the next one: `told` by people, each for its own sake, or read on the `spot`, day by day; else each is about its own days only. */
  readonly stands: "told" | "spot" | false;
};

/** What is said about one window. */
export type Said =
  | {
      readonly kind: "said";
      readonly value: number;
      readonly sample: number | undefined;
      /** The day of the newest datum in it. */
      readonly asOf: LocalDate;
      /** How it was worked out, a line each. */
      readonly steps: readonly string[];
      readonly p90?: number;
      readonly longest?: number;
    }
  /** There is nothing about it. */
  | { readonly kind: "silent" }
  /** Nothing happened that could be measured, which nobody has to mend; the sentence is plain text. */
  | { readonly kind: "calm"; readonly because: string }
  /** There is something, from which nothing can be concluded; the sentence is plain text. */
  | { readonly kind: "wrong"; readonly because: string };
