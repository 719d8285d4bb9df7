import { lateBy, WORTH_SAYING } from "../cadence/late-by.ts";
import { sameLogin } from "../cadence/owner.ts";
import { safeText } from "../markdown/safe-text.ts";
import type { Text } from "../operation/operation.ts";
import { formatDateRange } from "../time/format.ts";
import { localOf } from "../time/zone.ts";
import { counted } from "./counted.ts";
import { draftLink } from "./draft-link.ts";
import { lines, paragraphs } from "./join-text.ts";
import { missedWords } from "./missed-words.ts";
import { dayWords, momentWords } from "./moment-words.ts";
import type { OccurrenceFacts } from "./occurrence-facts.ts";
import { logins, nameWords, ownerWords } from "./owner-words.ts";

/** What it is, for when, what ends it; who answers, by when, when it was opened; whom and what it stands for besides. */
export function occurrenceHead(issue: OccurrenceFacts): Text {
  const { cadence, period } = issue.occurrence;
  const what = `**${safeText(cadence.activity)}, ${formatDateRange(period.from, period.to)}.** `;
  return paragraphs([
    `${what}${ending(issue)}`,
    lines([`**Owner** ${ownerWords(issue.owner)}`, due(issue), opened(issue)]),
    lines([standIns(issue), missed(issue)]),
  ]);
}

function ending({ report }: OccurrenceFacts): string {
  if (report === undefined) return "Closing this issue says that it is done.";
  return `The draft with all figures is ${draftLink(report.branch)}; merging it closes this issue.`;
}

function due({ occurrence: { cadence, dueAt, at } }: OccurrenceFacts): string {
  const clock = cadence.due.kind === "working-days" ? " (working time)" : "";
  return `**Due** ${momentWords(dueAt, cadence.zone, localOf(at, cadence.zone).date)} ${safeText(cadence.zone)}${clock}`;
}

function opened({ occurrence: { cadence, at }, now, first }: OccurrenceFacts): string {
  const actual = localOf(now, cadence.zone);
  const wanted = localOf(at, cadence.zone);
  const opening = `**Opened** ${momentWords(now, cadence.zone, wanted.date)}`;
  if (first === true || (actual.date === wanted.date && actual.time === wanted.time)) return opening;
  if (now < at) return `${opening}; its time is ${momentWords(at, cadence.zone, actual.date)}`;
  const time = actual.date === wanted.date ? wanted.time : momentWords(at, cadence.zone, actual.date);
  const late = lateBy(at, now);
  return `${opening}; was due ${time}${late >= WORTH_SAYING ? `, **${lateWords(late)} late**` : ""}`;
}

function lateWords(minutes: number): string {
  if (minutes >= 48 * 60) return counted(Math.round(minutes / 1440), "day");
  const rest = minutes % 60;
  return `${Math.floor(minutes / 60)} h${rest === 0 ? "" : ` ${rest} min`}`;
}

function standIns(issue: OccurrenceFacts): string {
  const { owner, occurrence } = issue;
  if (owner.absent.length === 0 && !owner.escalated) return "";
  const away = owner.absent.map((login) => awayWords(issue, login)).join(", ");
  if (!owner.escalated)
    return `${away}; ${nameWords(owner)} ${owner.people.length + owner.teams.length > 1 ? "stand" : "stands"} in.`;
  const why = away === "" ? `Nobody holds \`${occurrence.cadence.owner.replace(/[^\w./-]/g, "")}\`` : away;
  return `${why}; nobody else of the role is there, so the decision authority, ${logins(owner.people)}, is asked.`;
}

function awayWords({ setting, away, occurrence, now }: OccurrenceFacts, login: string): string {
  const days = [occurrence.date, localOf(now, occurrence.cadence.zone).date];
  const last = (away ?? setting.playbook.away)
    .filter(({ who, range }) => sameLogin(who, login) && days.some((day) => range.from <= day && day <= range.to))
    .map(({ range }) => range.to)
    .sort()
    .at(-1);
  return last === undefined
    ? `${safeText(login)} is away`
    : `${safeText(login)} is away until ${dayWords(last, occurrence.date)}`;
}

function missed({ missed: before, report }: OccurrenceFacts): string {
  if (before.length === 0) return "";
  const were = before.length === 1 ? "was" : "were";
  const drafts =
    report === undefined
      ? ""
      : before.length === 1
        ? "; its report is in the draft"
        : "; their reports are in the draft";
  return `This one also stands for ${missedWords(before)}, which ${were} missed${drafts}.`;
}
