import type {
  BarChart,
  Bridge,
  ForecastChart,
  Funnel,
  HeatMap,
  IncidentTimeline,
  LineChart,
  RankingChart,
  UptimeStrip,
} from "../../../src/render/chart/chart.ts";

/** One small chart of each kind, with `title` above and `text`, where given, in every other place that holds words. */
export function sampleCharts(title: string, text?: string) {
  const said = (words: string): string => text ?? words;
  const head = { title, note: text };
  const points = (pairs: readonly (readonly [string, number | undefined])[]) =>
    pairs.map(([label, value]) => ({ label: said(label), value }));
  const weeks = points([
    ["W42", 58.1],
    ["W43", 59],
    ["W44", undefined],
    ["W45", 61],
    ["W46", 60.7],
    ["W47", 61.8],
  ]);
  const target = { relation: "above", value: 60 } as const;
  return {
    line: { ...head, kind: "line", unit: "percent", of: text, points: weeks, target },
    bars: { ...head, kind: "bars", unit: "percent", of: text, points: weeks, target },
    ranking: {
      ...head,
      kind: "ranking",
      unit: "count",
      of: text,
      points: points([
        ["bug", 12],
        ["idea", 4],
        ["other", undefined],
      ]),
    },
    heatMap: {
      ...head,
      kind: "heat-map",
      unit: "percent",
      of: text,
      columns: ["1", "2"].map(said),
      rows: [
        { label: said("Sep"), values: [40, 22] },
        { label: said("Oct"), values: [38, undefined] },
      ],
    },
    forecast: {
      ...head,
      kind: "forecast",
      unit: "count",
      of: text,
      points: points([
        ["Oct", 1100],
        ["Nov", 1180],
      ]),
      ahead: [
        { label: said("Dec"), value: 1220, low80: 1160, high80: 1280, low95: 1130, high95: 1310 },
        { label: said("Jan"), value: 1260, low80: 1180, high80: 1340, low95: 1140, high95: 1380 },
      ],
      target: undefined,
    },
    incidents: {
      ...head,
      kind: "incidents",
      from: "2026-11-15T23:00:00Z",
      to: "2026-11-24T06:00:00Z",
      zone: "Europe/Berlin",
      incidents: [
        { severity: "P0", title: said("Checkout down"), start: "2026-11-21T01:40:00Z", end: "2026-11-21T02:26:00Z" },
        { severity: "P1", title: said("Search slow"), start: "2026-11-23T15:20:00Z", end: undefined },
      ],
    },
    uptime: {
      ...head,
      kind: "uptime",
      good: 99.9,
      bad: 99,
      rows: [
        {
          label: said("checkout"),
          days: points([
            ["16 Nov", 100],
            ["17 Nov", 99.2],
            ["18 Nov", 100],
          ]),
          total: 99.73,
        },
        {
          label: said("search"),
          days: points([
            ["16 Nov", 100],
            ["17 Nov", 100],
            ["18 Nov", undefined],
          ]),
          total: 100,
        },
      ],
    },
    funnel: {
      ...head,
      kind: "funnel",
      unit: "count",
      of: text,
      points: points([
        ["Visited", 1000],
        ["Tried", 200],
        ["Paid", undefined],
        ["Stayed", 30],
      ]),
    },
    bridge: {
      ...head,
      kind: "bridge",
      unit: "count",
      of: text,
      start: { label: said("October"), value: 1000 },
      changes: [
        { label: said("new"), value: 200 },
        { label: said("left"), value: -50 },
      ],
      end: said("November"),
      better: "more",
    },
  } as const satisfies {
    line: LineChart;
    bars: BarChart;
    ranking: RankingChart;
    heatMap: HeatMap;
    forecast: ForecastChart;
    incidents: IncidentTimeline;
    uptime: UptimeStrip;
    funnel: Funnel;
    bridge: Bridge;
  };
}
