import type { Incident } from "../incident/incident.ts";
import { isOutage } from "../incident/is-outage.ts";
import { type Outage, outagesOf } from "../incident/outages-of.ts";
import { timeToAcknowledge, timeToRestore } from "../incident/response-times.ts";
import type { GitHubMeasure } from "../playbook/metric-origin.ts";
import { formatDuration } from "../time/duration.ts";
import { formatDate } from "../time/format.ts";
import { type Instant, toMillis } from "../time/instant.ts";
import { type LocalDate, type Zone } from "../time/local-date.ts";
import { saidOfDurations } from "./said-of-durations.ts";
import { stretchOf } from "./stretch-of.ts";
import type { Said, Teller } from "./teller.ts";

/** What incidents say of uptime, MTTR or MTTA. Uptime counts P0 and what bears the flag `outage`; the times leave out P3, which waits for a sprint. Nothing is said of days before incidents were recorded. */
export function tellIncidents(
  incidents: readonly Incident[],
  measure: Extract<GitHubMeasure, "uptime" | "mttr" | "mtta">,
  { recordedSince, zone, now }: { readonly recordedSince: LocalDate; readonly zone: Zone; readonly now: Instant },
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
      if (measure === "uptime") return uptime(incidents.filter(isOutage), stretch, window.to, now);
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
  stretch: { readonly from: Instant; readonly to: Instant },
  asOf: LocalDate,
  now: Instant,
): Said {
  const [from, to] = [toMillis(stretch.from), Math.min(toMillis(stretch.to), toMillis(now))];
  const parts = incidents.map((incident) => ({
    number: incident.number,
    spans: outagesOf(incident).flatMap((outage) => within(outage, from, to)),
  }));
  const down = union(parts.flatMap(({ spans }) => spans));
  const counted = parts.filter(({ spans }) => spans.length > 0);
  return {
    kind: "said",
    value: to <= from ? 100 : 100 * (1 - down / (to - from)),
    sample: counted.length,
    asOf,
    steps: [
      ...counted.map(({ number, spans }) => `Incident ${number}: down for ${formatDuration(union(spans))}.`),
      `Down for ${formatDuration(down)} of ${formatDuration(to - from)}.`,
    ],
  };
}

type Span = readonly [number, number];

function within({ from, to }: Outage, start: number, end: number): readonly Span[] {
  const span: Span = [Math.max(toMillis(from), start), Math.min(to === undefined ? end : toMillis(to), end)];
  return span[1] > span[0] ? [span] : [];
}

/** How long any of some stretches lasted; what two of them share counts once. */
function union(spans: readonly Span[]): number {
  let total = 0;
  let covered = Number.NEGATIVE_INFINITY;
  for (const [from, to] of spans.toSorted((a, b) => a[0] - b[0])) {
    total += Math.max(0, to - Math.max(from, covered));
    covered = Math.max(covered, to);
  }
  return total;
}
