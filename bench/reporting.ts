import { execFileSync } from "node:child_process";
import { mkdtemp, rm } from "node:fs/promises";
import { createServer } from "node:http";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { connect } from "../src/github/client.ts";
import { readResponses } from "../src/github/facts/read-responses.ts";
import { readCsv } from "../src/inputs/read-csv.ts";
import type { MonitorDay } from "../src/incident/monitors/monitor-day.ts";
import { monitorPath, writeMonitorDays } from "../src/incident/monitors/monitor-file.ts";
import { type Recorded, recordTrends, writeHistory } from "../src/metrics/history.ts";
import { systemClock } from "../src/sources/system-clock.ts";
import { type LocalDate, addDays } from "../src/time/local-date.ts";
import { type Figure, countOf, timeOf } from "./figure.ts";
import { slowProxy } from "./slow-proxy.ts";

const ISSUES = 1000;
const COMMENTS = 3;
const FIRST: LocalDate = "2026-01-01";

/** What figures cost: the first response over many issues, a large file, and the memory of two years. */
export async function reportingFigures(): Promise<readonly Figure[]> {
  return [...(await firstResponse()), largeFile(), await twoYears()];
}

/** Issues and comments as GitHub lists them, a hundred a page; `since` leaves out what is older. */
async function repository(): Promise<AsyncDisposable & { readonly url: string }> {
  const at = (hours: number) =>
    new Date(Date.parse(`${FIRST}T00:00:00Z`) + hours * 3_600_000).toISOString().replace(".000", "");
  const issues = Array.from({ length: ISSUES }, (_, index) => ({
    number: index + 1,
    user: { login: "customer", type: "User" },
    labels: [{ name: "support" }],
    state: "closed",
    state_reason: "completed",
    created_at: at(index),
    updated_at: at(index + 30),
    closed_at: at(index + 30),
  }));
  const comments = issues.flatMap(({ number, created_at: created }) =>
    Array.from({ length: COMMENTS }, (_, index) => ({
      id: number * 10 + index,
      issue_url: `/repos/acme/shop/issues/${number}`,
      user: { login: "eve", type: "User" },
      created_at: new Date(Date.parse(created) + (index + 1) * 1_800_000).toISOString().replace(".000", ""),
      updated_at: new Date(Date.parse(created) + (index + 1) * 1_800_000).toISOString().replace(".000", ""),
    })),
  );
  const server = createServer((request, response) => {
    const { pathname, searchParams } = new URL(request.url ?? "", "http://localhost");
    const since = searchParams.get("since") ?? "";
    const rows = (pathname.endsWith("/comments") ? comments : issues).filter((row) => row.updated_at >= since);
    const page = Number(searchParams.get("page") ?? "1");
    const last = Math.max(1, Math.ceil(rows.length / 100));
    const link = (number: number, rel: string) => `<http://localhost${pathname}?page=${number}>; rel="${rel}"`;
    const links = page < last ? [link(page + 1, "next"), link(last, "last")].join(", ") : undefined;
    response.writeHead(200, { "content-type": "application/json", ...(links !== undefined && { link: links }) });
    response.end(JSON.stringify(rows.slice((page - 1) * 100, page * 100)));
  });
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  const address = server.address();
  if (address === null || typeof address === "string") throw new Error("The server has no port.");
  return {
    url: `http://127.0.0.1:${address.port}`,
    [Symbol.asyncDispose]: async () => {
      server.closeAllConnections();
      await new Promise<void>((resolve) => server.close(() => resolve()));
    },
  };
}

/** The peer needs 1,010 requests and 85.8 s for the same at 80 ms a request. */
async function firstResponse(): Promise<readonly Figure[]> {
  await using shop = await repository();
  await using proxy = await slowProxy(shop.url);
  const read = async (since: string) => {
    const client = connect({ token: "t", api: proxy.url, owner: "acme", name: "shop", clock: systemClock });
    proxy.counted();
    const started = performance.now();
    const { issues } = await readResponses(client, { kind: "responses", label: "support", since, answers: true });
    return {
      answered: issues.filter(({ answeredAt }) => answeredAt !== undefined).length,
      millis: performance.now() - started,
      ...proxy.counted(),
    };
  };
  await read(`${FIRST}T00:00:00Z`);
  proxy.delay(80);
  const whole = await read(`${FIRST}T00:00:00Z`);
  if (whole.answered !== ISSUES) throw new Error(`${whole.answered} of ${ISSUES} issues were answered.`);
  const newest = await read("2026-02-12T00:00:00Z");
  const most = Math.ceil(ISSUES / 100) + Math.ceil((ISSUES * COMMENTS) / 100) + 3;
  return [
    countOf("first response over 1,000 issues", most, whole.requests, "requests"),
    timeOf("first response over 1,000 issues, 80 ms a request", Math.round(0.02 * 85_767), whole.millis, "ms"),
    countOf("first response, the next day", 2, newest.requests, "requests"),
  ];
}

/** Time of this process alone, whatever else the machine does. */
function largeFile(): Figure {
  const rows = Array.from(
    { length: 1_000_000 },
    (_, index) => `${addDays(FIRST, index % 700)},${(index * 7) % 1000}.5,pro`,
  );
  const text = `date,value,plan\n${rows.join("\n")}\n`;
  const where = { of: undefined, sample: undefined, date: undefined, where: {}, aggregate: "sum" } as const;
  const before = process.cpuUsage();
  readCsv(
    text,
    { kind: "csv", file: "data/x.csv", column: "value", ...where },
    { from: FIRST, to: addDays(FIRST, 800) },
  );
  const { user, system } = process.cpuUsage(before);
  return timeOf("a CSV file of 1,000,000 rows", 3, (user + system) / 1e6, "s", 1);
}

/** Thirteen metrics and five monitors, recorded every day of two years: what a clone of the branch that keeps them brings, packed as any server does. */
async function twoYears(): Promise<Figure> {
  const folder = await mkdtemp(join(tmpdir(), "almanac-history-"));
  try {
    const git = (args: readonly string[], input?: string) =>
      execFileSync("git", args, { cwd: folder, ...(input !== undefined && { input }), maxBuffer: 1e9 });
    git(["init", "--quiet", "--bare", "."]);
    let history: readonly Recorded[] = [];
    let watched: readonly MonitorDay[] = [];
    const commits: string[] = [];
    for (let day = 0; day < 730; day += 1) {
      const today = addDays(FIRST, day);
      history = [...history, ...Array.from({ length: 13 }, (_, metric) => recordOf(metric, today))];
      history = recordTrends(history, [], today);
      const text = writeHistory(history);
      watched = [...watched.filter((one) => monitorPath(one.day) === monitorPath(today)), ...monitorsOf(today)];
      const files = [
        ["metrics/history.csv", text],
        [monitorPath(today), writeMonitorDays(watched)],
      ].map(([path = "", content = ""]) => `M 100644 inline ${path}\ndata ${Buffer.byteLength(content)}\n${content}\n`);
      commits.push(
        `commit refs/heads/almanac-data\ncommitter almanac <a@example.org> ${1_767_225_600 + day * 86_400} +0000\ndata 6\nRecord\n${files.join("")}`,
      );
    }
    git(["fast-import", "--quiet"], commits.join(""));
    git(["repack", "-a", "-d", "-f", "-q"]);
    const packed = /size-pack: (\d+)/.exec(git(["count-objects", "-v"]).toString())?.[1] ?? "0";
    return timeOf("a clone of two years of figures", 5, Number(packed) / 1024, "MB", 2);
  } finally {
    await rm(folder, { recursive: true });
  }
}

/** What five monitors tell of a day: asked once a minute, down for a while now and then. */
function monitorsOf(day: LocalDate): readonly MonitorDay[] {
  return Array.from({ length: 5 }, (_, index) => {
    const luck = (Date.parse(day) / 86_400_000) * 7919 + index * 104_729;
    const [failures, slow, from] = [luck % 7, luck % 23, (luck * 31) % 80_000];
    const down = failures > 3 ? [[from, from + failures * 60] as const] : [];
    return {
      day,
      monitor: `monitor-${index}`,
      checks: 1440 - (luck % 3),
      failures,
      slow,
      watched: [[0, 86_400 - (luck % 60)] as const],
      down,
      degraded: [],
    };
  });
}

/** Three rolling figures a day, the others by the week. */
function recordOf(metric: number, today: LocalDate): Recorded {
  const to = metric < 3 ? today : addDays(today, -((Date.parse(today) / 86_400_000 + 4) % 7));
  const from = addDays(to, metric < 3 ? -29 : -6);
  const value = Number((((metric + 1) * 7919 * (Date.parse(to) / 86_400_000)) % 1000).toPrecision(10)) / 7;
  return {
    metric: `metric-${metric}`,
    from,
    to,
    value,
    sample: 400 + metric,
    asOf: to,
    recorded: to,
    restated: undefined,
  };
}
