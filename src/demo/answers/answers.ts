import type { SeenReport } from "./seen-report.ts";

/** What is said to one question: a text for each report of the series in turn, or one made of what the report shows. */
export type Answer = readonly string[] | ((report: SeenReport) => string);

/** What is said in the reports of a cadence, by the question's id. */
export type Answers = Readonly<Record<string, Answer>>;
