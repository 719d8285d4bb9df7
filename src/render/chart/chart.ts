import type { Instant } from "../../time/instant.ts";
import type { Zone } from "../../time/local-date.ts";

/** Everything that can be drawn: plain data, whose texts may be anything. */
export type Chart =
  | LineChart
  | BarChart
  | RankingChart
  | HeatMap
  | ForecastChart
  | IncidentTimeline
  | UptimeStrip
  | Funnel
  | Bridge;

/** Draws a chart as the text of an SVG file; the same chart gives the same bytes. Loaded late, since it brings its library. */
export type DrawChart = (chart: Chart) => string;

/** How numbers are written: `61.8 %`, `3.4:1`, `1,204`, `3 h 40 min`. Percent are 0 to 100. */
export type Unit = "percent" | "ratio" | "count" | "millis";

/** One place on the axis and what was measured there; undefined where there is no data, which is never drawn as zero. */
export type Point = { readonly label: string; readonly value: number | undefined };

/** What a figure should be. */
export type TargetLine = { readonly relation: "above" | "under" | "at least" | "at most"; readonly value: number };

type Headed = {
  readonly title: string;
  /** A line under the title, such as the source and its day. */
  readonly note: string | undefined;
};

type Measured = Headed & {
  readonly unit: Unit;
  /** What is counted, where the unit does not say it: `deployments`, `EUR`. */
  readonly of: string | undefined;
};

/** A figure over the periods, the newest last, with the side of its target that is good. */
export type LineChart = Measured & {
  readonly kind: "line";
  readonly points: readonly Point[];
  readonly target: TargetLine | undefined;
};

/** An amount a period as columns from zero. */
export type BarChart = Measured & {
  readonly kind: "bars";
  readonly points: readonly Point[];
  readonly target: TargetLine | undefined;
};

/** Amounts by name as rows from zero, in the order given. */
export type RankingChart = Measured & { readonly kind: "ranking"; readonly points: readonly Point[] };

/** Cohorts by age, or any table of one unit: darker is more. */
export type HeatMap = Measured & {
  readonly kind: "heat-map";
  readonly columns: readonly string[];
  readonly rows: readonly { readonly label: string; readonly values: readonly (number | undefined)[] }[];
};

/** What was, and what may come with the ranges that hold it four times in five and nineteen times in twenty. */
export type ForecastChart = Measured & {
  readonly kind: "forecast";
  readonly points: readonly Point[];
  readonly ahead: readonly AheadPoint[];
  readonly target: TargetLine | undefined;
};

/** One forecast period. */
export type AheadPoint = {
  readonly label: string;
  readonly value: number;
  readonly low80: number;
  readonly high80: number;
  readonly low95: number;
  readonly high95: number;
};

/** Incidents of a stretch of time, each as a bar from its beginning to its end. */
export type IncidentTimeline = Headed & {
  readonly kind: "incidents";
  readonly from: Instant;
  readonly to: Instant;
  readonly zone: Zone;
  readonly incidents: readonly TimelineIncident[];
};

/** One bar; an incident without an end is open. */
export type TimelineIncident = {
  readonly severity: "P0" | "P1" | "P2" | "P3";
  readonly title: string;
  readonly start: Instant;
  readonly end: Instant | undefined;
};

/** Days as a row of cells, one row a service: share of the day that it was up, in per cent. */
export type UptimeStrip = Headed & {
  readonly kind: "uptime";
  /** From this share on a day counts as good; below, as degraded, and below `bad` as bad. */
  readonly good: number;
  readonly bad: number;
  readonly rows: readonly {
    readonly label: string;
    readonly days: readonly Point[];
    /** The share over all days, computed by who knows how. */
    readonly total: number | undefined;
  }[];
};

/** Stages that fewer and fewer reach. */
export type Funnel = Measured & { readonly kind: "funnel"; readonly points: readonly Point[] };

/** How an amount became another one: the start, every change, and the end that follows. */
export type Bridge = Measured & {
  readonly kind: "bridge";
  readonly start: { readonly label: string; readonly value: number };
  readonly changes: readonly { readonly label: string; readonly value: number }[];
  readonly end: string;
  /** Which direction is the good one. */
  readonly better: "more" | "less";
};
