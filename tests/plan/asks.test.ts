import { describe, expect, it } from "vitest";
import { readBoxes } from "../../src/markdown/checklist.ts";
import type { Playbook } from "../../src/playbook/playbook.ts";
import { aCadence, aPlaybookOf } from "../support/builders.ts";
import { doDeed, ticks } from "../support/simulated-deed.ts";
import { diesAfter, passAt, planAt } from "../support/simulated-pass.ts";
import { SimulatedRepository } from "../support/simulated-repository.ts";
import { itemOf, itemsOf, keysOf, ledgerIn, standing } from "../support/simulated-view.ts";

const FIRST = "2026-11-18T10:00:00Z";
const ASKED = "2026-11-19T10:00:00Z";
const SETTLED = "2026-11-19T10:10:00Z";
const ON_TIME = "2026-11-23T08:00:00Z";
const weekly = aPlaybookOf([aCadence()]);

const begun = (playbook: Playbook = weekly): SimulatedRepository => {
  const repository = new SimulatedRepository();
  passAt(repository, playbook, FIRST);
  return repository;
};
const tick = (repository: SimulatedRepository, id: string, now = ASKED) =>
  doDeed(repository, ticks(itemOf(repository, "almanac"), id), now);
const asks = (repository: SimulatedRepository) => readBoxes(itemOf(repository, "almanac").body);

describe("the box that opens something before its time", () => {
  it("opens the next one, and is free again at once", () => {
    const repository = begun();
    tick(repository, "ask/open/weekly-analytics");
    expect(keysOf(passAt(repository, weekly, ASKED))).toEqual([
      "open-issue open:weekly-analytics:2026-11-23",
      "update-issue carried:1",
      "update-issue update:almanac",
    ]);
    expect(asks(repository).filter((box) => box.checked)).toEqual([]);
    expect(keysOf(planAt(repository, weekly, ASKED))).toEqual([]);
  });

  it("gives as long as everybody has: due counted from its time", () => {
    const repository = begun();
    tick(repository, "ask/open/weekly-analytics");
    passAt(repository, weekly, ASKED);
    expect(itemOf(repository, "occurrence").body).toContain("**Due** Tuesday 24 November, 18:00");
    expect(itemOf(repository, "almanac").body).toContain(
      "| Tue 24 Nov 2026, 18:00 | Weekly analytics 2026-W47 #3 | fay |",
    );
    expect(keysOf(planAt(repository, weekly, SETTLED))).toEqual([]);
  });

  it("does not open it again when its time comes, nor by a second tick", () => {
    const repository = begun();
    tick(repository, "ask/open/weekly-analytics");
    passAt(repository, weekly, ASKED);
    tick(repository, "ask/open/weekly-analytics", SETTLED);
    expect(keysOf(passAt(repository, weekly, SETTLED)).filter((key) => key.startsWith("open"))).toEqual([]);
    expect(keysOf(passAt(repository, weekly, ON_TIME)).filter((key) => key.startsWith("open"))).toEqual([]);
    expect(keysOf(passAt(repository, weekly, "2026-11-30T08:00:00Z"))[0]).toBe(
      "open-issue open:weekly-analytics:2026-11-30",
    );
  });

  it("is not offered for what was opened before its time already", () => {
    const repository = begun();
    tick(repository, "ask/open/weekly-analytics");
    passAt(repository, weekly, ASKED);
    expect(asks(repository).map((box) => box.id)).toEqual(["ask/run", "ask/pause"]);
    passAt(repository, weekly, ON_TIME);
    expect(asks(repository).map((box) => box.id)).toEqual(["ask/run", "ask/pause", "ask/open/weekly-analytics"]);
  });

  it("opens it once, too, when the pass dies before the box is free", () => {
    const repository = begun();
    tick(repository, "ask/open/weekly-analytics");
    diesAfter(1, repository, weekly, ASKED);
    passAt(repository, weekly, ASKED);
    passAt(repository, weekly, ASKED);
    expect(standing(repository)).toEqual([
      "#1 closed (not_planned) occurrence weekly-analytics 2026-11-16",
      "#2 open almanac",
      "#3 open occurrence weekly-analytics 2026-11-23",
    ]);
  });

  it("begins a cadence that waits for its first date", () => {
    const rhythm = { kind: "monthly", months: 1, firstMonth: 1, on: { kind: "day", day: 1 } } as const;
    const monthly = aPlaybookOf([aCadence({ id: "review", pace: "monthly", rhythm })]);
    const repository = begun(monthly);
    tick(repository, "ask/open/review");
    expect(keysOf(passAt(repository, monthly, ASKED))[0]).toBe("open-issue open:review:2026-12-01");
    expect(ledgerIn(repository).cadences["review"]).toEqual({ adopted: FIRST, newest: "2026-12-01", issue: 2 });
  });

  it("opens what is due anyway only once", () => {
    const repository = begun();
    tick(repository, "ask/open/weekly-analytics");
    expect(keysOf(passAt(repository, weekly, ON_TIME)).filter((key) => key.startsWith("open"))).toEqual([
      "open-issue open:weekly-analytics:2026-11-23",
    ]);
    expect(keysOf(planAt(repository, weekly, ON_TIME))).toEqual([]);
  });
});

describe("the box to look again", () => {
  it("writes the almanac issue afresh, with the box free again", () => {
    const repository = begun();
    tick(repository, "ask/run");
    expect(keysOf(passAt(repository, weekly, ASKED))).toEqual(["update-issue update:almanac"]);
    expect(asks(repository).filter((box) => box.checked)).toEqual([]);
    expect(itemsOf(repository, "occurrence")).toHaveLength(1);
  });
});
