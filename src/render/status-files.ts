import type { PublicIncident } from "../incident/status/public-status.ts";
import { cutText } from "../markdown/cut-text.ts";
import { oneLine } from "../markdown/one-line.ts";
import { safeText } from "../markdown/safe-text.ts";
import type { FileChange } from "../operation/operation.ts";
import type { SeverityId } from "../playbook/incidents.ts";
import type { Instant } from "../time/instant.ts";
import type { Zone } from "../time/local-date.ts";
import { tableMoment } from "./moment-words.ts";

/** Where programs read how the product is. */
export const STATUS_JSON = "status/status.json";

/** Where people do: GitHub shows it with its folder. */
const STATUS_PAGE = "status/README.md";

/** The files that tell users how the product is; all in them is of an instant that is printed, so equal facts are equal bytes. */
export function renderStatusFiles(
  incidents: readonly PublicIncident[],
  { product, zone }: { readonly product: string; readonly zone: Zone },
): readonly FileChange[] {
  return [
    { path: STATUS_PAGE, text: page(incidents, product, zone) },
    { path: STATUS_JSON, text: json(incidents, product) },
  ];
}

/** What the Support Responder may send to users, to be read and sent by a person; what was said before they could work again, at `over`, would read as if it still held, and is left out. */
export function userNotice(
  incident: PublicIncident,
  product: string,
  zone: Zone,
  over: Instant | undefined = incident.resolved,
): string {
  const newest = incident.updates.find(({ at }) => over === undefined || at >= over);
  const { service, severity, state, since, next, resolved } = incident;
  const name = service === product ? safeText(product) : `${safeText(product)}, ${safeText(service)}`;
  const head =
    resolved === undefined
      ? `${name}: ${IMPACT[severity].toLowerCase()} since ${tableMoment(since, zone)} (${zone}).`
      : `${name}: solved at ${tableMoment(resolved, zone)} (${zone}), begun at ${tableMoment(since, zone)}.`;
  return [
    head,
    ...(newest === undefined ? [] : [`${STATE[state]}: ${safeText(newest.text)}`]),
    ...(newest === undefined && state === "monitoring" ? [`${STATE[state]}.`] : []),
    ...(next === undefined ? [] : [`We write again by ${tableMoment(next, zone)}.`]),
  ].join("\n\n");
}

const IMPACT: Readonly<Record<SeverityId, string>> = {
  P0: "Down",
  P1: "Seriously disturbed",
  P2: "Partly disturbed",
  P3: "Slightly disturbed",
};

const STATE: Readonly<Record<PublicIncident["state"], string>> = {
  investigating: "Investigating",
  identified: "Cause found",
  monitoring: "Repaired, being watched",
  resolved: "Solved",
};

const SIGN: Readonly<Record<SeverityId, string>> = { P0: "🔴", P1: "🟠", P2: "🟡", P3: "⚪" };

function page(incidents: readonly PublicIncident[], product: string, zone: Zone): string {
  const open = incidents.filter(({ resolved }) => resolved === undefined);
  const past = incidents.filter(({ resolved }) => resolved !== undefined);
  const newest = newestOf(incidents);
  const state = open.length === 0 ? "🟢 **Nothing is known to be wrong.**" : `**${open.length} open.**`;
  const asOf = newest === undefined ? "" : ` Last update ${tableMoment(newest, zone)}, ${safeText(zone)}.`;
  return `${[
    `# ${safeText(product)}: status`,
    `${state}${asOf}`,
    ...open.map((incident) => section(incident, zone)),
    // The page is written again when something happens only: "lately" would grow false.
    ...(past.length === 0 ? [] : ["## Solved", ...past.map((incident) => solved(incident, zone))]),
  ].join("\n\n")}\n`;
}

function section(incident: PublicIncident, zone: Zone): string {
  const { service, severity, state, since, next } = incident;
  return told(`## ${SIGN[severity]} ${safeText(service)}`, incident, zone, [
    ["State", STATE[state]],
    ["Impact", IMPACT[severity]],
    ["Since", tableMoment(since, zone)],
    ...(next === undefined ? [] : [["Next update", tableMoment(next, zone)] as const]),
  ]);
}

function solved(incident: PublicIncident, zone: Zone): string {
  const { service, severity, since, resolved = since } = incident;
  return told(`### ✅ ${safeText(service)}, ${tableMoment(resolved, zone)}`, incident, zone, [
    ["Was", IMPACT[severity]],
    ["From", tableMoment(since, zone)],
    ["Solved", tableMoment(resolved, zone)],
  ]);
}

function told(
  heading: string,
  { updates }: PublicIncident,
  zone: Zone,
  rows: readonly (readonly [string, string])[],
): string {
  return [
    heading,
    ["| | |", "|---|---|", ...rows.map(([name, value]) => `| **${name}** | ${value} |`)].join("\n"),
    updates.map(({ at, text }) => `- ${tableMoment(at, zone)}: ${safeText(text)}`).join("\n"),
  ].join("\n\n");
}

function json(incidents: readonly PublicIncident[], product: string): string {
  const open = incidents.filter(({ resolved }) => resolved === undefined);
  const shown = {
    version: 1,
    product,
    state: open.length === 0 ? "operational" : open[0]?.severity === "P0" ? "down" : "disturbed",
    asOf: newestOf(incidents) ?? null,
    incidents: incidents.map(({ updates, ...incident }) => ({
      ...incident,
      impact: IMPACT[incident.severity],
      next: incident.next ?? null,
      resolved: incident.resolved ?? null,
      updates: updates.map(({ at, text }) => ({ at, text: cutText(oneLine(text), TEXT) })),
    })),
  };
  return `${JSON.stringify(shown, null, 2)}\n`;
}

const TEXT = 2000;

function newestOf(incidents: readonly PublicIncident[]): Instant | undefined {
  return incidents
    .flatMap(({ updates, resolved }) => [...updates.map(({ at }) => at), ...(resolved === undefined ? [] : [resolved])])
    .sort()
    .at(-1);
}
