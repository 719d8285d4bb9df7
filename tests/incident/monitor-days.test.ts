import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { believeProbe } from "../../src/incident/monitors/believe-probe.ts";
import { measuredBy } from "../../src/incident/monitors/measured.ts";
import { type MonitorDay, boundedStretches, joinDays } from "../../src/incident/monitors/monitor-day.ts";
import { monitorPath, readMonitorDays, writeMonitorDays } from "../../src/incident/monitors/monitor-file.ts";
import { recordProbe } from "../../src/incident/monitors/record-probe.ts";
import { timeLost } from "../../src/incident/time-lost.ts";
import { tellIncidents } from "../../src/metrics/tell-incidents.ts";
import type { Incidents, Monitor } from "../../src/playbook/incidents.ts";
import { addMillis, fromMillis, toMillis } from "../../src/time/instant.ts";
import { anIncident } from "../support/an-incident.ts";
import { aPlaybook } from "../support/example-playbooks.ts";

const { incidents } = aPlaybook(`runner: app
incidents:
  monitors:
    checkout: { url: https://shop.example/health, service: Checkout, severity: P0, slow: 1 s }
    search: { url: https://search.example, severity: P1 }
    admin: { url: https://admin.example, severity: P3 }
    site: { url: https://site.example, severity: P3, uptime: down }
  maintenance: [{ from: 2026-11-26 01:00, to: 2026-11-26 02:00, services: [checkout] }]
`);

function checkoutOf({ monitors }: Incidents): Monitor {
  const found = monitors.find(({ id }) => id === "checkout");
  if (found === undefined) throw new Error("the playbook has no such monitor");
  return found;
}
const checkout = checkoutOf(incidents);

/** What is recorded of probes, each at so many seconds after an instant. */
function recorded(start: string, probes: readonly (readonly [seconds: number, status: number, millis?: number])[]) {
  let memory: Parameters<typeof recordProbe>[1] = {};
  for (const [seconds, status, millis = 50] of probes) {
    const probe = { at: addMillis(start, seconds * 1000), millis, answer: { status }, certificateEnds: undefined };
    const after = believeProbe(checkout, memory.belief, probe);
    memory = { belief: after.belief, record: recordProbe(checkout, memory, probe, after) };
  }
  return memory.record?.days ?? [];
}
const text = (days: readonly MonitorDay[]) => writeMonitorDays(days).split("\n").slice(1, -1);

describe("what is recorded of an address", () => {
  test("an outage counts from the first failure to the first answer, once both are believed", () => {
    const probes = [
      [0, 200],
      [60, 503],
      [70, 503],
      [80, 503],
      [140, 503],
      [200, 200],
      [210, 200],
      [220, 200],
    ] as const;
    expect(text(recorded("2026-11-25T10:00:00Z", probes))).toEqual([
      "2026-11-25,checkout,8,4,0,10:00:00-10:03:40,10:01:00-10:03:20,",
    ]);
  });

  test("a doubt that came to nothing changes nothing, and a slow answer is degraded apart", () => {
    const blip = [
      [0, 200],
      [60, 503],
      [70, 200],
      [130, 200],
    ] as const;
    expect(text(recorded("2026-11-25T10:00:00Z", blip))).toEqual(["2026-11-25,checkout,4,1,0,10:00:00-10:02:10,,"]);
    const slow = [
      [0, 200, 2000],
      [10, 200, 2000],
      [20, 200, 2000],
      [80, 200, 2000],
    ] as const;
    expect(text(recorded("2026-11-25T10:00:00Z", slow))).toEqual([
      "2026-11-25,checkout,4,0,4,10:00:00-10:01:20,,10:00:00-10:01:20",
    ]);
    const lucky = [
      [0, 503],
      [10, 503],
      [20, 503],
      [80, 200],
      [90, 503],
      [150, 503],
    ] as const;
    expect(text(recorded("2026-11-25T10:00:00Z", lucky))).toEqual([
      "2026-11-25,checkout,6,5,0,10:00:00-10:02:30,10:00:00-10:02:30,",
    ]);
  });

  test("midnight cuts it, and where nobody asked nothing is known", () => {
    const night = [
      [0, 503],
      [10, 503],
      [20, 503],
      [80, 503],
    ] as const;
    expect(text(recorded("2026-11-25T23:59:30Z", night))).toEqual([
      "2026-11-25,checkout,3,3,0,23:59:30-24:00:00,23:59:30-24:00:00,",
      "2026-11-26,checkout,1,1,0,00:00:00-00:00:50,00:00:00-00:00:50,",
    ]);
    const gap = [
      [0, 200],
      [60, 200],
      [3600, 200],
      [3660, 200],
    ] as const;
    expect(text(recorded("2026-11-25T10:00:00Z", gap))).toEqual([
      "2026-11-25,checkout,4,0,0,10:00:00-10:01:00 11:00:00-11:01:00,,",
    ]);
  });

  test("whatever answers come, what is kept is bounded", () => {
    const any = fc.array(fc.tuple(fc.constantFrom(200, 503), fc.integer({ min: 1, max: 40_000 })), { maxLength: 60 });
    fc.assert(
      fc.property(any, (answers) => {
        let seconds = 0;
        const days = recorded(
          "2026-11-25T10:00:00Z",
          answers.map(([status, pause]) => [(seconds += pause), status] as const),
        );
        expect(days.length).toBeLessThanOrEqual(3);
        for (const { watched, down, degraded } of days)
          for (const all of [watched, down, degraded]) expect(boundedStretches(all)).toEqual(all);
      }),
    );
  });
});

describe("the file of a month", () => {
  const day = fc.record({
    day: fc.constantFrom("2026-11-24", "2026-11-25"),
    monitor: fc.constantFrom("checkout", "api-2"),
    checks: fc.nat(9999),
    failures: fc.nat(9999),
    slow: fc.nat(9999),
    watched: fc.array(fc.tuple(fc.nat(86_400), fc.nat(86_400)), { maxLength: 80 }).map(boundedStretches),
    down: fc.array(fc.tuple(fc.nat(86_400), fc.nat(86_400)), { maxLength: 80 }).map(boundedStretches),
    degraded: fc.constant([]),
  });

  test("is read as it was written, and told twice it is the same", () => {
    fc.assert(
      fc.property(fc.array(day, { maxLength: 5 }), (days) => {
        const written = writeMonitorDays(days);
        expect(writeMonitorDays(readMonitorDays(written))).toBe(written);
        expect(writeMonitorDays(joinDays(readMonitorDays(written), days))).toBe(written);
      }),
    );
    expect(monitorPath("2026-11-25")).toBe("monitors/2026-11.csv");
  });

  test("keeps the whole line of what people did not break, and nothing of what they did", () => {
    const good = "2026-11-25,checkout,3,0,0,10:00:00-10:01:00,,";
    const broken = [
      "",
      "2026-11-25,checkout",
      "x,y,z",
      good.replace("10:01:00", "09:00:00"),
      good.replace("3,0", "3,many"),
    ];
    expect(text(readMonitorDays(["head", ...broken, good].join("\n")))).toEqual([good]);
    expect(readMonitorDays("")).toEqual([]);
  });
});

describe("uptime by monitors", () => {
  const NIGHT = { from: "2026-11-25T00:00:00Z", to: "2026-11-26T00:00:00Z" };
  const MINUTE = 60_000;
  const measured = (rows: readonly string[], about: readonly number[] = [517]) =>
    measuredBy(readMonitorDays(["head", ...rows].join("\n")), incidents, ({ id }) => (id === "checkout" ? about : []));
  const lost = (
    rows: readonly string[],
    all = [anIncident()],
    rules: Pick<Incidents, "severities" | "flags"> = incidents,
  ) => timeLost(all, rules, { from: toMillis(NIGHT.from), to: toMillis(NIGHT.to) }, measured(rows));
  const outage = "2026-11-25,checkout,1440,25,0,00:00:00-24:00:00,01:38:00-02:03:00,";
  /** From 01:40 to 03:00. */
  const told = anIncident({
    spells: [
      { from: "2026-11-25T01:47:00Z", acknowledged: undefined, mitigated: undefined, ended: "2026-11-25T03:00:00Z" },
    ],
  });

  test("goes before what people said of the same thing, and not before other things", () => {
    expect(lost([], [told]).down).toBe(80 * MINUTE);
    expect(lost([outage], [told])).toMatchObject({ down: 25 * MINUTE, parts: [] });
    expect(lost([outage], [{ ...told, number: 518 }]).down).toBe(82 * MINUTE);
  });

  test("where nobody watched, people are believed", () => {
    const half = "2026-11-25,checkout,120,25,0,00:00:00-02:00:00,01:38:00-02:00:00,";
    expect(lost([half], [told]).down).toBe((22 + 60) * MINUTE);
  });

  test("counts what is down as the severity of its incident counts, or as the playbook says", () => {
    const row = (id: string) => outage.replace("checkout", id);
    expect(lost([row("search")], [])).toMatchObject({ down: 0, degraded: 25 * MINUTE });
    expect(lost([row("admin")], [])).toMatchObject({ down: 0, degraded: 0, monitors: [] });
    expect(lost([row("site")], []).down).toBe(25 * MINUTE);
    const slow = "2026-11-25,checkout,1440,0,9,00:00:00-24:00:00,,05:00:00-05:09:00";
    expect(lost([slow], [])).toMatchObject({ down: 0, degraded: 9 * MINUTE });
  });

  test("leaves planned work of its service out", () => {
    const row = "2026-11-26,checkout,1440,90,0,00:00:00-24:00:00,00:30:00-02:00:00,";
    const day = { from: toMillis("2026-11-26T00:00:00Z"), to: toMillis("2026-11-27T00:00:00Z") };
    // From 01:00 to 02:00 in Berlin, which ends at 01:00 of UTC.
    expect(timeLost([], incidents, day, measured([row])).down).toBe(60 * MINUTE);
  });

  test("says where it comes from, and how it was worked out", () => {
    const teller = tellIncidents([told], "uptime", {
      rules: incidents,
      recordedSince: "2026-11-02",
      zone: "UTC",
      now: fromMillis(toMillis(NIGHT.to)),
      measured: measured([outage]),
    });
    const said = teller.tell({ key: "2026-11-25", from: "2026-11-25", to: "2026-11-25" });
    expect(teller.source).toBe("monitors and incidents");
    expect(said).toMatchObject({ kind: "said", sample: 1 });
    expect(said.kind === "said" && said.value).toBeCloseTo(100 * (1 - 25 / 1440), 10);
    expect(said.kind === "said" && said.steps.map((step) => step.replaceAll("\u00a0", " "))).toEqual([
      "Monitor checkout: watched for 1 day, down for 25 min, degraded for 0 min; what is about it is not counted from incidents in that time.",
      "Down for 25 min of 1 day.",
    ]);
  });
});
