import { writeMarker } from "../markdown/marker.ts";
import { safeText, safeTitle } from "../markdown/safe-text.ts";
import type { Text } from "../operation/operation.ts";
import { formatDate } from "../time/format.ts";
import { almanacAsk } from "./almanac-ask.ts";
import { almanacNext, waitingForFirst } from "./almanac-next.ts";
import { almanacOpen, needsSomebody } from "./almanac-open.ts";
import type { AlmanacIssue, AlmanacView } from "./almanac-view.ts";
import { bodyLimit } from "./body-limit.ts";
import { branchLink, fileLink } from "./file-link.ts";
import { joinText, longest, numberText, paragraphs } from "./join-text.ts";
import { sentence } from "./sentence.ts";

/** The title of the almanac issue: `Almanac of Acme Shop`. */
export function almanacTitle(product: string): string {
  return safeTitle(`Almanac of ${product}`);
}

/** The body of the almanac issue, ledger and marker last; its lists are cut until it stays below what GitHub takes. */
export function renderAlmanacIssue(issue: AlmanacIssue): Text {
  for (let share = 1; ; share /= 2) {
    const body = almanacIssue(issue, {
      problems: Math.floor(20 * share),
      overdue: Math.floor(15 * share),
      open: Math.floor(50 * share),
      waiting: Math.floor(30 * share),
      away: Math.floor(20 * share),
      boxes: Math.floor(200 * share),
    });
    if (longest(body) <= bodyLimit || share < 1 / 200) return body;
  }
}

/** The body of the almanac issue with lists no longer than `view` says. */
export function almanacIssue(issue: AlmanacIssue, view: AlmanacView): Text {
  return paragraphs([
    `**What needs somebody, what is open and what comes next for ${safeText(issue.product)}.** Times are ${safeText(issue.zone)}.`,
    paused(issue),
    gate(issue),
    needsSomebody(issue, view),
    almanacOpen(issue, view),
    almanacNext(issue),
    waitingForFirst(issue, view),
    away(issue, view),
    almanacAsk(issue, view),
    signpost(issue),
    issue.ledger,
    writeMarker({ kind: "almanac", key: [], notes: {} }),
  ]);
}

function paused({ paused: because }: AlmanacIssue): string {
  if (because === undefined) return "";
  return `> [!WARNING]\n> **Paused:** ${sentence(because)}. Until that changes, nothing is opened, closed or committed.`;
}

function gate({ gate: open }: AlmanacIssue): Text {
  if (open === undefined) return "";
  const until = joinText(["**", safeText(open.title), "** ", numberText(open.number)]);
  const known = joinText(["> [!IMPORTANT]\n> Everything recurring waits for ", until, ". Incidents do not wait."]);
  if (typeof open.number === "number") return known;
  return [
    {
      done: open.number.ref,
      then: known,
      otherwise: "> [!IMPORTANT]\n> Everything recurring waits for its sign-off, whose issue is not opened yet.",
    },
  ];
}

function away({ away: absences = [] }: AlmanacIssue, view: AlmanacView): string {
  const shown = absences.slice(0, view.away).map(({ who, range }) => {
    const from = formatDate(range.from, { year: true });
    const to = formatDate(range.to, { year: true });
    return `${safeText(who)} ${from === to ? `on ${from}` : `from ${from} to ${to}`}`;
  });
  const rest = absences.length - shown.length;
  return shown.length === 0 ? "" : `**Away:** ${[...shown, ...(rest > 0 ? [`${rest} more`] : [])].join("; ")}.`;
}

function signpost({ playbookFile, dataBranch }: AlmanacIssue): string {
  const daily = dataBranch === undefined ? "" : ` · [Daily reports](${branchLink(dataBranch)}/reports)`;
  return [
    `[Playbook](${fileLink(playbookFile)}) · [Reports](${branchLink("HEAD")}/reports)${daily}`,
    "",
    "Change what comes, when and for whom in the playbook. Away for a while? Comment `/away 2026-12-21..2027-01-03` here. This text is kept up to date by Almanac: comments stay, what is written into it does not.",
  ].join("\n");
}
