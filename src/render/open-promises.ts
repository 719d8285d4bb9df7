import { writeMarker } from "../markdown/marker.ts";
import { formatDate } from "../time/format.ts";
import type { LocalDate } from "../time/local-date.ts";
import { counted } from "./counted.ts";
import { mention } from "./mention.ts";

/** What the decision authority hears once a month while promises of post-mortems stand open; `link` leads to the list by age. */
export function renderOpenPromises(told: {
  readonly who: readonly string[];
  readonly open: number;
  readonly overdue: number;
  readonly oldest: LocalDate | undefined;
  readonly link: string;
  readonly period: string;
}): string {
  const { who, open, overdue, oldest, link, period } = told;
  const since = oldest === undefined ? "" : `, the oldest promised for ${formatDate(oldest, { year: true })}`;
  const late = overdue === 0 ? "none is overdue" : `${overdue} overdue${since}`;
  const head = `${[...who.map(mention), ""].join(" ")}**${counted(open, "promise")} of post-mortems ${open === 1 ? "is" : "are"} open** at the end of ${period}: ${late}.`;
  return `${head} [The list by age](${link}) says who has them. Decide what is done first, and close as *not planned* what will not be; none is closed by silence.\n\n${openPromisesLine(period)}`;
}

/** The marker by which such a word is found again. */
export function openPromisesLine(period: string): string {
  return writeMarker({ kind: "reminder", key: ["promises", period], notes: {} });
}
