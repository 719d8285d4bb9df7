import type { Incident } from "../../incident/incident.ts";
import type { DirectiveUse } from "../../markdown/directive.ts";
import { safeText } from "../../markdown/safe-text.ts";
import type { Teller } from "../../metrics/teller.ts";
import type { Zone } from "../../time/local-date.ts";
import type { Period } from "../../time/period.ts";
import type { Chart } from "../chart/chart.ts";
import { chartTable } from "../chart/chart-table.ts";
import type { Shown } from "../figures/figure-directives.ts";
import { sentence } from "../sentence.ts";
import { incidentTimeline } from "./incident-timeline.ts";
import { incidentUptime } from "./incident-uptime.ts";

/** What the pictures of incidents in a report are made of. */
export type IncidentScene = {
  /** Those that were on in the stretch the report looks at, or why they are not known. */
  readonly incidents: readonly Incident[] | { readonly because: string };
  readonly uptime: Teller;
  /** The same, with the time in which users were served worse taken off as well. */
  readonly unhindered: Teller;
  /** The share of a day from which on it counts as good, in per cent. */
  readonly good: number;
  readonly product: string;
  readonly zone: Zone;
  readonly draw: (chart: object) => string;
};

/** The directives that show incidents, with their attributes. */
export const incidentDirectives = {
  incidents: ["empty"],
  uptime: ["days", "empty"],
} as const satisfies Readonly<Record<string, readonly string[]>>;

/** `::incidents` and `::uptime{days="30"}`: a picture beside the report, its numbers in a table. */
export function showIncidents(use: DirectiveUse, scene: IncidentScene, period: Period): Shown {
  const hide = use.attributes["empty"] === "hide";
  const { incidents, good, product, zone, draw } = scene;
  if (!("length" in incidents)) return { text: hide ? undefined : sentence(incidents.because) };
  if (use.name === "incidents") {
    const chart = incidentTimeline(incidents, period, zone);
    return chart === undefined ? { text: hide ? undefined : "No incidents." } : shown(chart, "incidents", period, draw);
  }
  const { days = "30" } = use.attributes;
  if (!/^\d{1,2}$/.test(days) || Number(days) < 2 || Number(days) > MOST_DAYS)
    return { wrong: `\`days\` is a number from 2 to ${MOST_DAYS}.` };
  const chart = incidentUptime(scene, product, { last: period.to, days: Number(days), good });
  if (chart.rows.every(({ total }) => total === undefined))
    return { text: hide ? undefined : "Nothing is known of these days." };
  return shown(chart, `uptime-${days}-days`, period, draw);
}

/** How far a strip of days may look back. */
export const MOST_DAYS = 90;

function shown(chart: Chart, name: string, period: Period, draw: IncidentScene["draw"]): Shown {
  // With a point, which the id of a metric cannot hold: a chart of the metric `uptime` stands beside it.
  const file = `${period.key}.${name}.svg`;
  const title = safeText(chart.title);
  return {
    text: `![${title}](${file})\n\n<details><summary>${title} in numbers</summary>\n\n${chartTable(chart)}\n\n</details>`,
    picture: { name: file, svg: draw(chart) },
  };
}
