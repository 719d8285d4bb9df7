import type { Incidents, Uptime } from "../playbook/incidents.ts";
import { toMillis } from "../time/instant.ts";
import { countsAs } from "./counts-as.ts";
import type { Incident } from "./incident.ts";
import { type Outage, outagesOf } from "./outages-of.ts";

/** How long users could not work, and how long they could but were served worse, in milliseconds; what several incidents share counts once, and as the worse of the two. */
export type TimeLost = {
  readonly down: number;
  readonly degraded: number;
  /** What each incident contributed, for itself. */
  readonly parts: readonly { readonly number: number; readonly as: Uptime; readonly millis: number }[];
};

/** What incidents took of a stretch, in milliseconds since the epoch, `to` excluded; one that is not over reaches to its end. */
export function timeLost(
  incidents: readonly Incident[],
  rules: Pick<Incidents, "severities" | "flags">,
  { from, to }: { readonly from: number; readonly to: number },
): TimeLost {
  const counted = incidents.flatMap((incident) => {
    const as = countsAs(incident, rules);
    const spans = outagesOf(incident).flatMap((outage) => within(outage, from, to));
    return as === undefined || spans.length === 0 ? [] : [{ number: incident.number, as, spans }];
  });
  const spansOf = (all: typeof counted) => all.flatMap(({ spans }) => spans);
  const down = union(spansOf(counted.filter(({ as }) => as === "down")));
  return {
    down,
    degraded: union(spansOf(counted)) - down,
    parts: counted.map(({ number, as, spans }) => ({ number, as, millis: union(spans) })),
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
