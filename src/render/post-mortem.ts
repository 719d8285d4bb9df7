import type { TextProblem } from "../errors.ts";
import type { Incident } from "../incident/incident.ts";
import { downtimeOf, timeToAcknowledge } from "../incident/response-times.ts";
import { safeCode, safeText } from "../markdown/safe-text.ts";
import { fillTemplate, parseTemplate } from "../markdown/template.ts";
import type { Incidents, Severity } from "../playbook/incidents.ts";
import { formatDuration } from "../time/duration.ts";
import { formatDate } from "../time/format.ts";
import type { Instant } from "../time/instant.ts";
import { addDays, type LocalDate, type Zone } from "../time/local-date.ts";
import { localOf } from "../time/zone.ts";
import { listed } from "./listed.ts";
import { type PostMortemMoment, postMortemMoments } from "./post-mortem-moments.ts";

/** What a post-mortem is prefilled from; titles, names and texts are foreign. */
export type PostMortemInput = {
  readonly template: { readonly text: string; readonly file: string };
  readonly incident: Incident;
  readonly severity: Severity;
  readonly flags: Incidents["flags"];
  readonly zone: Zone;
  /** What may have caused it and what was alike: items of a list, as the incident shows them. */
  readonly before: readonly string[];
};

/** A post-mortem with everything already known in it, and `TODO` where only people can answer; or what is wrong with its template. The same incident gives the same bytes. */
export function renderPostMortem(
  input: PostMortemInput,
): { readonly text: string } | { readonly problems: readonly TextProblem[] } {
  const { template, incident, severity } = input;
  const parts: Readonly<Record<string, () => string>> = {
    facts: () => facts(input),
    before: () => before(input),
    timeline: () => timeline(input),
    whys: () => Array.from({ length: 5 }, (_, index) => `${index + 1}. Why? TODO`).join("\n"),
    impact: () => impact(input),
    actions: () => "| Action | Owner | Deadline | Type |\n| --- | --- | --- | --- |\n| TODO | TODO | TODO | TODO |",
  };
  const directives = Object.fromEntries(Object.keys(parts).map((name) => [name, []]));
  const parsed = parseTemplate(template.text, template.file, { variables: ["title"], directives });
  if ("problems" in parsed) return parsed;
  const body = fillTemplate(parsed.template, {
    variables: { title: safeText(incident.title, { limit: 200 }) || `incident ${incident.number}` },
    directive: ({ name }) => parts[name]?.(),
  });
  const head = `---\nincident: ${incident.number}\nseverity: ${severity.id}\ncause: TODO\n---`;
  return { text: `${head}\n\n${body.trim()}\n` };
}

/** The last day on which an action item may be due; undefined: any day. */
export function lastActionDay(severity: Severity, resolved: Instant, zone: Zone): LocalDate | undefined {
  return severity.actions === undefined
    ? undefined
    : addDays(localOf(resolved, zone).date, Math.ceil(severity.actions / 86_400_000));
}

function facts({ incident, severity, zone }: PostMortemInput): string {
  const { acknowledged, commander, participants, resolved, flags } = incident;
  const acknowledge = timeToAcknowledge(incident);
  const down = downtimeOf(incident);
  const last = resolved === undefined ? undefined : lastActionDay(severity, resolved.at, zone);
  const rows = [
    `**Incident** [#${incident.number}](../../../../issues/${incident.number}), ${severity.id} ${safeText(severity.title)}, times are ${zone}`,
    acknowledge === undefined || acknowledged === undefined
      ? "**Acknowledged** by nobody"
      : `**Acknowledged** after ${formatDuration(acknowledge)} by ${safeText(acknowledged.by)}`,
    down === undefined ? "" : `**Users could not work** for ${formatDuration(down)}`,
    `**Who** ${listed([...(commander === undefined ? [] : [`${safeText(commander.login)} (commander)`]), ...participants.filter((login) => login !== commander?.login).map((login) => safeText(login))])}`,
    flags.length === 0 ? "" : `**Flags** ${listed(flags.map(({ flag }) => safeCode(flag)))}`,
    last === undefined ? "" : `**Last day** for action items: ${formatDate(last, { year: true })}`,
  ];
  return rows
    .filter((row) => row !== "")
    .map((row) => `- ${row}`)
    .join("\n");
}

function before({ before: rows }: PostMortemInput): string {
  return rows.length === 0 ? "" : `**What had changed before, and what was alike**\n\n${rows.join("\n")}`;
}

function timeline({ incident, zone }: PostMortemInput): string {
  const rows = postMortemMoments(incident).map((moment) => momentRow(moment, zone));
  return ["| When | What | Who |", "| --- | --- | --- |", ...rows].join("\n");
}

function momentRow({ at, text, by }: PostMortemMoment, zone: Zone): string {
  const local = at === undefined ? undefined : localOf(at, zone);
  const when = local === undefined ? "TODO" : `${local.date} ${local.time}`;
  return `| ${when} | ${text} | ${by === undefined ? "" : safeText(by)} |`;
}

/** What was said of an incident's impact comes from people; how long it lasted is known. */
function impact({ incident, flags }: PostMortemInput): string {
  const down = downtimeOf(incident);
  const raised = new Set(incident.flags.map(({ flag }) => flag));
  const noted = (id: string) => {
    const flag = flags.find((one) => one.id === id);
    return raised.has(id) ? ` (${safeText(flag?.title ?? id)})` : "";
  };
  return [
    `- **Users**: TODO${down === undefined ? "" : `, for ${formatDuration(down)}`}`,
    `- **Revenue**: TODO${noted("revenue-impact")}`,
    "- **Reputation**: TODO",
    `- **Data**: TODO${noted("user-data")}${noted("data-breach")}`,
  ].join("\n");
}

/** A merged post-mortem of an incident that came back: what happened since, below everything that stands there. */
export function renderAddendum(document: string, incident: Incident, zone: Zone): string {
  const since = incident.reopenings.at(-1)?.at;
  const rows = postMortemMoments(incident)
    .filter(({ at }) => at !== undefined && since !== undefined && at >= since)
    .map((moment) => momentRow(moment, zone));
  const day = since === undefined ? "" : ` ${formatDate(localOf(since, zone).date, { year: true })}`;
  const title = `## Addendum: it came back${day}`;
  const parts = [
    title,
    ["| When | What | Who |", "| --- | --- | --- |", ...rows].join("\n"),
    "**Why did what was done not prevent it?** TODO",
    "**What follows from that?** TODO",
  ];
  return `${document.trimEnd()}\n\n${parts.join("\n\n")}\n`;
}
