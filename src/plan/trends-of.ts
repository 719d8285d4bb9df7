import type { InputQuery } from "../inputs/input-query.ts";
import type { Reading } from "../inputs/reading.ts";
import { sourceName } from "../inputs/no-inputs.ts";
import { type Look, WINDOWS, measure, unmeasurable } from "../metrics/measure.ts";
import { type Recorded, readHistory } from "../metrics/history.ts";
import { recallingTeller } from "../metrics/remembering-teller.ts";
import { isSpot, tellReading } from "../metrics/tell-reading.ts";
import { toldReading } from "../metrics/told.ts";
import type { Trend } from "../metrics/trend.ts";
import { windowYearBefore, windowsUpTo } from "../metrics/window.ts";
import type { Metric } from "../playbook/playbook.ts";
import type { LocalDate } from "../time/local-date.ts";
import { remembering } from "../time/remembering.ts";
import { DATA_BRANCH } from "./commit-place.ts";
import { toldIn } from "./told-in.ts";
import { measuredOnGitHub } from "./measured-on-github.ts";
import type { World } from "./world.ts";

/** Every metric over time, ordered as in the playbook; `waiting` while something for one of them is unread. */
export function trendsOf(
  world: World,
  look: Look,
  metrics: readonly Metric[] = world.playbook.metrics,
): { readonly kind: "waiting" } | { readonly kind: "known"; readonly trends: readonly Trend[] } {
  const history = historyOf(world);
  // All are asked, so that all that lacks is read in one round.
  const trends = metrics.map((metric) => trendOnce(world, metric, history?.records, look));
  return history === undefined || trends.includes(undefined)
    ? { kind: "waiting" }
    : { kind: "known", trends: trends.filter((trend) => trend !== undefined) };
}

/** Where figures are remembered from day to day, on the data branch. */
export const HISTORY = "metrics/history.csv";

/** What is remembered of figures; undefined while it is unread, `intact` where nothing kept it from being read. */
export function historyOf(
  world: World,
): { readonly records: readonly Recorded[]; readonly text: string | undefined; readonly intact: boolean } | undefined {
  const asked = world.facts.ask<"file">({ kind: "file", path: HISTORY, branch: DATA_BRANCH });
  if (asked.kind === "missing") return undefined;
  if (asked.kind === "failed") return { records: [], text: undefined, intact: false };
  return { records: recordsIn(asked.value ?? ""), text: asked.value, intact: true };
}

/** Each figure of each report asks for the same text. */
const recordsIn = remembering(2, readHistory);

/** Several reports of one day look the same way, and measuring takes long. */
function trendOnce(
  world: World,
  metric: Metric,
  history: readonly Recorded[] | undefined,
  look: Look,
): Trend | undefined {
  const known = measured.get(world) ?? new Map<string, Trend>();
  measured.set(world, known);
  const key = `${metric.id} ${JSON.stringify(look)}`;
  const trend = known.get(key) ?? trendIn(world, metric, history, look);
  if (trend !== undefined) known.set(key, trend);
  return trend;
}

const measured = new WeakMap<World, Map<string, Trend>>();

function trendIn(
  world: World,
  metric: Metric,
  history: readonly Recorded[] | undefined,
  look: Look,
): Trend | undefined {
  const { origin } = metric;
  if (origin === undefined) return unmeasurable(metric, "nothing", NOT_CONNECTED, look);
  switch (origin.kind) {
    case "csv":
    case "json":
    case "http":
    case "prometheus":
      return ofInput(world, metric, origin, history, look);
    case "manual": {
      const told = toldIn(world);
      return told === undefined ? undefined : ofTold(metric, toldReading(told.told, metric.id), look);
    }
    case "github":
      // How far back is counted depends on what is remembered.
      return history === undefined ? undefined : measuredOnGitHub(world, metric, origin, history, look);
  }
}

function ofTold(metric: Metric, reading: Reading, look: Look): Trend {
  if (reading.kind === "read" && reading.points.length > 0) return measure(metric, tellReading(metric, reading), look);
  const because = `Nobody has told it yet: comment \`/figure ${metric.id} VALUE\` under the almanac issue or the report's.`;
  return unmeasurable(metric, reading.source, because, look);
}

const NOT_CONNECTED = "Nothing is connected yet that tells it: give it a `source`.";

function ofInput(
  world: World,
  metric: Metric,
  origin: InputQuery["origin"],
  history: readonly Recorded[] | undefined,
  look: Look,
): Trend | undefined {
  const { zone } = world.playbook;
  const asked = world.facts.ask<"input">({
    kind: "input",
    query: { origin, from: firstDay(metric, look), to: look.told, zone },
  });
  if (asked.kind === "missing") return undefined;
  if (asked.kind === "failed") return unmeasurable(metric, sourceName(origin), asked.problem.cause, look);
  const reading = asked.value;
  if (reading.kind === "unreadable") return unmeasurable(metric, reading.source, reading.because, look);
  const teller = tellReading(metric, reading);
  return measure(metric, isSpot(metric) ? recallingTeller(teller, history ?? [], metric.id) : teller, look);
}

/** The first day that matters to a trend: that of the window before the one a year ago, against which growth is held. */
function firstDay({ over }: Metric, { day, fiscalYearStart }: Look): LocalDate {
  const windows = windowsUpTo(over, day, WINDOWS + 1, fiscalYearStart);
  const [oldest] = windows;
  const newest = windows.at(-1);
  if (oldest === undefined || newest === undefined) return day;
  const yearBefore = windowYearBefore(over, newest, fiscalYearStart);
  const before = windowsUpTo(over, yearBefore.to, 2, fiscalYearStart)[0] ?? yearBefore;
  return before.from < oldest.from ? before.from : oldest.from;
}
