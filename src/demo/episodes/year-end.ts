import type { Episode } from "../episode.ts";

/** A year with 53 weeks ends, and so does a quarter. */
export const yearEnd: Episode = {
  title: "A year with 53 weeks ends",
  day: "2027-01-04",
  about: `The reports of a month and of a quarter come on the first working day, and 1 January was a holiday: they came on {day 2027-01-04}, each once. {item occurrence weekly-analytics 2027-01-04} covers 28 December to 3 January, which is week 53 of 2026. {item occurrence executive-summary 2027-01-01} covers December. The shop's fiscal year begins in October, so that {item occurrence strategic-review 2027-01-01} covers the first quarter of fiscal 2027.`,
};
