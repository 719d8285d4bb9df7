import type { Incidents, Uptime } from "../playbook/incidents.ts";
import { toMillis } from "../time/instant.ts";
import { type Stretch, bothOf, lengthOf, without } from "../time/stretch.ts";
import { countsAs } from "./counts-as.ts";
import type { Incident } from "./incident.ts";
import type { Measured } from "./monitors/measured.ts";
import { outagesOf } from "./outages-of.ts";

/** How long users could not work, and how long they could but were served worse, in milliseconds; what several incidents and monitors share counts once, and as the worse of the two. */
export type TimeLost = {
  readonly down: number;
  readonly degraded: number;
  /** What each incident contributed, for itself. */
  readonly parts: readonly { readonly number: number; readonly as: Uptime; readonly millis: number }[];
  /** What each monitor that watched contributed, for itself. */
  readonly monitors: readonly {
    readonly monitor: string;
    readonly watched: number;
    readonly down: number;
    readonly degraded: number;
    /** How often it was down. */
    readonly outages: number;
  }[];
};

/** What incidents took of a stretch, in milliseconds since the epoch, `to` excluded, and what monitors measured of it; one that is not over reaches to its end. While a monitor watches what an incident is about, what it measured counts and not what people said. */
export function timeLost(
  incidents: readonly Incident[],
  rules: Pick<Incidents, "severities" | "flags">,
  { from, to }: { readonly from: number; readonly to: number },
  measured: readonly Measured[] = [],
): TimeLost {
  const inside = (stretches: readonly Stretch[]) => bothOf(stretches, [[from, to]]);
  const counted = incidents.flatMap((incident) => {
    const as = countsAs(incident, rules);
    const told = outagesOf(incident).map((outage): Stretch => [
      toMillis(outage.from),
      outage.to === undefined ? to : toMillis(outage.to),
    ]);
    const own = measured.filter(({ incidents: numbers }) => numbers.includes(incident.number));
    const stretches = without(
      inside(told),
      own.flatMap(({ watched }) => watched),
    );
    return as === undefined || stretches.length === 0 ? [] : [{ number: incident.number, as, stretches }];
  });
  const watching = measured
    .map(({ monitor, watched, down, degraded }) => ({
      monitor,
      watched: inside(watched),
      down: inside(down),
      degraded: inside(degraded),
    }))
    .filter(({ watched }) => watched.length > 0);
  const down = [
    ...counted.flatMap(({ as, stretches }) => (as === "down" ? stretches : [])),
    ...watching.flatMap((one) => one.down),
  ];
  const worse = [...counted.flatMap(({ stretches }) => stretches), ...watching.flatMap(({ degraded }) => degraded)];
  return {
    down: lengthOf(down),
    degraded: lengthOf([...down, ...worse]) - lengthOf(down),
    parts: counted.map(({ number, as, stretches }) => ({ number, as, millis: lengthOf(stretches) })),
    monitors: watching.map((one) => ({
      monitor: one.monitor,
      watched: lengthOf(one.watched),
      down: lengthOf(one.down),
      degraded: lengthOf(one.degraded),
      outages: one.down.length,
    })),
  };
}
