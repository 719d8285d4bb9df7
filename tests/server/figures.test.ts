import { expect, test } from "vitest";
import { Counters } from "../../src/server/counters.ts";
import { declareFigures, renderFigures } from "../../src/server/figures.ts";
import { canTakeWebhooks } from "../../src/server/health.ts";
import type { Depth } from "../../src/server/queue.ts";
import { readExposition } from "../support/exposition.ts";

const idle: Depth = { ready: 0, asleep: 0, active: 0, retrying: 0, dead: 0, oldest: undefined };
const queueOf = (depth: Partial<Depth>) => ({ depth: async () => Promise.resolve({ ...idle, ...depth }) });

/** What Prometheus would read after some things were counted. */
async function read(count: (counters: Counters) => void): Promise<ReturnType<typeof readExposition>> {
  const counters = new Counters();
  declareFigures(counters);
  count(counters);
  const text = await renderFigures({
    counters,
    passes: queueOf({ ready: 3, oldest: "2026-11-23T07:59:00Z" }),
    surveys: queueOf({ dead: 1 }),
    sweeps: queueOf({}),
    deliveries: {
      keep: async () => Promise.reject(new Error("nothing is kept here")),
      waiting: async () => Promise.resolve([]),
      handled: async () => {},
      forgetBefore: async () => {},
      backlog: async () => Promise.resolve({ count: 2, oldest: undefined }),
    },
    budgets: {
      of: async () => Promise.reject(new Error("nothing is spent here")),
      left: async () => Promise.resolve([{ installation: 70, remaining: 4321 }]),
    },
    repositories: {
      burning: async () => Promise.resolve({ incidents: [{ severity: "P0", count: 1 }], overdue: 1 }),
    },
    sent: () => 12,
    clock: { now: () => "2026-11-23T08:00:00Z", sleep: async () => {} },
  });
  return readExposition(text);
}

const valueOf = (
  figures: ReturnType<typeof readExposition>,
  family: string,
  labels: Readonly<Record<string, string>> = {},
  name = family,
): number | undefined =>
  figures
    .get(family)
    ?.samples.find(
      (sample) =>
        sample.name === name &&
        JSON.stringify(Object.entries(sample.labels)) === JSON.stringify(Object.entries(labels)),
    )?.value;

test("everything an operator is promised is there before anything happened, each with what it means", async () => {
  const figures = await read(() => {});
  const promised = {
    "queue depth": valueOf(figures, "almanac_jobs", { queue: "pass", state: "ready" }),
    "dead letters": valueOf(figures, "almanac_jobs", { queue: "survey", state: "dead" }),
    "age of the oldest job": valueOf(figures, "almanac_oldest_ready_job_seconds", { queue: "pass" }),
    passes: valueOf(figures, "almanac_passes_total", { outcome: "done" }),
    requests: valueOf(figures, "almanac_requests_total"),
    "rate limit left": valueOf(figures, "almanac_requests_left", { installation: "70" }),
    lateness: valueOf(figures, "almanac_lateness_seconds", { urgent: "true" }, "almanac_lateness_seconds_count"),
    "clock misses": valueOf(figures, "almanac_clock_misses_total"),
    "webhooks that wait": valueOf(figures, "almanac_deliveries_waiting"),
    incidents: valueOf(figures, "almanac_incidents", { severity: "P0" }),
    "overdue clocks": valueOf(figures, "almanac_clocks_overdue"),
  };
  expect(promised).toEqual({
    "queue depth": 3,
    "dead letters": 1,
    "age of the oldest job": 60,
    passes: 0,
    requests: 12,
    "rate limit left": 4321,
    lateness: 0,
    "clock misses": 0,
    "webhooks that wait": 2,
    incidents: 1,
    "overdue clocks": 1,
  });
  for (const [name, { help }] of figures) expect([name, help]).toEqual([name, expect.stringMatching(/^[A-Z].*\.$/)]);
});

test("lateness is counted up to each bound, so that shares of it can be told over any stretch", async () => {
  const figures = await read((counters) => {
    for (const late of [0, 0.5, 4, 4000]) counters.observe("almanac_lateness_seconds", late, { urgent: "true" });
  });
  const upTo = (le: string) =>
    valueOf(figures, "almanac_lateness_seconds", { urgent: "true", le }, "almanac_lateness_seconds_bucket");
  expect(["0.5", "2.5", "5", "3600", "+Inf"].map(upTo)).toEqual([2, 2, 3, 3, 4]);
  expect(valueOf(figures, "almanac_lateness_seconds", { urgent: "true" }, "almanac_lateness_seconds_sum")).toBe(4004.5);
});

test("whatever a label holds, the text stays what Prometheus reads", async () => {
  const hostile = 'a"b\\c\nd{}';
  const figures = await read((counters) => counters.add("almanac_passes_total", { outcome: hostile }));
  expect(valueOf(figures, "almanac_passes_total", { outcome: hostile })).toBe(1);
});

test("a database that takes nothing in, or does not answer, takes no webhooks", async () => {
  const rows = (value: string) => async (): Promise<never[]> =>
    Promise.resolve([{ transaction_read_only: value }] as never[]);
  expect(await canTakeWebhooks({ queryFirst: rows("off") })).toBe(true);
  expect(await canTakeWebhooks({ queryFirst: rows("on") })).toBe(false);
  expect(await canTakeWebhooks({ queryFirst: async () => Promise.reject(new Error("away")) })).toBe(false);
});

test.each([
  ["comes twice", "# HELP a_total A.\n# TYPE a_total counter\na_total 1\n# HELP a_total A.\n"],
  ["belongs to nothing", "a_total 1\n"],
  ["end in _total", "# HELP a A.\n# TYPE a counter\na 1\n"],
  ["has a series twice", "# HELP a A.\n# TYPE a gauge\na 1\na 2\n"],
  ["not a line of figures", "# HELP a A.\n# TYPE a gauge\na undefined\n"],
  ["does not end", "# HELP a A.\n# TYPE a gauge\na 1"],
  ["do not add up", '# HELP a A.\n# TYPE a histogram\na_bucket{le="+Inf"} 1\na_sum 1\na_count 2\n'],
])("the reader of these tests refuses what %s", (why, text) => {
  expect(() => readExposition(text)).toThrow(why);
});
