import type { Cadence, Pace } from "../playbook/playbook.ts";
import { localOf } from "../time/zone.ts";
import { playbookLink } from "./file-link.ts";
import { momentWords, nearMoment } from "./moment-words.ts";
import type { OccurrenceFacts } from "./occurrence-facts.ts";
import { logins } from "./owner-words.ts";
import { stepText } from "./step-boxes.ts";

/** The folded end of an occurrence's issue: how to skip it, pass it on, change it; what happens when it is late; when the next one comes. */
export function occurrenceDetails(issue: OccurrenceFacts): string {
  const { cadence } = issue.occurrence;
  const time = TIMES[cadence.pace];
  const link = playbookLink(issue.setting.playbook.file, cadence.source);
  return [
    "<details><summary>Not doing it, passing it on, changing it</summary>",
    "",
    `- **Skip this ${time}:** close as *not planned*; nothing is carried over. **Pass on:** assign somebody else; next ${time} is not affected.`,
    `- **Overdue:** ${reminders(issue)}`,
    ...belongings(issue),
    `- **Change it:** \`${cadence.id}\` in [the playbook](${link}). ${nextOne(issue)}`,
    "</details>",
  ].join("\n");
}

/** With a draft report the steps are no boxes: what is asked of people are its questions. */
function belongings({ occurrence: { cadence }, report }: OccurrenceFacts): string[] {
  if (report === undefined || cadence.steps.length === 0) return [];
  return ["- **What belongs to it:**", ...cadence.steps.slice(0, 40).map((step) => `  - ${stepText(step)}`)];
}

const TIMES: Readonly<Record<Pace, string>> = {
  continuous: "time",
  daily: "day",
  weekly: "week",
  "two-weeks": "time",
  monthly: "month",
  quarterly: "quarter",
  yearly: "year",
  custom: "time",
};

function reminders({ occurrence: { cadence, dueAt }, reminders: times, authority, now }: OccurrenceFacts): string {
  const from = localOf(dueAt, cadence.zone).date;
  const on = (instant: string): string =>
    instant <= now ? "as soon as work begins" : `on ${nearMoment(instant, cadence.zone, from)}`;
  const note =
    authority.length === 0
      ? ""
      : `, one note to ${logins(authority)} on ${nearMoment(times.noteAt, cadence.zone, from)}`;
  return `one reminder ${on(times.remindAt)}${note}, then silence.`;
}

function nextOne({ occurrence, next }: OccurrenceFacts): string {
  if (next === undefined) return "There is no next one.";
  const { cadence } = occurrence;
  return `Next one: ${momentWords(next.at, cadence.zone, localOf(occurrence.at, cadence.zone).date)}${LEFT_OPEN[cadence.ifOpen]}`;
}

const LEFT_OPEN: Readonly<Record<Cadence["ifOpen"], string>> = {
  carry: "; what is open by then moves on to it.",
  skip: "; it waits until this one is closed.",
  leave: "; this one stays open beside it.",
};
