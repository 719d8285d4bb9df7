import { describe, expect, it } from "vitest";
import type { Playbook } from "../../src/playbook/playbook.ts";
import { aCadence, aPlaybookOf } from "../support/builders.ts";
import { doDeed, ticks } from "../support/simulated-deed.ts";
import { diesAfter, failing, passAt, planAt, unreachable } from "../support/simulated-pass.ts";
import { SimulatedRepository } from "../support/simulated-repository.ts";
import { itemOf, keysOf, operationsOf } from "../support/simulated-view.ts";

// Opened Monday 23 November 2026 at 09:00 in Berlin, due Tuesday 18:00.
const MONDAY = "2026-11-23T08:00:00Z";
const DUE = "2026-11-24T17:00:00Z";
const WEDNESDAY = "2026-11-25T08:00:00Z";
const THURSDAY = "2026-11-26T08:00:00Z";
const FRIDAY = "2026-11-27T08:00:00Z";
const weekly = aPlaybookOf([aCadence()]);
const two = aPlaybookOf([aCadence(), aCadence({ id: "weekly-feedback", title: "Weekly feedback" })]);

const begun = (playbook: Playbook = weekly): SimulatedRepository => {
  const repository = new SimulatedRepository();
  passAt(repository, playbook, MONDAY);
  passAt(repository, playbook, "2026-11-23T08:10:00Z");
  return repository;
};
/** What a plan says to whom: reminders and notes with their marks, without the almanac issue. */
const words = (repository: SimulatedRepository, playbook: Playbook, now: string) =>
  keysOf(planAt(repository, playbook, now)).filter((key) => !key.includes("almanac"));
const reminded = ["comment remind:reminded:2026-11-25:fay", "update-issue reminded:1"];

describe("an overdue item", () => {
  it("is brought up the next working morning, once, to those it is assigned to", () => {
    const repository = begun();
    expect(words(repository, weekly, "2026-11-25T07:59:59Z")).toEqual([]);
    expect(words(repository, weekly, WEDNESDAY)).toEqual(reminded);
    passAt(repository, weekly, WEDNESDAY);
    expect(repository.comments.map(({ issue, body }) => ({ issue, body }))).toEqual([
      {
        issue: 1,
        body: expect.stringMatching(
          /^@fay this is past its time and still open:\n\n- #1 Weekly analytics 2026-W47/,
        ) as string,
      },
    ]);
    expect(words(repository, weekly, WEDNESDAY)).toEqual([]);
    expect(words(repository, weekly, THURSDAY)).toEqual([]);
  });

  it("is noted to the decision authority two working days later, once, and never spoken of again", () => {
    const repository = begun();
    passAt(repository, weekly, WEDNESDAY);
    expect(words(repository, weekly, "2026-11-27T07:59:59Z")).toEqual([]);
    expect(keysOf(passAt(repository, weekly, FRIDAY))).toContain("comment remind:noted:2026-11-27:hal");
    expect(repository.comments.at(-1)?.body).toMatch(/^@hal for your information/);
    for (const now of [FRIDAY, "2026-11-30T07:00:00Z"]) expect(words(repository, weekly, now)).toEqual([]);
  });

  it("is left in peace where everything is ticked, and once it is closed", () => {
    const done = begun();
    doDeed(done, ticks(done.item(1)), MONDAY);
    expect(words(done, weekly, WEDNESDAY)).toEqual([]);
    const closed = begun();
    doDeed(closed, { kind: "close", number: 1, reason: "not-planned" }, MONDAY);
    expect(words(closed, weekly, WEDNESDAY)).toEqual([]);
  });

  it("is reminded of whoever has it now", () => {
    const repository = begun();
    doDeed(repository, { kind: "assign", number: 1, logins: ["gus", "eve"] }, MONDAY);
    expect(words(repository, weekly, WEDNESDAY)[0]).toBe("comment remind:reminded:2026-11-25:eve+gus");
  });

  it("has nobody to remind where nobody is assigned: the authority hears of it at its time", () => {
    const repository = begun();
    doDeed(repository, { kind: "assign", number: 1, logins: [] }, MONDAY);
    expect(words(repository, weekly, WEDNESDAY)).toEqual([]);
    expect(words(repository, weekly, FRIDAY)).toEqual(["comment remind:noted:2026-11-27:hal", "update-issue noted:1"]);
  });

  it("is not noted to an authority who has it anyway, whatever the case of the login", () => {
    const repository = begun();
    doDeed(repository, { kind: "assign", number: 1, logins: ["HAL"] }, MONDAY);
    passAt(repository, weekly, WEDNESDAY);
    expect(words(repository, weekly, FRIDAY)).toEqual([]);
  });

  it("is due as long after its opening as ever where it was opened late", () => {
    const repository = new SimulatedRepository();
    passAt(repository, weekly, "2026-11-25T10:00:00Z");
    expect(words(repository, weekly, "2026-11-26T16:00:00Z")).toEqual([]);
    expect(words(repository, weekly, FRIDAY)).toEqual([
      "comment remind:reminded:2026-11-27:fay",
      "update-issue reminded:1",
    ]);
  });
});

describe("working time", () => {
  it("is the only time for reminders: neither nights nor weekends", () => {
    const repository = begun();
    for (const now of ["2026-11-25T17:00:00Z", "2026-11-26T03:00:00Z", "2026-11-28T10:00:00Z"]) {
      expect(words(repository, weekly, now)).toEqual([]);
      expect(planAt(repository, weekly, now).nextDueAt).toBe(now < "2026-11-28" ? THURSDAY : "2026-11-30T08:00:00Z");
    }
    expect(words(repository, weekly, "2026-11-25T16:59:59Z")).toEqual(reminded);
  });

  it("leaves out holidays", () => {
    const free = { ...weekly, holidays: { ...weekly.holidays, days: ["2026-11-25"] } };
    const repository = begun(free);
    expect(words(repository, free, WEDNESDAY)).toEqual([]);
    expect(words(repository, free, THURSDAY)).toEqual([
      "comment remind:reminded:2026-11-26:fay",
      "update-issue reminded:1",
    ]);
  });

  it("is told by the next due instant: reminder, note", () => {
    const repository = begun();
    passAt(repository, weekly, DUE);
    expect(planAt(repository, weekly, DUE).nextDueAt).toBe(WEDNESDAY);
    passAt(repository, weekly, WEDNESDAY);
    expect(planAt(repository, weekly, WEDNESDAY).nextDueAt).toBe(FRIDAY);
  });
});

describe("after an outage", () => {
  it("gives the owner a chance before the authority hears of it", () => {
    const repository = begun();
    expect(keysOf(passAt(repository, weekly, "2026-11-27T10:00:00Z"))).toContain(
      "comment remind:reminded:2026-11-27:fay",
    );
    for (const now of ["2026-11-27T10:00:00Z", "2026-11-27T11:00:00Z", "2026-11-30T07:59:00Z"])
      expect(words(repository, weekly, now)).toEqual([]);
  });

  it("the authority hears of it two working days after the reminder that was given", () => {
    const leaving = aPlaybookOf([
      aCadence({ ifOpen: "leave", rhythm: { kind: "weekly", every: 4, days: [1] }, from: "2026-11-23" }),
    ]);
    const repository = begun(leaving);
    passAt(repository, leaving, "2026-11-27T10:00:00Z");
    expect(words(repository, leaving, "2026-11-30T16:59:00Z")).toEqual([]);
    expect(words(repository, leaving, "2026-12-01T08:00:00Z")).toEqual([
      "comment remind:noted:2026-12-01:hal",
      "update-issue noted:1",
    ]);
  });
});

describe("several items", () => {
  it("of one person are one comment, under the oldest", () => {
    const repository = begun(two);
    expect(words(repository, two, WEDNESDAY)).toEqual([
      "comment remind:reminded:2026-11-25:fay",
      "update-issue reminded:2",
      "update-issue reminded:1",
    ]);
    const [comment] = operationsOf(planAt(repository, two, WEDNESDAY), "comment");
    expect(comment).toMatchObject({ issue: 1, body: expect.stringMatching(/- #1 .*\n- #2 /) as string });
  });

  it("of several people are one comment each", () => {
    const repository = begun(two);
    doDeed(repository, { kind: "assign", number: 2, logins: ["eve"] }, MONDAY);
    expect(words(repository, two, WEDNESDAY).filter((key) => key.startsWith("comment"))).toEqual([
      "comment remind:reminded:2026-11-25:eve",
      "comment remind:reminded:2026-11-25:fay",
    ]);
  });

  it("that become due later that day wait for the next working day", () => {
    const soon = aCadence({ id: "weekly-feedback", at: "09:00", due: { kind: "elapsed", millis: 52 * 3_600_000 } });
    const mixed = aPlaybookOf([aCadence(), soon]);
    const repository = begun(mixed);
    passAt(repository, mixed, WEDNESDAY);
    expect(words(repository, mixed, "2026-11-25T12:00:01Z")).toEqual([]);
    expect(planAt(repository, mixed, "2026-11-25T12:00:01Z").nextDueAt).toBe(THURSDAY);
    expect(words(repository, mixed, THURSDAY)).toEqual([
      "comment remind:reminded:2026-11-26:fay",
      "update-issue reminded:2",
    ]);
  });
});

describe("a pass that dies", () => {
  it.each([1, 2])("after %i operations says nothing twice, today or tomorrow", (operations) => {
    for (const next of ["2026-11-25T09:00:00Z", THURSDAY]) {
      const repository = begun(two);
      diesAfter(operations, repository, two, WEDNESDAY);
      passAt(repository, two, next);
      passAt(repository, two, "2026-11-26T09:00:00Z");
      expect(repository.comments).toHaveLength(1);
      for (const number of [1, 2]) expect(repository.item(number).marker.notes["reminded"]).toBeDefined();
      expect(words(repository, two, "2026-11-26T09:00:00Z")).toEqual([]);
    }
  });

  it("has not said what an impostor says it has", () => {
    const repository = begun();
    diesAfter(1, repository, weekly, WEDNESDAY);
    repository.comments = repository.comments.map((comment) => ({ ...comment, author: "outsider" }));
    expect(words(repository, weekly, WEDNESDAY)).toEqual(reminded);
  });

  it("has said it, also where a runner before this one did", () => {
    const repository = begun();
    diesAfter(1, repository, weekly, WEDNESDAY);
    repository.comments = repository.comments.map((comment) => ({ ...comment, author: "almanac[bot]" }));
    const plan = planAt(repository, weekly, WEDNESDAY, {
      seen: (one) => ({ ...one, authors: [...one.authors, "almanac[bot]"] }),
    });
    expect(keysOf(plan).filter((key) => !key.includes("almanac"))).toEqual(["update-issue reminded:1"]);
  });

  it("reports comments that cannot be read, and says nothing meanwhile", () => {
    const plan = planAt(begun(), weekly, WEDNESDAY, failing("comments"));
    expect(plan.problems).toEqual([unreachable]);
    expect(keysOf(plan).filter((key) => key.includes("remind"))).toEqual([]);
  });
});

it("keeps what people wrote: only the hidden line of a marked item changes", () => {
  const repository = begun();
  const before = itemOf(repository, "occurrence").body;
  passAt(repository, weekly, WEDNESDAY);
  const after = itemOf(repository, "occurrence").body;
  expect(after.replace(" reminded=2026-11-25", "")).toBe(before);
});
