import { beforeEach, describe, expect, it } from "vitest";
import type { MonitorDay } from "../../src/incident/monitors/monitor-day.ts";
import { monitorAlert } from "../../src/incident/monitors/monitor-alert.ts";
import type { Permission } from "../../src/snapshot/permission.ts";
import { aPlaybook } from "../support/example-playbooks.ts";
import { PERMISSIONS } from "../support/incident-world.ts";
import { passAt, planAt } from "../support/simulated-pass.ts";
import { SimulatedRepository } from "../support/simulated-repository.ts";
import { keysOf } from "../support/simulated-view.ts";

const playbook = aPlaybook(`gate: off
runner: app
cadences: { ${["daily-metrics", "support-triage", "health-check"].map((id) => `${id}: off`).join(", ")} }
incidents:
  from: 2026-10-01
  maintenance: [{ from: 2026-11-22 14:00, to: 2026-11-22 15:00, services: [checkout] }]
  monitors: { checkout: { url: https://shop.example/health, service: Checkout, severity: P0 } }
`);
const [monitor] = playbook.incidents.monitors;
const FILE = "monitors/2026-11.csv";

let repository: SimulatedRepository;
beforeEach(() => {
  repository = new SimulatedRepository({ permissions: Object.fromEntries<Permission>(PERMISSIONS) });
  passAt(repository, playbook, "2026-11-22T12:00:00Z");
});

const whole = (day: string, change: Partial<MonitorDay> = {}): MonitorDay => ({
  day,
  monitor: "checkout",
  checks: 1440,
  failures: 0,
  slow: 0,
  watched: [[0, 86_400]],
  down: [],
  degraded: [],
  ...change,
});
const file = () => repository.branches.get("almanac-data")?.files.get(FILE);
const stores = (now: string, days: readonly MonitorDay[], unstored: boolean) => {
  const plan = passAt(repository, playbook, now, { probed: { days, unstored } });
  expect(keysOf(planAt(repository, playbook, now, { probed: { days, unstored } }))).toEqual([]);
  return keysOf(plan).filter((key) => key.includes("monitors:"));
};

describe("what monitors measured", () => {
  it("goes to the data branch once a day is over, in one file a month, and is asked for by no other pass", () => {
    const before = whole("2026-11-22", { checks: 100, watched: [[0, 6000]] });
    expect(stores("2026-11-22T23:59:00Z", [before], false)).toEqual([]);
    expect(stores("2026-11-23T00:00:30Z", [whole("2026-11-22")], true)).toEqual(["commit-files monitors:2026-11-23"]);
    expect(file()).toBe(
      "day,monitor,checks,failures,slow,watched,down,degraded\n2026-11-22,checkout,1440,0,0,00:00:00-24:00:00,,\n",
    );
    expect(stores("2026-11-23T00:10:00Z", [whole("2026-11-22")], false)).toEqual([]);
  });

  it("stands there as soon as one of them tells something, and what stood there before stays", () => {
    stores("2026-11-22T00:00:30Z", [whole("2026-11-21")], true);
    const down = whole("2026-11-22", { checks: 820, failures: 5, watched: [[0, 52_800]], down: [[52_500, 52_800]] });
    const turn = { from: "up", to: "down", at: "2026-11-22T14:35:00Z", because: "it answers 503" } as const;
    const alerts =
      monitor === undefined ? [] : [monitorAlert(monitor, turn, turn.at)].filter((one) => one !== undefined);
    const plan = passAt(repository, playbook, "2026-11-22T14:40:00Z", {
      alerts,
      probed: { days: [down], unstored: false },
    });
    expect(keysOf(plan)).toEqual(
      expect.arrayContaining(["commit-files monitors:2026-11-22", expect.stringContaining("alert:open")]) as string[],
    );
    expect(file()?.split("\n").slice(1, -1)).toEqual([
      "2026-11-21,checkout,1440,0,0,00:00:00-24:00:00,,",
      "2026-11-22,checkout,820,5,0,00:00:00-14:40:00,14:35:00-14:40:00,",
    ]);
  });

  it("is what uptime is measured by, and goes before the incident that it opened", () => {
    const turn = { from: "up", to: "down", at: "2026-11-21T10:00:00Z", because: "it answers 503" } as const;
    const alerts =
      monitor === undefined ? [] : [monitorAlert(monitor, turn, turn.at)].filter((one) => one !== undefined);
    passAt(repository, playbook, "2026-11-22T12:05:00Z", { alerts });
    const days = [
      ...Array.from({ length: 22 }, (_, index) => whole(`2026-11-${String(index + 1).padStart(2, "0")}`)),
      // For 72 minutes, which is a tenth of a percent of 30 days and more.
      whole("2026-11-21", { down: [[36_000, 40_320]] }),
    ];
    const now = "2026-11-23T08:00:00Z";
    passAt(repository, playbook, now, { probed: { days, unstored: true } });
    expect(keysOf(planAt(repository, playbook, now, { probed: { days, unstored: true } }))).toEqual([]);
    const index = repository.branches.get("main")?.files.get("reports/README.md") ?? "";
    expect(index).toMatch(/\| System uptime[^|]*\| ❌ 99.83\s%/);
    expect(index).toContain("monitors and incidents");
  });

  it("is stored of none whose incidents are handled in private", () => {
    const [p0] = playbook.incidents.severities;
    const hidden = p0 === undefined ? [] : [{ ...p0, confidential: "acme/security" }];
    const secret = { ...playbook, incidents: { ...playbook.incidents, severities: hidden } };
    passAt(repository, secret, "2026-11-23T00:00:30Z", { probed: { days: [whole("2026-11-22")], unstored: true } });
    expect(file()).toBeUndefined();
  });

  it("opens nothing during planned work of its service, and what is down after that is told again", () => {
    const turn = { from: "up", to: "down", at: "2026-11-22T13:30:00Z", because: "it answers 503" } as const;
    const alerts =
      monitor === undefined ? [] : [monitorAlert(monitor, turn, turn.at)].filter((one) => one !== undefined);
    const opened = (now: string) => keysOf(passAt(repository, playbook, now, { alerts })).filter(isOpening);
    expect(opened("2026-11-22T13:35:00Z")).toEqual([]);
    expect(opened("2026-11-22T14:05:00Z")).toHaveLength(1);
    expect(opened("2026-11-22T14:15:00Z")).toEqual([]);
  });
});

const isOpening = (key: string): boolean => key.includes("alert:open");
