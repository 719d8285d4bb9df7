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

/** The cadences of which nothing has come yet by their first date, soonest first. */
export function waitingForFirst({ waiting, zone }: AlmanacIssue, view: AlmanacView): Text {
  const shown = [...waiting].sort((a, b) => compare(a.first?.at ?? "9", b.first?.at ?? "9")).slice(0, view.waiting);
  if (shown.length === 0) return "";
  const byDate = Map.groupBy(shown, ({ first }) =>
    first === undefined ? "No date in sight" : tableMoment(first.at, zone),
  );
  const rows = [...byDate].map(
    ([when, cadences]) => `- ${when}: ${cadences.map(({ cadence }) => safeText(cadence.title)).join(", ")}`,
  );
  const rest = waiting.length - shown.length;
  return paragraphs(["### Waiting for their first date", lines([...rows, rest > 0 ? `- and ${rest} more` : ""])]);
}

function compare(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0;
}
