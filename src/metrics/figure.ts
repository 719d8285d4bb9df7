import type { Per } from "../playbook/parse-target.ts";
import type { LocalDate } from "../time/local-date.ts";
import type { Period } from "../time/period.ts";

/** What a figure counts in; `millis` are lengths of time, `per-day` how often on a working day, `amount` money. */
export type Unit = "percent" | "ratio" | "count" | "millis" | "amount" | `per-${Per}`;

/**
 * One measured value. No data is not zero, and a stale figure never stands for today's:
 * whatever is made of a figure that is neither a value nor zero is itself `no-data`.
 */
export type Figure = Measured | Unmeasured;

/** A figure that says something about its window. */
export type Measured =
  | (Measurement & { readonly kind: "value"; readonly value: number })
  | (Measurement & { readonly kind: "zero" });

/** A figure from which nothing may be concluded, and why in one sentence. */
export type Unmeasured =
  | (Missing & {
      readonly kind: "no-data";
      /** Nothing happened that could be measured: nobody has to mend that. */
      readonly calm?: true;
    })
  /** There is a newest value, but it is too old. */
  | (Missing & { readonly kind: "stale"; readonly newest: LocalDate });

/** What a value carries to where it is printed. */
export type Measurement = {
  readonly unit: Unit;
  readonly window: Period;
  /** How many things were measured; undefined where the source does not tell. */
  readonly sample: number | undefined;
  /** Where it comes from, in words: `data/growth.csv`. */
  readonly source: string;
  /** The day of the newest datum in it. */
  readonly asOf: LocalDate;
  /** How it was worked out, a line each. */
  readonly steps: readonly string[];
  /** Of a length of time: nine of ten were no longer. */
  readonly p90?: number;
  /** The longest of fewer than ten, of which nine of ten say nothing. */
  readonly longest?: number;
};

type Missing = {
  readonly unit: Unit;
  readonly window: Period;
  readonly source: string;
  /** Plain text; what it repeats of a file or an answer is foreign. */
  readonly because: string;
};

/** The number of a measured figure; undefined for one that is none. */
export function valueOf(figure: Figure): number | undefined {
  if (figure.kind === "value") return figure.value;
  return figure.kind === "zero" ? 0 : undefined;
}

/** A value, or zero where it is one. */
export function measured(value: number, measurement: Measurement): Measured {
  return value === 0 ? { ...measurement, kind: "zero" } : { ...measurement, kind: "value", value };
}
