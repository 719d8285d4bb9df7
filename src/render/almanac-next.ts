import { safeText } from "../markdown/safe-text.ts";
import type { Text } from "../operation/operation.ts";
import type { AlmanacIssue, AlmanacView } from "./almanac-view.ts";
import { lines, paragraphs } from "./join-text.ts";
import { tableMoment } from "./moment-words.ts";
import { logins } from "./owner-words.ts";

/** How many occurrences to come are shown. */
const SHOWN = 10;

/** The next ten occurrences: when, what, who. */
export function almanacNext({ next, zone }: AlmanacIssue): Text {
  if (next.length === 0) return "";
  const rows = next.slice(0, SHOWN).map(({ occurrence, owner }) => {
    const name = safeText(`${occurrence.cadence.title} ${occurrence.period.key}`);
    return `| ${tableMoment(occurrence.at, zone)} | ${name} | ${logins(owner)} |`;
  });
  return paragraphs(["### Due next", lines(["| When | What | Who |", "|---|---|---|", ...rows])]);
}

/** The cadences of which nothing has come yet, with their first date. */
export function waitingForFirst({ waiting, zone }: AlmanacIssue, view: AlmanacView): Text {
  const names = waiting
    .slice(0, view.waiting)
    .map(
      ({ cadence, first }) =>
        `- ${safeText(cadence.title)}: ${first === undefined ? "no date in sight" : tableMoment(first.at, zone)}`,
    );
  const rest = waiting.length - names.length;
  if (names.length === 0) return "";
  return paragraphs(["### Waiting for their first date", lines([...names, rest > 0 ? `- and ${rest} more` : ""])]);
}
