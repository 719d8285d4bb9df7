import type { Incident } from "../incident/incident.ts";
import { outagesOf } from "../incident/outages-of.ts";
import { timeToAcknowledge, timeToRestore } from "../incident/response-times.ts";
import type { Measured } from "../incident/monitors/measured.ts";
import { veilOf } from "../incident/veiled-incident.ts";
import { timeLost } from "../incident/time-lost.ts";
import type { Incidents } from "../playbook/incidents.ts";
import type { GitHubMeasure } from "../playbook/metric-origin.ts";
import { formatDuration } from "../time/duration.ts";
import { formatDate } from "../time/format.ts";
import { type Instant, toMillis } from "../time/instant.ts";
import { type LocalDate, type Zone } from "../time/local-date.ts";
import { saidOfDurations } from "./said-of-durations.ts";
import { stretchOf } from "./stretch-of.ts";
import type { Said, Teller } from "./teller.ts";

/** By what rules and clocks incidents are counted, and since when. */
export type IncidentSetting = {
  readonly rules: Pick<Incidents, "severities" | "flags">;
  readonly recordedSince: LocalDate;
  readonly zone: Zone;
  readonly now: Instant;
  /** What monitors measured, which goes before what incidents tell; left out where there are none. */
  readonly measured?: readonly Measured[];
};

/** What incidents say of uptime, MTTR or MTTA. Uptime counts what the playbook calls down, and tells apart what it calls degraded; the times leave out P3, which waits for a sprint. Nothing is said of days before incidents were recorded. */
export function tellIncidents(
  incidents: readonly Incident[],
  measure: Extract<GitHubMeasure, "uptime" | "mttr" | "mtta">,
  { rules, recordedSince, zone, now, measured = [] }: IncidentSetting,
): Teller {
  const source = measure === "uptime" && measured.length > 0 ? "monitors and incidents" : "incidents";
  return {
    source,
    unit: measure === "uptime" ? "percent" : "millis",
    days: "all",
    stands: false,
    tell: (window) => {
      if (window.from < recordedSince)
        return {
          kind: "calm",
          because: `Incidents are recorded since ${formatDate(recordedSince, { year: true })}, which is not the whole of ${window.key}.`,
        };
      const stretch = stretchOf(window, zone);
      if (measure === "uptime") return uptime(incidents, { rules, measured, now }, stretch, window.to);
      const serious = incidents.filter(({ severity }) => severity !== undefined && severity !== "P3");
      const inside = (instant: Instant | undefined) =>
        instant !== undefined && stretch.from <= instant && instant < stretch.to;
      const counted = serious.flatMap((incident) => {
        const [at, millis] =
          measure === "mtta"
            ? [incident.acknowledged?.at, timeToAcknowledge(incident)]
            : [outagesOf(incident).at(-1)?.to, timeToRestore(incident)];
        return inside(at) && millis !== undefined ? [{ incident, millis }] : [];
      });
      const durations = counted.map(({ millis }) => millis);
      const what = measure === "mtta" ? "acknowledged" : "ended";
      return saidOfDurations(durations, window.to, {
        what: `Incidents ${what}`,
        none: `No incident ${measure === "mtta" ? "was acknowledged" : "ended"} in these days.`,
        more: partlyKnown(counted.map(({ incident }) => incident)),
      });
    },
  };
}

/** What is handled in private and could not be read there may have ended earlier than anybody said here. */
function partlyKnown(incidents: readonly Incident[]): readonly string[] {
  return incidents
    .filter((incident) => veilOf(incident) === "partly")
    .map(({ number }) => `Of incident ${number} only what is public could be read; its end may have come earlier.`);
}

function uptime(
  incidents: readonly Incident[],
  { rules, measured, now }: Required<Pick<IncidentSetting, "rules" | "measured" | "now">>,
  stretch: { readonly from: Instant; readonly to: Instant },
  asOf: LocalDate,
): Said {
  const [from, to] = [toMillis(stretch.from), Math.min(toMillis(stretch.to), toMillis(now))];
  const { down, degraded, parts, monitors } = timeLost(incidents, rules, { from, to }, measured);
  const whole = formatDuration(Math.max(0, to - from));
  return {
    kind: "said",
    value: to <= from ? 100 : 100 * (1 - down / (to - from)),
    sample: parts.filter(({ as }) => as === "down").length + monitors.reduce((sum, { outages }) => sum + outages, 0),
    asOf,
    steps: [
      ...monitors.map(
        (one) =>
          `Monitor ${one.monitor}: watched for ${formatDuration(one.watched)}, down for ${formatDuration(one.down)}, degraded for ${formatDuration(one.degraded)}; what is about it is not counted from incidents in that time.`,
      ),
      ...parts.map(({ number, as, millis }) => `Incident ${number}: ${as} for ${formatDuration(millis)}.`),
      `Down for ${formatDuration(down)} of ${whole}.`,
      ...partlyKnown(incidents.filter(({ number }) => parts.some((part) => part.number === number))),
      ...(degraded > 0 ? [`Degraded for ${formatDuration(degraded)} besides, which does not count as down.`] : []),
    ],
  };
}
