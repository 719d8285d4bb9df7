import { describe, expect, it } from "vitest";
import { aCadence, aPlaybookOf } from "../support/builders.ts";
import { passAt, planAt } from "../support/simulated-pass.ts";
import { SimulatedRepository } from "../support/simulated-repository.ts";
import { itemOf, keysOf, standing } from "../support/simulated-view.ts";

const FIRST = "2026-11-18T10:00:00Z";
const LATER = "2026-11-18T11:00:00Z";
const report = aPlaybookOf([aCadence({ delivery: "pull-request" })]);

/** As if the list had lagged behind: the newest issue of that kind stands twice. */
function twice(repository: SimulatedRepository, kind: "occurrence" | "almanac", change: object = {}): void {
  const { title, body } = itemOf(repository, kind);
  const number = repository.open("issue", { title, body }, FIRST);
  repository.change(number, FIRST, change);
}

describe("an issue that was opened twice", () => {
  it("is healed: the oldest stays, the newer closes with its number", () => {
    const repository = new SimulatedRepository();
    passAt(repository, aPlaybookOf([aCadence()]), FIRST);
    twice(repository, "occurrence");
    const plan = passAt(repository, aPlaybookOf([aCadence()]), LATER);
    expect(keysOf(plan)).toEqual(["update-issue duplicate:3"]);
    expect(plan.operations[0]).toMatchObject({ issue: 3, state: { kind: "duplicate", of: 1 } });
    expect(repository.item(3).body).toMatch(/^\*\*The same as #1, which is older and stays\.\*\*\n\n/);
    expect(keysOf(planAt(repository, aPlaybookOf([aCadence()]), LATER))).toEqual([]);
  });

  it("is an almanac issue: its ledger is the older one's", () => {
    const repository = new SimulatedRepository();
    passAt(repository, aPlaybookOf([aCadence()]), FIRST);
    twice(repository, "almanac");
    passAt(repository, aPlaybookOf([aCadence()]), LATER);
    expect(standing(repository)).toEqual([
      "#1 open occurrence weekly-analytics 2026-11-16",
      "#2 open almanac",
      "#3 closed (duplicate) almanac",
    ]);
  });

  it("asks for nothing else: no second pull request, no second closing, no reminder", () => {
    const repository = new SimulatedRepository();
    const plan = planAt(repository, report, FIRST);
    const issueOnly = plan.operations.filter(({ kind }) => kind === "open-issue");
    repository.apply({ operations: issueOnly }, FIRST);
    twice(repository, "occurrence");
    expect(
      keysOf(planAt(repository, report, "2026-12-01T11:00:00Z")).filter((key) => !key.includes("almanac")),
    ).toEqual([
      "update-issue duplicate:3",
      "open-issue open:weekly-analytics:2026-11-30",
      "open-pull-request report:weekly-analytics:2026-11-30",
      "open-pull-request report:weekly-analytics:2026-11-16",
      "update-issue carried:1",
    ]);
  });

  it("stays as people left it where somebody closed the newer one", () => {
    const repository = new SimulatedRepository();
    passAt(repository, aPlaybookOf([aCadence()]), FIRST);
    twice(repository, "occurrence", { state: "closed", stateReason: "completed", closedAt: FIRST });
    expect(keysOf(planAt(repository, aPlaybookOf([aCadence()]), LATER))).toEqual([]);
  });

  it("stays where the older one was closed: the work was done", () => {
    const repository = new SimulatedRepository();
    passAt(repository, aPlaybookOf([aCadence()]), FIRST);
    repository.turn(1, "completed", "fay", FIRST);
    twice(repository, "occurrence");
    expect(keysOf(planAt(repository, aPlaybookOf([aCadence()]), LATER))[0]).toBe("update-issue duplicate:3");
  });
});
