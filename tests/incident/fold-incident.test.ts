import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { foldIncident } from "../../src/incident/fold-incident.ts";
import type { Incident } from "../../src/incident/incident.ts";
import { outagesOf } from "../../src/incident/outages-of.ts";
import { downtimeOf, timeToAcknowledge, timeToRestore } from "../../src/incident/response-times.ts";
import type { TimelineEntry } from "../../src/snapshot/timeline.ts";
import { BOT, Story, anIssue, at, shopRules } from "../support/incident-world.ts";

const fold = (story: Story, change: Parameters<typeof shopRules>[0] = {}): Incident => {
  const incident = foldIncident(anIssue(), story.entries, shopRules(change));
  if (incident === undefined) throw new Error("this is no incident");
  return incident;
};
const declared = () => new Story().label("02:47:10", "eve", "P0");
const minutes = (count: number) => count * 60_000;

/** The night of section 6 of the examples, to its end. */
const night = () =>
  declared()
    .say("02:49", "eve", "/started 02:40\n/detected 02:46")
    .say("02:51", "dev", "/ack")
    .say("03:04", "bo", "/status identified Rolling back v412")
    .say("03:05", "eve", "/update Payments fail for all customers. next 15m")
    .merge("03:20", "bo", 521)
    .say("03:22", "dev", "It works again.\n\n/mitigated")
    .say("03:30", "jo", "/verified paid with three cards")
    .say("03:55", "dev", "/resolve");

describe("an incident", () => {
  it("is told from its timeline to the second", () => {
    expect(fold(night())).toMatchObject({
      severity: "P0",
      declared: { at: at("02:47:10"), by: "eve" },
      started: at("02:40"),
      detected: at("02:46"),
      acknowledged: { at: at("02:51"), by: "dev" },
      mitigated: { at: at("03:22"), by: "dev" },
      verified: { by: "jo", text: "paid with three cards" },
      resolved: { at: at("03:55"), by: "dev", lacks: [] },
      updates: [{ at: at("03:05"), by: "eve", text: "Payments fail for all customers.", next: at("03:20") }],
      statuses: [
        { status: "investigating" },
        { status: "identified", text: "Rolling back v412" },
        { status: "monitoring" },
        { status: "resolved" },
      ],
      fixes: [{ kind: "pull-request", number: 521, author: "bo" }],
      participants: ["bo", "dev", "eve", "jo"],
    });
  });

  it("has times that follow from it", () => {
    const incident = fold(night());
    expect(timeToAcknowledge(incident)).toBe(minutes(5));
    expect(timeToRestore(incident)).toBe(minutes(36));
    expect(downtimeOf(incident)).toBe(minutes(42));
    expect(outagesOf(incident)).toEqual([{ from: at("02:40"), to: at("03:22") }]);
  });

  it("has no times while it lasts, which is not the same as none at all", () => {
    const incident = fold(declared());
    expect([timeToAcknowledge(incident), timeToRestore(incident), downtimeOf(incident)]).toEqual([
      undefined,
      undefined,
      undefined,
    ]);
    expect(outagesOf(incident)).toEqual([{ from: at("02:47:10"), to: undefined }]);
  });

  it("is none where no label says so, and none from before the day from which labels count", () => {
    expect(foldIncident(anIssue(), new Story().label("02:47", "eve", "bug").entries, shopRules())).toBeUndefined();
    const old: TimelineEntry = { id: 1, at: "2026-11-01T12:00:00Z", actor: "eve", kind: "labelled", label: "P0" };
    expect(foldIncident(anIssue(), [old], shopRules())).toBeUndefined();
    expect(foldIncident(anIssue(), [{ ...old, at: "2026-11-02T12:00:00Z" }], shopRules())?.severity).toBe("P0");
  });

  it("goes on after a relapse, and after it was reopened: what was out twice counts twice", () => {
    const twice = night().reopen("10:00", "eve").say("10:04", "bo", "/ack").say("10:30", "bo", "/mitigated 10:20");
    const incident = fold(twice);
    expect(incident).toMatchObject({
      resolved: undefined,
      verified: undefined,
      status: "monitoring",
      reopenings: [{ at: at("10:00"), by: "eve" }],
      acknowledged: { by: "dev" },
    });
    expect(timeToRestore(incident)).toBe(minutes(36 + 20));
    const relapsed = fold(declared().say("03:00", "dev", "/mitigated").say("03:10", "dev", "/status investigating"));
    expect(outagesOf(relapsed)).toEqual([
      { from: at("02:47:10"), to: at("03:00") },
      { from: at("03:10"), to: undefined },
    ]);
  });

  it("that is closed as not planned was none, until somebody reopens it", () => {
    const closed = declared().close("02:50", "eve", "not_planned");
    expect(fold(closed)).toMatchObject({ falseAlarm: { at: at("02:50"), by: "eve" }, resolved: undefined });
    expect(downtimeOf(fold(closed))).toBeUndefined();
    expect(fold(closed.reopen("02:52", "dev"))).toMatchObject({
      falseAlarm: undefined,
      spells: [{ ended: undefined }],
    });
  });

  it("does not depend on the order in which its events are told, nor on telling one twice", () => {
    const { entries } = night().reopen("10:00", "eve").label("10:00", "bo", "P1").close("11:00", "dev");
    const once = foldIncident(anIssue(), entries, shopRules());
    fc.assert(
      fc.property(fc.shuffledSubarray(entries, { minLength: entries.length }), fc.subarray(entries), (all, again) => {
        expect(foldIncident(anIssue(), [...all, ...again], shopRules())).toEqual(once);
      }),
      { numRuns: 60 },
    );
  });
});

describe("a severity", () => {
  it("holds as the newest label of somebody who may set it", () => {
    const raised = new Story().label("02:47", "eve", "P1").label("02:50", "kim", "P0");
    expect(fold(raised)).toMatchObject({
      severity: "P0",
      severities: [
        { severity: "P1", by: "eve" },
        { severity: "P0", by: "kim" },
      ],
    });
  });

  it("is lowered by the commander or who decides alone, by label or command", () => {
    expect(fold(declared().label("02:50", "kim", "P2")).severity).toBe("P0");
    expect(fold(declared().say("02:50", "kim", "/severity P2 it is not so bad")).severity).toBe("P0");
    for (const who of ["dev", "ada", "hal"])
      expect(fold(declared().say("02:50", who, "/severity P2 a part only")).severity).toBe("P2");
    const led = declared().say("02:50", "kim", "/commander @kim").say("02:52", "kim", "/severity P1 a part only");
    expect(fold(led)).toMatchObject({ severity: "P1", severities: [{}, { why: "a part only" }] });
  });

  it("is only proposed by who may not triage", () => {
    const proposed = new Story().label("02:47", "reporter", "P0");
    expect(fold(proposed)).toMatchObject({ severity: undefined, proposed: { severity: "P0", by: "reporter" } });
    expect(fold(proposed.say("02:50", "hal", "/severity P1 seen"))).toMatchObject({
      severity: "P1",
      proposed: undefined,
    });
  });

  it("stays when its label is taken away, and is not changed by what we write ourselves", () => {
    expect(fold(declared().unlabel("02:50", "kim", "P0")).severity).toBe("P0");
    expect(fold(declared().label("02:50", BOT, "P2")).severity).toBe("P0");
  });
});

describe("a command", () => {
  it("counts from those who respond or triage, and from nobody else", () => {
    expect(fold(declared().say("02:50", "reporter", "/ack")).acknowledged).toBeUndefined();
    expect(fold(declared().say("02:50", "stranger", "/mitigated")).mitigated).toBeUndefined();
    expect(fold(declared().say("02:50", "lou", "/waive post-mortem small")).waiver).toBeUndefined();
    expect(fold(declared().say("02:50", "ada", "/waive post-mortem small")).waiver).toMatchObject({ text: "small" });
  });

  it("of a bot, and of ourselves, is none", () => {
    for (const who of [BOT, "helper[bot]"])
      expect(fold(declared().say("02:50", who, "/ack")).acknowledged).toBeUndefined();
  });

  it("counts in a comment that was never edited", () => {
    expect(fold(declared().say("02:50", "dev", "/ack", "02:51")).acknowledged).toBeUndefined();
  });

  it("before the incident began is none", () => {
    expect(fold(new Story().say("02:40", "dev", "/ack").label("02:47", "eve", "P0")).acknowledged).toBeUndefined();
  });

  it("that ends it needs what ends it, and is respected the second time with what lacks", () => {
    const early = declared().say("03:00", "dev", "/mitigated").say("03:10", "dev", "/resolve");
    expect(fold(early)).toMatchObject({ resolved: undefined, attempts: [{ at: at("03:10"), by: "dev" }] });
    expect(fold(early.say("03:11", "dev", "/resolve switched off"))).toMatchObject({
      resolved: { at: at("03:11"), lacks: ["verification", "stability"] },
      fixes: [{ kind: "reason", text: "switched off" }],
    });
  });

  it("that checks the fix is for whoever checks, never for its author while others are there", () => {
    const fixed = () => declared().merge("03:00", "jo", 521);
    expect(fold(fixed().say("03:10", "jo", "/verified works for me")).verified).toBeUndefined();
    expect(fold(fixed().say("03:10", "bo", "/verified paid with three cards")).verified).toMatchObject({ by: "bo" });
  });
});

describe("a closing", () => {
  it("that lacks something names it; undone by us it goes on, and the next one holds", () => {
    const closed = declared().say("03:00", "dev", "/mitigated").close("03:05", "dev");
    expect(fold(closed).resolved).toEqual({ at: at("03:05"), by: "dev", lacks: ["fix", "verification", "stability"] });
    closed.reopen("03:06", BOT);
    expect(fold(closed)).toMatchObject({
      resolved: undefined,
      status: "monitoring",
      reopenings: [],
      mitigated: { at: at("03:00") },
    });
    expect(fold(closed.close("03:07", "dev"))).toMatchObject({ resolved: { at: at("03:07") }, attempts: [{}] });
  });
});
