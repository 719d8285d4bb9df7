import { toMillis } from "../../time/instant.ts";
import { amountWords } from "../../metrics/amount-words.ts";
import type { IncidentTimeline, TimelineIncident } from "./chart.ts";
import { emptyDrawing } from "./empty-drawing.ts";
import { type Drawing, EDGE, frame, WIDTH } from "./frame.ts";
import { element } from "./svg.ts";
import { fitText, textWidth } from "./text-width.ts";
import { timeTicks } from "./time-ticks.ts";

/** Most incidents that are drawn, the gravest; the table has them all. */
const MOST = 12;

const ROW = 40;

/** Incidents one under the other on one axis of time: what, how long, and when. */
export function drawIncidents(chart: IncidentTimeline): string {
  const { incidents, from, to } = chart;
  const [start, end] = [toMillis(from), toMillis(to)];
  const open = incidents.filter((incident) => incident.end === undefined).length;
  const said =
    incidents.length === 0
      ? "There were no incidents."
      : `Incidents: ${SEVERITIES.flatMap((one) => {
          const count = incidents.filter(({ severity }) => severity === one).length;
          return count === 0 ? [] : [`${count} ${one}`];
        }).join(", ")}${open === 0 ? "" : `; ${open} still open`}.`;
  return frame({ ...chart, said }, (top): Drawing => {
    if (incidents.length === 0) return emptyDrawing(top, "No incidents");
    const shown = gravest(incidents);
    const [left, right] = [EDGE, WIDTH - EDGE];
    const x = (millis: number): number =>
      left + (Math.max(0, Math.min(end - start, millis - start)) / (end - start || 1)) * (right - left);
    const bottom = top + shown.length * ROW + 4;
    const ticks = timeTicks(from, to, chart.zone, 6);
    const rows = shown.flatMap((incident, index) => {
      const y = top + index * ROW;
      const look = `sev${incident.severity.slice(1)}`;
      const lasted = incident.end === undefined ? "open" : lengthOf(incident, incident.end);
      const title = fitText(incident.title, 14, right - left - 52 - textWidth(lasted, 14, true));
      const [begin, finish] = [
        x(toMillis(incident.start)),
        x(incident.end === undefined ? end : toMillis(incident.end)),
      ];
      const width = Math.max(5, finish - begin);
      return [
        element("text", { class: "count", x: left, y: y + 17 }, incident.severity),
        element("text", { class: "text", x: left + 28, y: y + 17 }, title),
        element("text", { class: "count end", x: right, y: y + 17 }, lasted),
        element("line", { class: "grid", x1: left, x2: right, y1: y + 29, y2: y + 29 }),
        element("rect", { class: look, x: Math.min(begin, right - width), y: y + 24, width, height: 10, rx: 2 }),
      ];
    });
    const rest = incidents.length - shown.length;
    return {
      lines: [
        // Only where the bars are: a line through a title is read as part of it.
        ...shown.flatMap((_, index) => {
          const y = top + index * ROW;
          return ticks.map(({ millis }) =>
            element("line", { class: "grid", x1: x(millis), x2: x(millis), y1: y + 22, y2: y + ROW }),
          );
        }),
        ...rows,
        ...tickLabels(ticks, x, bottom + 18),
        ...(rest > 0
          ? [element("text", { class: "dim", x: EDGE, y: bottom + 42 }, `and ${rest} less grave in the table`)]
          : []),
      ],
      bottom: bottom + (rest > 0 ? 46 : 22),
    };
  });
}

const SEVERITIES = ["P0", "P1", "P2", "P3"] as const;

function gravest(incidents: readonly TimelineIncident[]): readonly TimelineIncident[] {
  const order = new Map(
    incidents
      .toSorted((a, b) => (a.severity < b.severity ? -1 : a.severity > b.severity ? 1 : 0))
      .map((one, index) => [one, index]),
  );
  return incidents.filter((one) => (order.get(one) ?? 0) < MOST);
}

function lengthOf({ start }: TimelineIncident, end: string): string {
  return amountWords(toMillis(end) - toMillis(start), "millis");
}

/** Labels that touch neither each other nor the edge. */
function tickLabels(ticks: ReturnType<typeof timeTicks>, x: (millis: number) => number, y: number): readonly string[] {
  let free = 0;
  return ticks.flatMap(({ millis, label }) => {
    const half = textWidth(label, 14) / 2;
    const middle = Math.max(EDGE + half, Math.min(x(millis), WIDTH - EDGE - half));
    if (middle - half < free) return [];
    free = middle + half + 8;
    return [element("text", { class: "dim mid", x: middle, y }, label)];
  });
}
