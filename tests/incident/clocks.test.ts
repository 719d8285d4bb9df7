import { describe, expect, it } from "vitest";
import { callsNow, nextClockAt } from "../../src/incident/calls-now.ts";
import type { ClockId } from "../../src/incident/clock.ts";
import { clocksOf } from "../../src/incident/clocks-of.ts";
import { foldIncident } from "../../src/incident/fold-incident.ts";
import type { WorkingTime } from "../../src/time/working-hours.ts";
import { SHOP, Story, anIssue, at, shopRules } from "../support/incident-world.ts";

const working: WorkingTime = { ...SHOP.workingTime, zone: SHOP.zone, holidays: new Set() };
const clocks = (story: Story) => {
  const rules = shopRules();
  const incident = foldIncident(anIssue(), story.entries, rules);
  return incident === undefined ? [] : clocksOf(incident, rules, working);
};
const clock = (story: Story, id: ClockId) => clocks(story).find((one) => one.id === id);
const due = (story: Story) => Object.fromEntries(clocks(story).map(({ id, due: when }) => [id, when]));
const calls = (story: Story, now: string, said = {}) =>
  callsNow(clocks(story), said, now, working).map(({ clock: { id }, call }) => `${id} ${call.to} ${call.at}`);
const p0 = () => new Story().label("02:47", "eve", "P0");

describe("the clocks of a P0", () => {
  it("run at every hour, by the terms of the playbook", () => {
    expect(due(p0())).toEqual({
      acknowledge: at("02:52"),
      investigate: at("03:17"),
      mitigate: at("03:47"),
      update: at("03:02"),
      escalate: at("03:17"),
    });
  });

  it("count the trouble from when it was noticed, and an answer from when people were called", () => {
    expect(due(p0().say("02:49", "eve", "/detected 02:30"))).toMatchObject({
      acknowledge: at("02:52"),
      escalate: at("03:00"),
      mitigate: at("03:30"),
    });
  });

  it("call each one who owes the step, once, and who decides again and again until somebody answers", () => {
    expect(calls(p0(), at("02:51:59"))).toEqual([]);
    expect(calls(p0(), at("02:52"))).toEqual([`acknowledge team ${at("02:52")}`]);
    expect(calls(p0(), at("02:52"), { acknowledge: at("02:52") })).toEqual([]);
    const quiet = { acknowledge: at("02:57"), update: at("03:17"), investigate: at("03:17"), mitigate: at("03:47") };
    expect(calls(p0(), at("03:17"), quiet)).toEqual([`escalate escalation ${at("03:17")}`]);
    expect(calls(p0(), at("03:31"), { ...quiet, escalate: at("03:17") })).toEqual([]);
    expect(calls(p0(), at("03:32"), { ...quiet, escalate: at("03:17") })).toEqual([
      `escalate escalation ${at("03:32")}`,
    ]);
    const answered = p0().say("03:20", "ada", "I am up.");
    expect(calls(answered, at("03:32"), { ...quiet, escalate: at("03:17") })).toEqual([]);
    const stranger = p0().say("03:20", "reporter", "I cannot pay either.");
    expect(calls(stranger, at("03:32"), { ...quiet, escalate: at("03:17") })).toHaveLength(1);
  });

  it("say after an outage what is newest of each, not all that was missed", () => {
    expect(calls(p0(), at("06:00"))).toEqual([
      `acknowledge deciders ${at("02:57")}`,
      `investigate commander ${at("03:17")}`,
      `mitigate commander ${at("03:47")}`,
      `update commander ${at("03:17")}`,
      `escalate escalation ${at("05:47")}`,
    ]);
  });

  it("wait for promised times, and begin anew with each update", () => {
    expect(due(p0().say("03:00", "eve", "/update Still looking"))).toMatchObject({ update: at("03:15") });
    expect(due(p0().say("03:00", "eve", "/update Still looking next 45m"))).toMatchObject({ update: at("03:45") });
    expect(due(p0().say("03:00", "eve", "/status identified v412"))).toMatchObject({ update: at("03:15") });
  });

  it("stop with the mitigation, but for what comes after it, which wakes nobody", () => {
    const mitigated = p0().say("02:50", "dev", "/ack").say("03:10", "dev", "/mitigated");
    expect(calls(mitigated, at("06:00"))).toEqual([]);
    expect(clock(mitigated, "stability")).toMatchObject({ due: at("03:40"), stopped: undefined });
    // Saturday night: the next working morning is Monday.
    expect(nextClockAt(clocks(mitigated), {}, at("03:20"), working)).toBe(at("03:40"));
    expect(nextClockAt(clocks(mitigated), {}, at("03:40"), working)).toBe("2026-11-23T08:00:00Z");
    expect(calls(mitigated, "2026-11-23T08:00:00Z")).toEqual(["resolve commander 2026-11-23T08:00:00Z"]);
  });

  it("start again after a relapse", () => {
    const back = p0().say("02:50", "dev", "/mitigated").say("04:00", "dev", "/status investigating");
    expect(due(back)).toMatchObject({ escalate: at("04:30"), mitigate: at("05:00"), update: at("04:15") });
  });

  it("stop for a false alarm and a duplicate", () => {
    expect(calls(p0().close("02:50", "eve", "not_planned"), at("06:00"))).toEqual([]);
    expect(calls(p0().close("02:50", "eve", "duplicate"), at("06:00"))).toEqual([]);
    expect(nextClockAt(clocks(p0().close("02:50", "eve", "not_planned")), {}, at("02:51"), working)).toBeUndefined();
  });
});

describe("the post-mortem's clock", () => {
  const resolved = () => p0().say("03:00", "dev", "/mitigated").close("03:31", "dev");
  it("is due 48 hours after the resolution, and calls nobody: its pull request does", () => {
    expect(clock(resolved(), "post-mortem")).toMatchObject({ due: at("03:31", 2), stopped: undefined });
    expect(calls(resolved(), at("03:31", 2))).toEqual([]);
    expect(calls(resolved(), "2026-11-23T08:00:00Z")).toEqual([]);
    expect(nextClockAt(clocks(resolved()), {}, at("03:31", 2), working)).toBeUndefined();
  });

  it("is stopped by a waiver, and where it was written", () => {
    expect(clock(resolved().say("04:00", "ada", "/waive post-mortem a drill"), "post-mortem")?.stopped?.by).toBe("ada");
    const rules = shopRules();
    const incident = foldIncident(anIssue(), resolved().entries, rules);
    const written = incident && clocksOf(incident, rules, working, { at: at("10:00"), by: "hal" });
    expect(written?.find(({ id }) => id === "post-mortem")?.stopped).toEqual({ at: at("10:00"), by: "hal" });
  });
});

describe("the clocks of what is less grave", () => {
  it("count working time for a P2, and call nobody outside it", () => {
    const p2 = new Story().label("02:47", "eve", "P2");
    expect(due(p2)).toEqual({ acknowledge: "2026-11-23T12:00:00Z" });
    expect(calls(p2, "2026-11-23T12:00:00Z")).toEqual(["acknowledge team 2026-11-23T12:00:00Z"]);
    expect(calls(p2, "2026-11-23T20:00:00Z")).toEqual([]);
    expect(nextClockAt(clocks(p2), {}, "2026-11-23T20:00:00Z", working)).toBe("2026-11-24T08:00:00Z");
  });

  it("are none for a P3", () => {
    expect(due(new Story().label("02:47", "eve", "P3"))).toEqual({});
  });

  it("start with the severity for one that was raised", () => {
    const raised = new Story().label("02:47", "eve", "P1").label("09:00", "dev", "P0");
    expect(due(raised)).toMatchObject({ acknowledge: at("09:05"), escalate: at("09:30") });
  });

  it("run for the triage while there is no severity", () => {
    expect(clocks(new Story().label("02:47", "reporter", "P0"))).toMatchObject([
      { id: "triage", due: at("02:52"), calls: [{ to: "triage" }, { to: "deciders", at: at("02:57") }] },
    ]);
  });
});
