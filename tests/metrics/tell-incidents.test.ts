import { describe, expect, it } from "vitest";
import type { Incident } from "../../src/incident/incident.ts";
import { veiledIncident } from "../../src/incident/veiled-incident.ts";
import { tellIncidents } from "../../src/metrics/tell-incidents.ts";
import { anIncident } from "../support/an-incident.ts";
import { aPlaybook } from "../support/example-playbooks.ts";
import { SHOP } from "../support/incident-world.ts";
import { WEEK } from "./builders.ts";

const HOUR = 3_600_000;
const deed = (at: string) => ({ at, by: "bo" });

/** An incident from one instant to another, acknowledged after five minutes. */
const outage = (from: string, to: string | undefined, change: Partial<Incident> = {}): Incident => {
  const acknowledged = deed(new Date(Date.parse(from) + 300_000).toISOString().replace(".000", ""));
  const mitigated = to === undefined ? undefined : deed(to);
  return anIncident({
    severity: "P0",
    declared: deed(from),
    detected: from,
    started: undefined,
    acknowledged,
    mitigated,
    spells: [{ from, acknowledged, mitigated, ended: to }],
    flags: [],
    falseAlarm: undefined,
    duplicateOf: undefined,
    ...change,
  });
};
const SETTING = {
  rules: SHOP.incidents,
  recordedSince: "2026-11-02",
  zone: "Europe/Berlin",
  now: "2026-11-23T08:00:00Z",
};
const tell = (measure: "uptime" | "mttr" | "mtta", ...incidents: readonly Incident[]) =>
  tellIncidents(incidents, measure, SETTING).tell(WEEK);

describe("uptime", () => {
  const share = (hours: number) => 100 * (1 - hours / 168);

  it("is what incidents leave of a window, each hour counted once", () => {
    const said = tell(
      "uptime",
      outage("2026-11-17T10:00:00Z", "2026-11-17T12:00:00Z"),
      outage("2026-11-17T11:00:00Z", "2026-11-17T13:00:00Z"),
      outage("2026-11-15T22:00:00Z", "2026-11-16T00:00:00Z"),
    );
    expect(said).toMatchObject({ kind: "said", sample: 3, asOf: "2026-11-22" });
    expect(said.kind === "said" && said.value).toBeCloseTo(share(4), 10);
  });

  it("is whole where nothing happened that counts: no P0, false alarms, other weeks", () => {
    const alarm = outage("2026-11-17T10:00:00Z", "2026-11-17T12:00:00Z", { falseAlarm: deed("2026-11-17T12:00:00Z") });
    const minor = outage("2026-11-17T10:00:00Z", "2026-11-17T12:00:00Z", { severity: "P1" });
    expect(tell("uptime", alarm, minor, outage("2026-11-10T10:00:00Z", "2026-11-10T12:00:00Z"))).toMatchObject({
      value: 100,
      sample: 0,
    });
  });

  it("counts what bears the flag of an outage, whatever its severity, and what is not over yet", () => {
    const flagged = outage("2026-11-17T10:00:00Z", "2026-11-17T12:00:00Z", {
      severity: "P2",
      flags: [{ flag: "outage", ...deed("2026-11-17T10:00:00Z") }],
    });
    const said = tell("uptime", flagged, outage("2026-11-22T21:00:00Z", undefined));
    expect(said.kind === "said" && said.value).toBeCloseTo(share(4), 10);
  });

  it("tells apart what was degraded: a P1, or what bears that flag, as long as nothing was down", () => {
    const flagged = outage("2026-11-17T12:00:00Z", "2026-11-17T14:00:00Z", {
      number: 3,
      severity: "P2",
      flags: [{ flag: "degraded", ...deed("2026-11-17T12:00:00Z") }],
    });
    const said = tell(
      "uptime",
      outage("2026-11-17T10:00:00Z", "2026-11-17T12:30:00Z", { number: 1, severity: "P1" }),
      outage("2026-11-17T11:00:00Z", "2026-11-17T12:00:00Z", { number: 2 }),
      flagged,
    );
    expect(said).toMatchObject({ kind: "said", sample: 1 });
    expect(said.kind === "said" && said.value).toBeCloseTo(share(1), 10);
    expect(said.kind === "said" && said.steps.map((step) => step.replaceAll("\u00a0", " "))).toEqual([
      "Incident 1: degraded for 2 h 30 min.",
      "Incident 2: down for 1 h.",
      "Incident 3: degraded for 2 h.",
      "Down for 1 h of 7 days.",
      "Degraded for 3 h besides, which does not count as down.",
    ]);
  });

  it("counts what the playbook says", () => {
    const rules = aPlaybook(
      "incidents: { severities: { P1: { uptime: down } }, flags: { outage: { uptime: up } } }",
    ).incidents;
    const minor = outage("2026-11-17T10:00:00Z", "2026-11-17T12:00:00Z", { severity: "P1" });
    const flagged = outage("2026-11-18T10:00:00Z", "2026-11-18T12:00:00Z", {
      severity: "P2",
      flags: [{ flag: "outage", ...deed("2026-11-18T10:00:00Z") }],
    });
    const said = tellIncidents([minor, flagged], "uptime", { ...SETTING, rules }).tell(WEEK);
    expect(said.kind === "said" && said.value).toBeCloseTo(share(2), 10);
  });

  it("says nothing of days on which nobody recorded incidents", () => {
    const early = tellIncidents([], "uptime", {
      rules: SHOP.incidents,
      recordedSince: "2026-11-17",
      zone: "Europe/Berlin",
      now: "2026-11-23T08:00:00Z",
    });
    expect(early.tell(WEEK)).toEqual({
      kind: "calm",
      because: "Incidents are recorded since 17 November 2026, which is not the whole of 2026-W47.",
    });
  });
});

describe("time to restore and to acknowledge", () => {
  it("is the median of incidents that ended in the window, without P3", () => {
    const three = [
      outage("2026-11-15T20:00:00Z", "2026-11-16T00:00:00Z"),
      outage("2026-11-17T10:00:00Z", "2026-11-17T11:00:00Z", { severity: "P1" }),
      outage("2026-11-18T10:00:00Z", "2026-11-18T12:00:00Z", { severity: "P2" }),
      outage("2026-11-18T10:00:00Z", "2026-11-19T12:00:00Z", { severity: "P3" }),
      outage("2026-11-22T20:00:00Z", undefined),
    ];
    expect(tell("mttr", ...three)).toMatchObject({ value: 2 * HOUR, sample: 3 });
    expect(tell("mtta", ...three)).toMatchObject({ value: 300_000, sample: 3 });
  });

  it("is none, and nobody's fault, where nothing ended", () => {
    expect(tell("mttr")).toEqual({ kind: "calm", because: "No incident ended in these days." });
  });
});

describe("what is handled in private", () => {
  const secret = (reached: boolean) =>
    veiledIncident(outage("2026-11-17T10:00:00Z", "2026-11-17T12:00:00Z"), SHOP.incidents, reached);
  const steps = (measure: "uptime" | "mttr", reached: boolean) => {
    const said = tell(measure, secret(reached));
    return said.kind === "said" ? said.steps.filter((step) => step.includes("only what is public")) : undefined;
  };

  it("counts like everything else, and is said to be known in part only where nothing reached it", () => {
    const note = `Of incident ${secret(false).number} only what is public could be read; its end may have come earlier.`;
    expect([steps("uptime", true), steps("mttr", true)]).toEqual([[], []]);
    expect([steps("uptime", false), steps("mttr", false)]).toEqual([[note], [note]]);
  });
});
