import { safeText } from "../../markdown/safe-text.ts";
import { addMillis, toMillis } from "../../time/instant.ts";
import { localOf } from "../../time/zone.ts";
import { counted } from "../counted.ts";
import { dayWithin } from "../moment-words.ts";
import { alikeWords, amountWords, changeWords } from "../../metrics/amount-words.ts";
import type { Bridge, Chart, ForecastChart, Funnel, HeatMap, IncidentTimeline, Unit, UptimeStrip } from "./chart.ts";
import { funnelSteps } from "./funnel-steps.ts";
import { isKnown } from "./series.ts";

/** The numbers of a chart as a Markdown table, for those who cannot see it, want to copy, or doubt. */
export function chartTable(chart: Chart): string {
  switch (chart.kind) {
    case "line":
    case "bars":
    case "ranking": {
      const words = alikeWords(measured(chart.points.map(({ value }) => value)), chart.unit);
      const rows = chart.points.map(({ label, value }) => [safeText(label), isKnown(value) ? words(value) : NO_DATA]);
      return table([chart.kind === "ranking" ? "" : "Period", valueHead(chart.of)], rows);
    }
    case "forecast":
      return forecastTable(chart);
    case "heat-map":
      return heatTable(chart);
    case "incidents":
      return incidentTable(chart);
    case "uptime":
      return uptimeTable(chart);
    case "funnel":
      return funnelTable(chart);
    case "bridge":
      return bridgeTable(chart);
  }
}

function forecastTable({ points, ahead, unit, of }: ForecastChart): string {
  const words = alikeWords(measured([...points, ...ahead].map(({ value }) => value)), unit);
  const range = (low: number, high: number): string => `${words(low)} to ${words(high)}`;
  return table(
    ["Period", valueHead(of), "80 % range", "95 % range"],
    [
      ...points.map(({ label, value }) => [safeText(label), isKnown(value) ? words(value) : NO_DATA, "", ""]),
      ...ahead.map((one) => [
        `${safeText(one.label)}, forecast`,
        words(one.value),
        range(one.low80, one.high80),
        range(one.low95, one.high95),
      ]),
    ],
  );
}

function heatTable({ columns, rows, unit }: HeatMap): string {
  return table(
    ["", ...columns.map((column) => safeText(column))],
    rows.map(({ label, values }) => [
      safeText(label),
      ...columns.map((_, index) => (values[index] === undefined ? "" : amount(values[index], unit))),
    ]),
  );
}

function incidentTable({ incidents, to, zone }: IncidentTimeline): string {
  const last = localOf(addMillis(to, -1), zone).date;
  const moment = (instant: string): string => {
    const { date, time } = localOf(instant, zone);
    return `${dayWithin(date, last)}, ${time}`;
  };
  return table(
    ["", "What", "From", "Lasted"],
    incidents.map(({ severity, title, start, end }) => [
      severity,
      safeText(title, { limit: 120 }),
      moment(start),
      end === undefined ? "still open" : amountWords(toMillis(end) - toMillis(start), "millis"),
    ]),
    2,
  );
}

/** Days on which all was well stand in one line: on a phone ninety rows hide the three that matter. */
function uptimeTable({ rows }: UptimeStrip): string {
  const days = rows[0]?.days ?? [];
  const told = days.flatMap(({ label }, index) => {
    const values = rows.map((row) => row.days[index]?.value);
    if (values.every((value) => value === 100)) return [];
    return [[safeText(label), ...values.map((value) => amount(value, "percent"))]];
  });
  const well = days.length - told.length;
  const recorded = days.filter((_, index) => rows.some((row) => isKnown(row.days[index]?.value))).length;
  const all = recorded === 0 || recorded === days.length ? "All days" : `The ${counted(recorded, "recorded day")}`;
  return table(
    ["Day", ...rows.map(({ label }) => safeText(label))],
    [
      ...told,
      ...(well > 0
        ? [[counted(well, told.length > 0 ? "other day" : "day"), ...rows.map(() => amountWords(100, "percent"))]]
        : []),
      [all, ...rows.map(({ total }) => amount(total, "percent"))],
    ],
  );
}

function funnelTable(chart: Funnel): string {
  return table(
    ["Stage", valueHead(chart.of), "Of the stage before", "Of the first"],
    funnelSteps(chart.points).map(({ label, value, ofBefore, ofFirst }) => [
      safeText(label),
      amount(value, chart.unit),
      ofBefore === undefined ? "" : amountWords(ofBefore, "percent"),
      ofFirst === undefined ? "" : amountWords(ofFirst, "percent"),
    ]),
  );
}

function bridgeTable({ start, changes, end, unit, of }: Bridge): string {
  const sum = changes.reduce((total, { value }) => total + value, start.value);
  return table(
    ["", valueHead(of)],
    [
      [safeText(start.label), amountWords(start.value, unit)],
      ...changes.map(({ label, value }) => [safeText(label), changeWords(value, unit)]),
      [`**${safeText(end)}**`, `**${amountWords(sum, unit)}**`],
    ],
  );
}

const NO_DATA = "no data";

function measured(values: readonly (number | undefined)[]): readonly number[] {
  return values.filter(isKnown);
}

function valueHead(of: string | undefined): string {
  return of === undefined ? "Value" : safeText(of, { limit: 40 });
}

function amount(value: number | undefined, unit: Unit): string {
  return isKnown(value) ? amountWords(value, unit) : NO_DATA;
}

/** Numbers stand to the right, so that their digits do. */
function table(head: readonly string[], rows: readonly (readonly string[])[], words = 1): string {
  const line = (cells: readonly string[]): string =>
    `${cells.map((cell) => (cell === "" ? "| " : `| ${cell} `)).join("")}|`;
  return [line(head), `|${"---|".repeat(words)}${"---:|".repeat(head.length - words)}`, ...rows.map(line)].join("\n");
}
