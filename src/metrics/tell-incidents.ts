import type { Incident } from "../incident/incident.ts";
import { outagesOf } from "../incident/outages-of.ts";
import { timeToAcknowledge, timeToRestore } from "../incident/response-times.ts";
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
};

/** What incidents say of uptime, MTTR or MTTA. Uptime counts what the playbook calls down, and tells apart what it calls degraded; the times leave out P3, which waits for a sprint. Nothing is said of days before incidents were recorded. */
export function tellIncidents(
  incidents: readonly Incident[],
  measure: Extract<GitHubMeasure, "uptime" | "mttr" | "mtta">,
  { rules, recordedSince, zone, now }: IncidentSetting,
): Teller {
  const source = "incidents";
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
      if (measure === "uptime") return uptime(incidents, rules, stretch, window.to, now);
      const serious = incidents.filter(({ severity }) => severity !== undefined && severity !== "P3");
      const inside = (instant: Instant | undefined) =>
        instant !== undefined && stretch.from <= instant && instant < stretch.to;
      const durations = serious.flatMap((incident) => {
        const [at, millis] =
          measure === "mtta"
            ? [incident.acknowledged?.at, timeToAcknowledge(incident)]
            : [outagesOf(incident).at(-1)?.to, timeToRestore(incident)];
        return inside(at) && millis !== undefined ? [millis] : [];
      });
      const what = measure === "mtta" ? "acknowledged" : "ended";
      return saidOfDurations(durations, window.to, {
        what: `Incidents ${what}`,
        none: `No incident ${measure === "mtta" ? "was acknowledged" : "ended"} in these days.`,
        more: [],
      });
    },
  };
}

function uptime(
  incidents: readonly Incident[],
  rules: IncidentSetting["rules"],
  stretch: { readonly from: Instant; readonly to: Instant },
  asOf: LocalDate,
  now: Instant,
): Said {
  const [from, to] = [toMillis(stretch.from), Math.min(toMillis(stretch.to), toMillis(now))];
  const { down, degraded, parts } = timeLost(incidents, rules, { from, to });
  const whole = formatDuration(Math.max(0, to - from));
  return {
    kind: "said",
    value: to <= from ? 100 : 100 * (1 - down / (to - from)),
    sample: parts.filter(({ as }) => as === "down").length,
    asOf,
    steps: [
      ...parts.map(({ number, as, millis }) => `Incident ${number}: ${as} for ${formatDuration(millis)}.`),
      `Down for ${formatDuration(down)} of ${whole}.`,
      ...(degraded > 0 ? [`Degraded for ${formatDuration(degraded)} besides, which does not count as down.`] : []),
    ],
  };
}
