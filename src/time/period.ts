import type { LocalDate } from "./local-date.ts";

/** The stretch of days an occurrence covers; `key` is stable (`2026-11-21`, `2026-W47`, `2026-11`, `2026-Q4`, `FY2027-Q1`, `2026`) and names files. */
export type Period = { readonly key: string; readonly from: LocalDate; readonly to: LocalDate };
