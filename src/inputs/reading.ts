import type { LocalDate } from "../time/local-date.ts";

/** What a source outside the issue tracker said: its numbers by the days they are about, or in one line why there are none. */
export type Reading =
  | {
      readonly kind: "read";
      /** In words: `data/growth.csv`, `metrics.acme.example`. */
      readonly source: string;
      /** Oldest first, no two about the same days. */
      readonly points: readonly Point[];
    }
  | {
      readonly kind: "unreadable";
      readonly source: string;
      /** Plain text; what it repeats of a file or an answer is foreign. */
      readonly because: string;
    };

/** The numbers a source has for one day, or for one longer stretch such as a month. Nothing of whom they are about is kept. */
export type Point = {
  readonly from: LocalDate;
  readonly to: LocalDate;
  readonly values: readonly number[];
  /** What the values are parts of, where the source counts it: users who joined. */
  readonly bases: readonly number[];
  /** How many were asked or counted, where the source tells. */
  readonly samples: readonly number[];
  /** Where the last of them stands, `line 14`; for a value that somebody wrote, who and when. */
  readonly place: string;
};
