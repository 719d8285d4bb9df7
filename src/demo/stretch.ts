import type { LocalDate } from "../time/local-date.ts";

/** Days that are lived through, first and last. */
export type Stretch = { readonly from: LocalDate; readonly to: LocalDate };

/** The quarter of the demo: with a switch of daylight saving, a year's end with a week 53, and the reports of a quarter. */
export const QUARTER = { from: "2026-10-05", to: "2027-01-08" } as const satisfies Stretch;

/** Its first month, on which faults are tried. */
export const MONTH = { from: "2026-10-05", to: "2026-11-06" } as const satisfies Stretch;
