import type { Spread } from "../analysis/quantile.ts";
import type { Incident } from "../incident/incident.ts";
import { veilOf } from "../incident/veiled-incident.ts";
import { timeToAcknowledge, timeToRestore } from "../incident/response-times.ts";
import { noteOf } from "../markdown/marker.ts";
import { safeCode, safeText } from "../markdown/safe-text.ts";
import { targetWords } from "../metrics/format-target.ts";
import { keepsBound } from "../metrics/judge.ts";
import { tailOf } from "../metrics/tail-of.ts";
import { tailWords } from "../metrics/tail-words.ts";
import type { Target } from "../playbook/parse-target.ts";
import { writtenAt } from "../postmortem/written-at.ts";
import { writtenPath } from "../postmortem/written-path.ts";
import type { Item } from "../snapshot/item.ts";
import { formatDuration } from "../time/duration.ts";
import { formatDate, monthName } from "../time/format.ts";
import { localOf } from "../time/zone.ts";
import { counted } from "./counted.ts";
import { listed } from "./listed.ts";
import { misses } from "./record/misses.ts";
import type { MonthOfIncidents } from "./record/month-of-incidents.ts";
import { promiseLines } from "./record/promise-lines.ts";
import { promiseOf } from "./record/promise-of.ts";
import { recordLink } from "./record/record-link.ts";

/** Where the record of a month stands. */
export function incidentRecordPath(period: string): string {
  return `reports/incidents/${period}.md`;
}

/** The record of a month: what happened, how quickly it was answered and mended, and what became of the promises. The same facts give the same bytes. */
export function renderIncidentRecord(month: MonthOfIncidents): string {
  const { product, unread } = month;
  const missed = misses(month);
  const parts = [
    `# Incidents of ${safeText(product)}, ${nameOf(month)}`,
    opening(month),
    ...(unread.length === 0
      ? []
      : [`> [!WARNING]\n> Not everything could be read: ${listed(unread.map((one) => safeText(one)))}.`]),
    ...section("## Look at these first", missed.map((line) => `- ${line}`).join("\n")),
    ...section("## By severity", bySeverity(month)),
    ...section("## One by one", oneByOne(month)),
    ...section("## False alarms", falseAlarms(month)),
    ...section("## Causes that came back", repeats(month)),
    ...section("## What was promised", promiseLines(month)),
  ];
  return `${parts.join("\n\n")}\n`;
}

function nameOf({ period }: Pick<MonthOfIncidents, "period">): string {
  return `${monthName(`${period}-01`)} ${period.slice(0, 4)}`;
}

function section(heading: string, body: string): readonly string[] {
  return body === "" ? [] : [heading, body];
}

/** How often, how long, and whether that is as it should be. */
function opening(month: MonthOfIncidents): string {
  const { figures, targets, until, since, zone } = month;
  const { incidents, severities, downtime, degraded, uptime, restore } = figures;
  const begun = since === undefined ? "" : ` Recorded since ${formatDate(since, { year: true })}.`;
  const asOf = `As of ${formatDate(until, { year: true })}, times in ${zone}.${begun}`;
  if (incidents.length === 0 && downtime + degraded === 0)
    return `**No incident in ${nameOf(month)}.** Users could work all the time, as far as incidents tell. ${asOf}`;
  const counts = severities.map(({ severity, count }) => `${count} ${severity}`);
  const rows = [
    `**${counted(incidents.length, "incident")}${counts.length === 0 ? "" : ` (${listed(counts)})`}.** ${asOf}`,
    "",
    `- **Uptime ${percent(uptime)}**${verdict(uptime * 100, targets.uptime)}: users could not work for ${formatDuration(downtime)}${degraded > 0 ? `, and were served worse for ${formatDuration(degraded)} besides, which does not count` : ""}.`,
    restore === undefined
      ? "- **MTTR: no data**, as nothing was restored yet."
      : `- **MTTR ${formatDuration(restore.median)}**${verdict(restore.median, targets.mttr)}: median of ${restore.n}, ${tailWords(tailOf(restore), formatDuration)}, P3 left out.`,
  ];
  return rows.join("\n");
}

/** How a figure stands against what it should be; nothing where that is not said. */
function verdict(value: number, target: Target | undefined): string {
  if (target?.kind !== "bound") return "";
  return `, target ${targetWords(target)} ${keepsBound(value, target) ? "✅" : "❌"}`;
}

function bySeverity({ figures: { severities } }: MonthOfIncidents): string {
  if (severities.length === 0) return "";
  const rows = severities.map(({ severity, count, acknowledge, restore, answered }) => {
    const sla = answered === undefined ? "no term" : `${answered.inTime} of ${answered.of}`;
    return `| ${severity} | ${count} | ${sla} | ${spread(acknowledge)} | ${spread(restore)} |`;
  });
  return [
    "| | Count | Answered in time | Answered after (MTTA) | Restored after (MTTR) |",
    "| --- | --- | --- | --- | --- |",
    ...rows,
    "",
    "The median, and what nine of ten did not exceed, of fewer than ten the longest. Both times count from when it was noticed.",
  ].join("\n");
}

function spread(of: Spread | undefined): string {
  return of === undefined
    ? "no data"
    : `${formatDuration(of.median)}, ${tailWords(tailOf(of), formatDuration)} (n\u00a0=\u00a0${of.n})`;
}

function oneByOne({ figures, zone, postMortems }: MonthOfIncidents): string {
  if (figures.incidents.length === 0) return "";
  const rows = figures.incidents.map((incident) => {
    const { date, time } = localOf(incident.declared.at, zone);
    const [answer, restore] = [timeToAcknowledge(incident), timeToRestore(incident)].map((millis) =>
      millis === undefined ? "not yet" : formatDuration(millis),
    );
    const cause = causeOf(incident, postMortems);
    return `| ${date} ${time} | ${incident.severity ?? ""} | ${recordLink(incident.number)} ${safeText(incident.title, { limit: 100 })} | ${answer ?? ""} | ${restore ?? ""} | ${cause === undefined ? "" : safeCode(cause)} | ${postMortemOf(incident, postMortems)} |`;
  });
  return [
    "| Declared | | What | Answered after | Restored after | Cause | Post-mortem |",
    "| --- | --- | --- | --- | --- | --- | --- |",
    ...rows,
  ].join("\n");
}

function causeOf({ number }: Incident, postMortems: readonly Item[]): string | undefined {
  return postMortems
    .filter(({ marker }) => marker.key[0] === String(number))
    .map(({ marker }) => noteOf(marker, "cause"))
    .findLast((cause) => cause !== undefined);
}

function postMortemOf(incident: Incident, postMortems: readonly Item[]): string {
  if (incident.waiver !== undefined)
    return `waived by ${safeText(incident.waiver.by)}: ${safeText(incident.waiver.text, { limit: 100 })}`;
  if (veilOf(incident) !== undefined) return "in private";
  const items = postMortems.filter(({ marker }) => marker.key[0] === String(incident.number));
  const merged = items.findLast((item) => writtenAt(item) !== undefined);
  const path = merged && writtenPath(merged);
  if (path !== undefined) return `[merged](../../${path})`;
  return items.length === 0 ? "none" : `open, ${recordLink(items.at(-1)?.number ?? 0)}`;
}

function falseAlarms({ figures }: MonthOfIncidents): string {
  return figures.falseAlarms
    .map(
      ({ number, title, falseAlarm }) =>
        `- ${recordLink(number)} ${safeText(title, { limit: 100 })}, by ${safeText(falseAlarm?.by ?? "")}`,
    )
    .join("\n");
}

function repeats({ postMortems, actions, until, zone }: MonthOfIncidents): string {
  const byCause = Map.groupBy(
    postMortems.filter((item) => writtenAt(item) !== undefined && item.marker.key[1] === "1"),
    ({ marker }) => noteOf(marker, "cause"),
  );
  return [...byCause]
    .flatMap(([cause, items]): readonly string[] => {
      if (cause === undefined || items.length < 2) return [];
      const incidents = items.map(({ marker }) => recordLink(marker.key[0] ?? ""));
      const open = actions.filter(
        (item) =>
          promiseOf(item, until, zone)?.state === "open" &&
          items.some(({ marker }) => marker.key[0] === item.marker.key[0]),
      );
      const left =
        open.length === 0
          ? "nothing promised is open"
          : `still open: ${listed(open.map(({ number }) => recordLink(number)))}`;
      return [`- ${safeCode(cause)}: ${listed(incidents)}; ${left}`];
    })
    .toSorted()
    .join("\n");
}

function percent(share: number): string {
  // Rounded down: what was not up all the time never shows as 100.
  return `${(Math.floor(share * 100_000) / 1000).toFixed(3)}\u00a0%`;
}
