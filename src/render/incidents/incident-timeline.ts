import type { Incident } from "../../incident/incident.ts";
import { outagesOf } from "../../incident/outages-of.ts";
import { stretchOf } from "../../metrics/stretch-of.ts";
import { formatDateRange } from "../../time/format.ts";
import type { Zone } from "../../time/local-date.ts";
import type { Period } from "../../time/period.ts";
import type { IncidentTimeline } from "../chart/chart.ts";

/** The incidents that touched a period, each from the trouble's beginning until users could work again; undefined where there were none. False alarms and duplicates are none. */
export function incidentTimeline(
  incidents: readonly Incident[],
  period: Period,
  zone: Zone,
): IncidentTimeline | undefined {
  const stretch = stretchOf(period, zone);
  const shown = incidents.flatMap((incident) => {
    const outages = outagesOf(incident);
    const [first, last] = [outages[0], outages.at(-1)];
    const { severity, title } = incident;
    if (first === undefined || last === undefined || severity === undefined) return [];
    if (first.from >= stretch.to || (last.to !== undefined && last.to < stretch.from)) return [];
    return [{ severity, title, start: first.from, end: last.to }];
  });
  if (shown.length === 0) return undefined;
  return {
    kind: "incidents",
    title: "Incidents",
    note: `${formatDateRange(period.from, period.to)}, until users could work again`,
    ...stretch,
    zone,
    incidents: shown.toSorted((a, b) => (a.start < b.start ? -1 : a.start > b.start ? 1 : 0)),
  };
}
