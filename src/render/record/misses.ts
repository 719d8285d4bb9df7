import type { Incident } from "../../incident/incident.ts";
import { timeToAcknowledge } from "../../incident/response-times.ts";
import { noteOf } from "../../markdown/marker.ts";
import { writtenAt } from "../../postmortem/written-at.ts";
import type { Item } from "../../snapshot/item.ts";
import { formatDuration } from "../../time/duration.ts";
import { formatDate } from "../../time/format.ts";
import { type Instant, parseInstant, toMillis } from "../../time/instant.ts";
import { localOf } from "../../time/zone.ts";
import { counted } from "../counted.ts";
import { listed } from "../listed.ts";
import type { MonthOfIncidents } from "./month-of-incidents.ts";
import { promiseOf } from "./promise-of.ts";
import { recordLink } from "./record-link.ts";

/** What was promised and not kept in a month, a line each: answers, post-mortems, action items. */
export function misses(month: MonthOfIncidents): readonly string[] {
  const { actions, until, zone, figures } = month;
  const overdue = actions
    .flatMap((item) => promiseOf(item, until, zone) ?? [])
    .filter(({ state, late }) => state === "open" && late > 0)
    .toSorted((a, b) => b.late - a.late || a.item.number - b.item.number);
  const [oldest] = overdue;
  return [
    ...figures.incidents.flatMap((incident) => lateAnswer(incident, month)),
    ...figures.incidents.flatMap((incident) => latePostMortem(incident, month)),
    ...(oldest === undefined
      ? []
      : [
          `${counted(overdue.length, "action item")} overdue: ${listed(overdue.map(({ item }) => recordLink(item.number)))}, the oldest by ${counted(oldest.late, "day")}.`,
        ]),
  ];
}

function lateAnswer(incident: Incident, { terms }: MonthOfIncidents): readonly string[] {
  const { severity, number } = incident;
  const term = severity === undefined ? undefined : terms[severity];
  const after = timeToAcknowledge(incident);
  if (term === undefined || (after !== undefined && after <= term)) return [];
  const said = after === undefined ? "answered by nobody" : `answered after ${formatDuration(after)}`;
  return [`${recordLink(number)} (${severity ?? ""}) was ${said}; the term is ${formatDuration(term)}.`];
}

/** When the post-mortem of an incident was due, and merged; undefined where it has none. */
function postMortemTimes(
  incident: Incident,
  postMortems: readonly Item[],
): { readonly due: Instant; readonly merged: Instant | undefined } | undefined {
  const own = postMortems.find(
    ({ marker }) => marker.key[0] === String(incident.number) && (marker.key[1] ?? "1") === "1",
  );
  const due = own === undefined ? undefined : noteOf(own.marker, "due");
  if (own === undefined || due === undefined || Number.isNaN(Date.parse(due))) return undefined;
  return { due: parseInstant(due), merged: writtenAt(own) };
}

function latePostMortem(incident: Incident, { postMortems, until, zone }: MonthOfIncidents): readonly string[] {
  const times = incident.waiver === undefined ? postMortemTimes(incident, postMortems) : undefined;
  if (times === undefined) return [];
  const day = (at: Instant) => localOf(at, zone).date;
  const { due, merged } = times;
  const on = formatDate(day(due), { year: true });
  if (merged === undefined || day(merged) > until)
    return day(due) > until
      ? []
      : [`The post-mortem of ${recordLink(incident.number)} was due ${on} and is not merged.`];
  return merged <= due
    ? []
    : [
        `The post-mortem of ${recordLink(incident.number)} was due ${on} and was merged ${formatDuration(toMillis(merged) - toMillis(due))} late.`,
      ];
}
