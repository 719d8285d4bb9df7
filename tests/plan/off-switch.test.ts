import { describe, expect, it } from "vitest";
import { readBoxes } from "../../src/markdown/checklist.ts";
import { aCadence, aPlaybookOf } from "../support/builders.ts";
import { doDeed, ticks } from "../support/simulated-deed.ts";
import { passAt, planAt } from "../support/simulated-pass.ts";
import { SimulatedRepository } from "../support/simulated-repository.ts";
import { itemOf, keysOf, ledgerIn } from "../support/simulated-view.ts";

const FIRST = "2026-11-18T10:00:00Z";
const LATER = "2026-11-18T11:00:00Z";
const MONDAY = "2026-11-23T08:00:00Z";
const on = aPlaybookOf([aCadence()]);
const off = aPlaybookOf([aCadence()], { pausedIn: ".github/almanac.yml" });
const gate = { id: "launch", title: "Launch", conditions: [], source: { file: "a.yml", line: 1 } };

const begun = (): SimulatedRepository => {
  const repository = new SimulatedRepository();
  passAt(repository, on, FIRST);
  return repository;
};
const pause = (repository: SimulatedRepository) =>
  doDeed(repository, ticks(itemOf(repository, "almanac"), "ask/pause"), LATER);
const unpause = (repository: SimulatedRepository) => {
  const { number, body } = itemOf(repository, "almanac");
  doDeed(repository, { kind: "write", number, body: body.replace(/- \[x\] (?=Pause)/, "- [ ] ") }, MONDAY);
};

describe("the off switch in the playbook", () => {
  it("stops all writing but the notice of it", () => {
    const repository = begun();
    const plan = passAt(repository, off, MONDAY);
    expect(keysOf(plan)).toEqual(["update-issue update:almanac"]);
    expect(itemOf(repository, "almanac").body).toContain("**Paused:** `paused: true` in .github/almanac.yml.");
    expect(plan.notes.join()).toContain("Paused");
  });

  it("says so once: whatever falls due meanwhile, nothing is written, and nothing is to wake for", () => {
    const repository = begun();
    passAt(repository, off, LATER);
    for (const now of [LATER, "2026-11-20T10:00:00Z", MONDAY, "2026-12-30T10:00:00Z"]) {
      expect(keysOf(planAt(repository, off, now))).toEqual([]);
      expect(planAt(repository, off, now).nextDueAt).toBeUndefined();
    }
  });

  it("opens the almanac issue with the notice where there is none, also with a gate", () => {
    for (const playbook of [off, { ...off, gate }]) {
      const repository = new SimulatedRepository();
      expect(keysOf(passAt(repository, playbook, FIRST))).toEqual(["open-issue open:almanac"]);
      expect(itemOf(repository, "almanac").body).toContain("**Paused:**");
      expect(keysOf(planAt(repository, playbook, MONDAY))).toEqual([]);
    }
  });

  it("forgets nothing: the catch-up after it names what was missed", () => {
    const repository = begun();
    passAt(repository, off, LATER);
    expect(keysOf(passAt(repository, on, "2026-12-09T10:00:00Z"))[0]).toBe(
      "open-issue open:weekly-analytics:2026-12-07",
    );
    expect(itemOf(repository, "occurrence").marker.notes["missed"]).toBe("2026-11-23..2026-11-30");
  });
});

describe("the box in the almanac issue", () => {
  it("stops all writing but the notice of it, and stays ticked", () => {
    const repository = begun();
    pause(repository);
    expect(keysOf(passAt(repository, on, LATER))).toEqual(["update-issue update:almanac"]);
    const { body } = itemOf(repository, "almanac");
    expect(body).toContain("**Paused:** its box in this issue is ticked.");
    expect(
      readBoxes(body)
        .filter((box) => box.checked)
        .map((box) => box.id),
    ).toEqual(["ask/pause"]);
    for (const now of [LATER, MONDAY]) expect(keysOf(planAt(repository, on, now))).toEqual([]);
  });

  it("goes on where it stopped when somebody takes the tick away", () => {
    const repository = begun();
    pause(repository);
    passAt(repository, on, LATER);
    unpause(repository);
    expect(keysOf(passAt(repository, on, MONDAY))).toEqual([
      "open-issue open:weekly-analytics:2026-11-23",
      "update-issue carried:1",
    ]);
    passAt(repository, on, "2026-11-23T08:10:00Z");
    expect(itemOf(repository, "almanac").body).not.toContain("Paused:**");
    expect(itemOf(repository, "almanac").marker.notes).toEqual({});
    expect(ledgerIn(repository).cadences["weekly-analytics"]?.newest).toBe("2026-11-23");
  });

  it("gives way to the playbook: the notice says what holds now", () => {
    const repository = begun();
    pause(repository);
    passAt(repository, on, LATER);
    expect(keysOf(passAt(repository, off, MONDAY))).toEqual(["update-issue update:almanac"]);
    expect(itemOf(repository, "almanac").body).toContain("**Paused:** `paused: true`");
    expect(keysOf(passAt(repository, on, MONDAY))).toEqual(["update-issue update:almanac"]);
    expect(itemOf(repository, "almanac").body).toContain("**Paused:** its box");
  });
});
