import type { Spread } from "../analysis/quantile.ts";
import type { Incident } from "../incident/incident.ts";
import type { IncidentFigures } from "../incident/incident-figures.ts";
import { timeToRestore } from "../incident/response-times.ts";
import { noteOf } from "../markdown/marker.ts";
import { safeCode, safeText } from "../markdown/safe-text.ts";
import { PREVENTION_KINDS } from "../playbook/post-mortem-checks.ts";
import type { Item } from "../snapshot/item.ts";
import { formatDuration } from "../time/duration.ts";
import { monthName } from "../time/format.ts";
import type { LocalDate, Zone } from "../time/local-date.ts";
import { localOf } from "../time/zone.ts";
import { counted } from "./counted.ts";
import { listed } from "./listed.ts";

/** What the record of a month is made of; titles and logins are foreign text. */
export type IncidentRecord = {
  readonly product: string;
  /** `2026-11`. */
  readonly period: string;
  readonly zone: Zone;
  /** The last day of the month, which everything is told as of. */
  readonly until: LocalDate;
  readonly figures: IncidentFigures;
  /** Post-mortems of all time, with what became of them. */
  readonly postMortems: readonly Item[];
  /** Issues made of action items, of all time. */
  readonly actions: readonly Item[];
  /** What could not be looked at. */
  readonly unread: readonly string[];
};

/** Where the record of a month stands. */
export function incidentRecordPath(period: string): string {
  return `reports/incidents/${period}.md`;
}

/** The record of a month: what happened, how quickly it was answered and mended, and what became of the promises. The same facts give the same bytes. */
export function renderIncidentRecord(record: IncidentRecord): string {
  const { product, period, figures, unread } = record;
  const month = `${monthName(`${period}-01`)} ${period.slice(0, 4)}`;
  const parts = [
    `# Incidents of ${safeText(product)}, ${month}`,
    opening(record),
    ...(unread.length === 0
      ? []
      : [`> [!WARNING]\n> Not everything could be read: ${listed(unread.map((one) => safeText(one)))}.`]),
    ...section("## By severity", bySeverity(figures)),
    ...section("## One by one", oneByOne(record)),
    ...section("## False alarms", falseAlarms(record)),
    ...section("## Causes that came back", repeats(record)),
    ...section("## What was promised", promises(record)),
  ];
  return `${parts.join("\n\n")}\n`;
}

function section(heading: string, body: string): readonly string[] {
  return body === "" ? [] : [heading, body];
}

function opening({ figures, period }: IncidentRecord): string {
  const { incidents, downtime, uptime } = figures;
  if (incidents.length === 0)
    return `**No incident in ${period}.** Users could work all the time, as far as incidents tell.`;
  return `**${counted(incidents.length, "incident")}.** Users could not work for ${formatDuration(downtime)} because of P0 and P1: uptime ${percent(uptime)}, from the incidents of the month.`;
}

function bySeverity({ severities }: IncidentFigures): string {
  if (severities.length === 0) return "";
  const rows = severities.map(({ severity, count, acknowledge, restore, answered }) => {
    const sla = answered === undefined ? "no term" : `${answered.inTime} of ${answered.of}`;
    return `| ${severity} | ${count} | ${spread(acknowledge)} | ${spread(restore)} | ${sla} |`;
  });
  return [
    "| | Count | Acknowledged after | Restored after | Answered in time |",
    "| --- | --- | --- | --- | --- |",
    ...rows,
    "",
    "Median and, after the slash, what nine of ten did not exceed.",
  ].join("\n");
}

function spread(of: Spread | undefined): string {
  return of === undefined
    ? "no data"
    : `${formatDuration(of.median)} / ${formatDuration(of.p90)} (n\u00a0=\u00a0${of.n})`;
}

function oneByOne({ figures, zone, postMortems }: IncidentRecord): string {
  if (figures.incidents.length === 0) return "";
  const rows = figures.incidents.map((incident) => {
    const { date, time } = localOf(incident.declared.at, zone);
    const restore = timeToRestore(incident);
    const after = restore === undefined ? "not yet" : formatDuration(restore);
    return `| ${date} ${time} | ${incident.severity ?? ""} | #${incident.number} ${safeText(incident.title, { limit: 100 })} | ${after} | ${postMortemOf(incident, postMortems)} |`;
  });
  return ["| Declared | | What | Restored after | Post-mortem |", "| --- | --- | --- | --- | --- |", ...rows].join(
    "\n",
  );
}

function postMortemOf(incident: Incident, postMortems: readonly Item[]): string {
  if (incident.waiver !== undefined)
    return `waived by ${safeText(incident.waiver.by)}: ${safeText(incident.waiver.text, { limit: 100 })}`;
  const items = postMortems.filter(({ marker }) => marker.key[0] === String(incident.number));
  const merged = items.findLast(isWritten);
  const path = merged === undefined ? undefined : noteOf(merged.marker, "path");
  // Foreign words never reach a path, but people can edit the note.
  if (path !== undefined && /^postmortems\/[a-z0-9/.-]+\.md$/.test(path)) return `[merged](../../${path})`;
  return items.length === 0 ? "none" : `open, #${items.at(-1)?.number ?? 0}`;
}

/** Merged here, or by a pull request of somebody's own. */
function isWritten({ mergedAt, marker }: Item): boolean {
  return mergedAt !== undefined || noteOf(marker, "instead") !== undefined;
}

function falseAlarms({ figures }: IncidentRecord): string {
  return figures.falseAlarms
    .map(
      ({ number, title, falseAlarm }) =>
        `- #${number} ${safeText(title, { limit: 100 })}, by ${safeText(falseAlarm?.by ?? "")}`,
    )
    .join("\n");
}

function repeats({ postMortems, actions }: IncidentRecord): string {
  const byCause = Map.groupBy(
    postMortems.filter((item) => isWritten(item) && item.marker.key[1] === "1"),
    ({ marker }) => noteOf(marker, "cause"),
  );
  return [...byCause]
    .flatMap(([cause, items]): readonly string[] => {
      if (cause === undefined || items.length < 2) return [];
      const incidents = items.map(({ marker }) => `#${marker.key[0] ?? ""}`);
      const open = actions.filter(
        ({ state, marker }) => state === "open" && items.some((item) => item.marker.key[0] === marker.key[0]),
      );
      const left =
        open.length === 0
          ? "nothing promised is open"
          : `still open: ${listed(open.map(({ number }) => `#${number}`))}`;
      return [`- ${safeCode(cause)}: ${listed(incidents)}; ${left}`];
    })
    .toSorted()
    .join("\n");
}

function promises({ actions, until }: IncidentRecord): string {
  const due = actions.filter(({ marker }) => (noteOf(marker, "due") ?? "9") <= until);
  const kept = due.filter((item) => isKept(item, noteOf(item.marker, "due") ?? ""));
  const open = actions
    .filter(({ state }) => state === "open")
    .toSorted((a, b) => (dueOf(a) < dueOf(b) ? -1 : dueOf(a) > dueOf(b) ? 1 : a.number - b.number));
  if (actions.length === 0) return "";
  const kinds = PREVENTION_KINDS.flatMap((kind) => {
    const count = actions.filter(({ marker }) => noteOf(marker, "type") === kind).length;
    return count === 0 ? [] : [`${kind} ${count}`];
  });
  const rate =
    due.length === 0
      ? "None was due until the end of the month."
      : `${kept.length} of ${counted(due.length, "action item")} due until then were done by their deadline.`;
  const list = open.map(
    (item) =>
      `| ${dueOf(item)} | #${item.number} ${safeText(item.title, { limit: 100 })} | ${item.assignees.length === 0 ? "nobody" : listed(item.assignees.map((login) => safeText(login)))} |`,
  );
  return [
    `${rate} By kind: ${kinds.length === 0 ? "none told" : listed(kinds)}.`,
    ...(list.length === 0
      ? ["None is open."]
      : [["| Due | Open, oldest first | Owner |", "| --- | --- | --- |", ...list].join("\n")]),
  ].join("\n\n");
}

function dueOf({ marker }: Item): string {
  return noteOf(marker, "due") ?? "no day";
}

/** Done, not dropped, and by the end of the day it was promised for. */
function isKept({ stateReason, closedAt }: Item, due: LocalDate): boolean {
  return stateReason === "completed" && closedAt !== undefined && closedAt.slice(0, 10) <= due;
}

function percent(share: number): string {
  // Rounded down: what was not up all the time never shows as 100.
  return `${(Math.floor(share * 100_000) / 1000).toFixed(3)}\u00a0%`;
}
