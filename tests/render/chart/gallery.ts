import type { AheadPoint, Chart, LineChart, Point, TimelineIncident } from "../../../src/render/chart/chart.ts";

const LONG =
  "Share of users who joined in the month before and came back on the seventh day, mobile and web together, without test accounts, as finance counts them";

const MINUTE = 60_000;

const above60 = { relation: "above", value: 60 } as const;

function weeks(values: readonly (number | undefined)[], prefix = "W", from = 1): readonly Point[] {
  return values.map((value, index) => ({ label: `${prefix}${index + from}`, value }));
}

/** A walk that looks like figures do, the same each time. */
function walk(count: number, start: number, step: number): readonly number[] {
  let seed = 7;
  let value = start;
  return Array.from({ length: count }, () => {
    seed = (seed * 1_103_515_245 + 12_345) % 2_147_483_648;
    value += (seed / 2_147_483_648 - 0.48) * step;
    return Math.round(value * 100) / 100;
  });
}

const line: LineChart = {
  kind: "line",
  title: "Activation rate",
  note: "data/growth.csv, to 22 November 2026",
  unit: "percent",
  of: undefined,
  points: weeks([54.2, 56, 55, undefined, 58, 61, 60.4, 59, undefined, undefined, 60.7, 61.8], "W", 36),
  target: above60,
};

const MONTHS_12 = ["Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec"];

const days90 = Array.from({ length: 90 }, (_, index): Point => {
  const date = new Date(Date.UTC(2026, 7, 26 + index)).toISOString();
  return {
    label: `${Number(date.slice(8, 10))} ${MONTHS_12[Number(date.slice(5, 7)) - 1] ?? ""}`,
    value: index < 6 ? undefined : index === 40 ? 97.4 : index === 71 || index === 72 ? 99.6 : 100,
  };
});

const MONTHS_18 = [
  "Jun",
  "Jul",
  "Aug",
  "Sep",
  "Oct",
  "Nov",
  "Dec",
  "Jan",
  "Feb",
  "Mar",
  "Apr",
  "May",
  "Jun",
  "Jul",
  "Aug",
  "Sep",
  "Oct",
  "Nov",
];

function incident(
  severity: TimelineIncident["severity"],
  title: string,
  start: string,
  end?: string,
): TimelineIncident {
  return { severity, title, start: `2026-11-${start}:00Z`, end: end === undefined ? undefined : `2026-11-${end}:00Z` };
}

const ahead: readonly AheadPoint[] = ["Dec", "Jan", "Feb"].map((label, index) => {
  const value = 2210 + index * 62;
  const [near, wide] = [60 + index * 34, 92 + index * 52];
  return { label, value, low80: value - near, high80: value + near, low95: value - wide, high95: value + wide };
});

const cohorts = Array.from({ length: 12 }, (__, row) => ({
  label: `${MONTHS_18[row] ?? ""} 2026`,
  values: Array.from({ length: 12 }, (_, column) =>
    row + column > 11 ? undefined : Math.round(100 * 0.62 ** column * (1 + ((row * 7 + column * 3) % 5) / 40)),
  ),
}));

/** Charts as reports have them, and as bad days make them: for the browser, and to be looked at. */
export const gallery: Readonly<Record<string, Chart>> = {
  line,
  "line-minutes": {
    ...line,
    title: "Time to restore, median",
    note: "n = 11 incidents in 12 weeks",
    unit: "millis",
    points: weeks([12, undefined, 14, 16, 20, 34].map((value) => value && value * MINUTE)),
    target: { relation: "under", value: 30 * MINUTE },
  },
  "line-uptime": {
    ...line,
    title: "Uptime, 30 days",
    points: weeks([99.98, 99.95, 99.99, 99.81, 99.92, 99.97, 100, 99.92]),
    target: { relation: "above", value: 99.9 },
  },
  "line-long-title": { ...line, title: LONG, note: LONG, points: weeks(walk(26, 40, 6)) },
  "line-wide-words": {
    ...line,
    title: "WWWWWWWWWWWWWWWWWWWWWWWWWWWWWWWWWWWWWWWWWWWWWWWWWWWWWWWWWWWWWWWWWWWW",
    note: "活跃用户占比活跃用户占比活跃用户占比活跃用户占比活跃用户占比活跃用户占比活跃用户占比活跃用户占比",
    points: ["MMMMMMMMMMMM", "活跃用户占比活跃用户占比", LONG].map((label, index) => ({ label, value: 50 + index })),
  },
  "line-400": {
    ...line,
    title: "Requests a day",
    unit: "count",
    points: weeks(walk(400, 120_000, 9000), "day "),
    target: undefined,
  },
  "line-1": { ...line, title: "One week so far", points: weeks([61.8]) },
  "line-2": { ...line, title: "Two weeks so far", points: weeks([58, 61.8]) },
  "line-equal": {
    ...line,
    title: "All the same",
    points: weeks([100, 100, 100, 100]),
    target: { relation: "above", value: 98 },
  },
  "line-zeros": {
    ...line,
    title: "Nothing, measured",
    unit: "count",
    points: weeks([0, 0, 0, 0, 0]),
    target: undefined,
  },
  "line-negative": {
    ...line,
    title: "Profit, months",
    note: undefined,
    unit: "count",
    of: "EUR",
    points: weeks([-12_400, -8100, -9050.5, 1200, -300, 2300], "M"),
    target: { relation: "at least", value: 0 },
  },
  "line-newest-missing": {
    ...line,
    title: "Newest weeks missing",
    points: weeks([54, 56, 58, 61, 60, undefined, undefined]),
  },
  "line-no-data": { ...line, title: "Nothing measured yet", points: weeks([undefined, undefined, undefined]) },
  "line-absurd": {
    ...line,
    title: "Absurd values",
    unit: "count",
    points: weeks([1, 1e300, -1e300, Number.NaN, 5]),
    target: undefined,
  },
  "line-ratio": {
    ...line,
    title: "LTV:CAC",
    note: undefined,
    unit: "ratio",
    points: weeks([2.8, 2.9, 3.1, 3.4], "M"),
    target: { relation: "above", value: 3 },
  },
  bars: {
    ...line,
    kind: "bars",
    title: "Deployments a week",
    note: "GitHub deployments to production",
    unit: "count",
    of: "deployments",
    points: weeks([9, 12, 11, undefined, 0, 14, 13, 15, 9, 12, 16, 13], "W", 36),
    target: { relation: "at least", value: 10 },
  },
  "bars-few": {
    ...line,
    kind: "bars",
    title: "Time to first response, median",
    unit: "millis",
    points: weeks([200, 260, 244, 150].map((value) => value * MINUTE)),
    target: { relation: "under", value: 240 * MINUTE },
  },
  "bars-negative": {
    ...line,
    kind: "bars",
    title: "Change of users",
    unit: "count",
    points: weeks([120, -40, 65, -110, 30, 12]),
    target: undefined,
  },
  "bars-400": {
    ...line,
    kind: "bars",
    title: "Commits a day",
    unit: "count",
    points: weeks(
      walk(400, 20, 7).map((value) => Math.max(0, Math.round(value))),
      "day ",
    ),
    target: undefined,
  },
  "bars-1": { ...line, kind: "bars", title: "One week", unit: "count", points: weeks([1_204_000]), target: undefined },
  "bars-zero": {
    ...line,
    kind: "bars",
    title: "No incidents",
    unit: "count",
    points: weeks([0, 0, 0]),
    target: undefined,
  },
  ranking: {
    ...line,
    kind: "ranking",
    title: "Feedback by label",
    unit: "count",
    of: "issues",
    points: [
      { label: "area/checkout", value: 42 },
      { label: "documentation and examples, and everything people could not find", value: 17 },
      { label: "area/mobile", value: 9 },
      { label: "no label", value: 0 },
      { label: "area/billing", value: undefined },
    ],
  },
  "ranking-negative": {
    ...line,
    kind: "ranking",
    title: "Change against October",
    unit: "percent",
    points: [
      { label: "web", value: 4.2 },
      { label: "mobile", value: -12.6 },
      { label: "partners", value: 1.1 },
    ],
  },
  "ranking-many": {
    ...line,
    kind: "ranking",
    title: "Thirty names",
    unit: "count",
    points: weeks(
      Array.from({ length: 30 }, (_, index) => 300 - index * 9),
      "name ",
    ),
  },
  "heat-map": {
    ...line,
    kind: "heat-map",
    title: "Retention by month of joining",
    note: "Share of users still active, in per cent, by months since they joined",
    columns: cohorts.map((_, index) => String(index)),
    rows: cohorts,
  },
  "heat-map-small": {
    ...line,
    kind: "heat-map",
    title: "Days and hours",
    unit: "count",
    columns: ["Mon", "Tue"],
    rows: [
      { label: "morning", values: [0, 4] },
      { label: "evening", values: [2, undefined] },
    ],
  },
  "heat-map-large": {
    ...line,
    kind: "heat-map",
    title: "Tickets by week",
    unit: "count",
    columns: Array.from({ length: 60 }, (_, index) => `W${index + 1}`),
    rows: Array.from({ length: 50 }, (_, row) => ({ label: `team ${row}`, values: walk(60, 50 + row, 30) })),
  },
  "heat-map-equal": {
    ...line,
    kind: "heat-map",
    title: "All the same",
    columns: ["1", "2", "3"],
    rows: [{ label: "all", values: [50, 50, 50] }],
  },
  forecast: {
    ...line,
    kind: "forecast",
    title: "Active users",
    note: "Damped Holt; off by 2.1 % on average in 12 tries",
    unit: "count",
    points: walk(18, 1500, 110).map((value, index) => ({ label: MONTHS_18[index] ?? "", value: value + index * 38 })),
    ahead,
    target: { relation: "above", value: 2300 },
  },
  "forecast-gaps": {
    ...line,
    kind: "forecast",
    title: "Few points, a gap",
    unit: "count",
    points: weeks([2000, undefined, 2100, 2150], "M"),
    ahead,
    target: undefined,
  },
  "forecast-none": {
    ...line,
    kind: "forecast",
    title: "Too few points for a forecast",
    unit: "count",
    points: weeks([2000, 2100], "M"),
    ahead: [],
    target: undefined,
  },
  incidents: {
    kind: "incidents",
    title: "Incidents",
    note: "16–24 November 2026, Europe/Berlin",
    from: "2026-11-15T23:00:00Z",
    to: "2026-11-24T06:00:00Z",
    zone: "Europe/Berlin",
    incidents: [
      incident("P2", "Thumbnails missing on mobile", "16T09:00", "17T14:30"),
      incident(
        "P0",
        "Payments fail for all customers in all countries since the deployment of v412 at night",
        "21T01:40",
        "21T02:26",
      ),
      incident("P3", "Typo in the invoice", "19T08:00", "22T10:00"),
      incident("P1", "Search slow for large catalogues", "23T15:20"),
    ],
  },
  "incidents-many": {
    kind: "incidents",
    title: "Incidents of a quarter",
    note: undefined,
    from: "2026-08-31T22:00:00Z",
    to: "2026-11-30T23:00:00Z",
    zone: "Europe/Berlin",
    incidents: Array.from({ length: 20 }, (_, index) =>
      incident(
        index % 5 === 0 ? "P1" : "P3",
        `Incident number ${index + 1}`,
        `${String(index + 1).padStart(2, "0")}T08:00`,
        `${String(index + 2).padStart(2, "0")}T18:00`,
      ),
    ),
  },
  "incidents-day": {
    kind: "incidents",
    title: "One night",
    note: undefined,
    from: "2026-11-20T23:00:00Z",
    to: "2026-11-21T23:00:00Z",
    zone: "Europe/Berlin",
    incidents: [incident("P0", "Checkout down", "21T01:40", "21T02:26")],
  },
  "incidents-none": {
    kind: "incidents",
    title: "Incidents",
    note: undefined,
    from: "2026-11-15T23:00:00Z",
    to: "2026-11-22T23:00:00Z",
    zone: "Europe/Berlin",
    incidents: [],
  },
  uptime: {
    kind: "uptime",
    title: "Uptime, 90 days",
    note: "P0 and outages count; monitors every 5 minutes",
    good: 99.9,
    bad: 99,
    rows: [
      { label: "checkout", days: days90, total: 99.92 },
      {
        label: "search, with all its indexes, as partners reach it through the public interface",
        days: days90.map((day) => ({ ...day, value: day.value && 100 })),
        total: 100,
      },
      { label: "mobile", days: days90.map((day) => ({ ...day, value: undefined })), total: undefined },
    ],
  },
  "uptime-week": {
    kind: "uptime",
    title: "Uptime, a week",
    note: undefined,
    good: 99.9,
    bad: 99,
    rows: [{ label: "checkout", days: days90.slice(68, 75), total: 99.88 }],
  },
  "uptime-1": {
    kind: "uptime",
    title: "Uptime, a day",
    note: undefined,
    good: 99.9,
    bad: 99,
    rows: [{ label: "checkout", days: days90.slice(40, 41), total: 97.4 }],
  },
  funnel: {
    ...line,
    kind: "funnel",
    title: "From visit to first order",
    note: "October 2026",
    unit: "count",
    of: "people",
    points: [
      { label: "Visited", value: 48_210 },
      { label: "Opened an account", value: 6204 },
      { label: "Filled a basket", value: 3110 },
      { label: "Began to pay", value: 1422 },
      { label: "Ordered", value: 1187 },
    ],
  },
  "funnel-gap": {
    ...line,
    kind: "funnel",
    title: "A stage without data",
    unit: "count",
    points: [
      { label: "Visited", value: 0 },
      { label: "Tried", value: undefined },
      { label: "Paid", value: 0 },
    ],
  },
  bridge: {
    ...line,
    kind: "bridge",
    title: "Recurring revenue, October to November",
    note: "EUR a month",
    unit: "count",
    of: "EUR",
    start: { label: "October", value: 84_200 },
    changes: [
      { label: "New customers", value: 6100 },
      { label: "Larger plans", value: 2350 },
      { label: "Smaller plans", value: -900 },
      { label: "Customers who left", value: -4200 },
    ],
    end: "November",
    better: "more",
  },
  "bridge-negative": {
    ...line,
    kind: "bridge",
    title: "Cash",
    unit: "count",
    of: "EUR",
    start: { label: "Begin", value: 200 },
    changes: [
      { label: "Rent", value: -900 },
      { label: "Sales", value: 400 },
      { label: "Nothing", value: 0 },
    ],
    end: "End",
    better: "more",
  },
  "bridge-none": {
    ...line,
    kind: "bridge",
    title: "Nothing changed",
    unit: "count",
    start: { label: "Begin", value: 0 },
    changes: [],
    end: "End",
    better: "less",
  },
};
