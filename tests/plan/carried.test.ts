import { describe, expect, it } from "vitest";
import { aCadence, aPlaybookOf } from "../support/builders.ts";
import { doDeed, ticks } from "../support/simulated-deed.ts";
import { diesAfter, passAt, planAt } from "../support/simulated-pass.ts";
import { SimulatedRepository } from "../support/simulated-repository.ts";
import { itemsOf, itemOf, keysOf, openBoxes, standing } from "../support/simulated-view.ts";

const FIRST = "2026-11-18T10:00:00Z";
const WEEK_LATER = "2026-11-23T08:00:00Z";
const TWO_LATER = "2026-11-30T08:00:00Z";
const playbook = aPlaybookOf([aCadence()]);

const begun = (): SimulatedRepository => {
  const repository = new SimulatedRepository();
  passAt(repository, playbook, FIRST);
  return repository;
};
const add = (repository: SimulatedRepository, number: number, box: string) => {
  const { body } = repository.item(number);
  doDeed(repository, { kind: "write", number, body: body.replace("- [ ]", `${box}\n- [ ]`) }, FIRST);
};

describe("boxes that were left undone", () => {
  it("move on with their wording, their age and the place they come from", () => {
    const repository = begun();
    doDeed(repository, ticks(repository.item(1), "look-at"), FIRST);
    passAt(repository, playbook, WEEK_LATER);
    expect(openBoxes(itemOf(repository, "occurrence"))).toEqual([
      "Look at the figures",
      "Say what moved",
      "Say what moved (open since W46, 1 week)",
    ]);
    expect(itemOf(repository, "occurrence").body).toContain("### Carried over from W46 (#1)");
  });

  it("include those that people added, and keep their ids from then on", () => {
    const repository = begun();
    add(repository, 1, "- [ ] Ask sales, too");
    doDeed(repository, ticks(repository.item(1), "figures"), FIRST);
    doDeed(repository, ticks(repository.item(1), "moved"), FIRST);
    passAt(repository, playbook, WEEK_LATER);
    expect(openBoxes(repository.item(3)).at(-1)).toBe("Ask sales, too (open since W46, 1 week)");
    doDeed(repository, ticks(repository.item(3), "figures"), WEEK_LATER);
    doDeed(repository, ticks(repository.item(3), "moved"), WEEK_LATER);
    passAt(repository, playbook, TWO_LATER);
    expect(openBoxes(repository.item(4)).at(-1)).toBe("Ask sales, too (open since W46, 2 weeks)");
    expect(repository.item(4).body.match(/weekly-analytics\/2026-11-16\/added-1/g)).toHaveLength(1);
  });

  it("stay behind when the item was closed by a person, whatever the reason", () => {
    for (const reason of ["completed", "not-planned"] as const) {
      const repository = begun();
      doDeed(repository, { kind: "close", number: 1, reason }, FIRST);
      passAt(repository, playbook, WEEK_LATER);
      expect(openBoxes(itemOf(repository, "occurrence"))).toHaveLength(2);
      expect(repository.item(1).body).not.toContain("moved on");
    }
  });

  it("come from every open item before, once each", () => {
    const repository = new SimulatedRepository();
    const leaving = aPlaybookOf([aCadence({ ifOpen: "leave" })]);
    passAt(repository, leaving, FIRST);
    passAt(repository, leaving, WEEK_LATER);
    passAt(repository, playbook, TWO_LATER);
    expect(standing(repository)).toEqual([
      "#1 closed (not_planned) occurrence weekly-analytics 2026-11-16",
      "#2 open almanac",
      "#3 closed (not_planned) occurrence weekly-analytics 2026-11-23",
      "#4 open occurrence weekly-analytics 2026-11-30",
    ]);
    expect(openBoxes(itemOf(repository, "occurrence"))).toHaveLength(6);
  });
});

describe("an item in which everything is ticked", () => {
  it("closes as done when the next one comes, with nothing carried", () => {
    const repository = begun();
    doDeed(repository, ticks(repository.item(1)), FIRST);
    const plan = passAt(repository, playbook, WEEK_LATER);
    expect(keysOf(plan)).toEqual(["open-issue open:weekly-analytics:2026-11-23", "update-issue finished:1"]);
    expect(repository.item(1)).toMatchObject({ state: "closed", stateReason: "completed" });
    expect(itemOf(repository, "occurrence").body).not.toContain("Carried over");
  });
});

describe("a pass that dies between the new item and the old one", () => {
  it("is completed by the next, with the link to the one that stands", () => {
    const repository = begun();
    diesAfter(1, repository, playbook, WEEK_LATER);
    expect(keysOf(passAt(repository, playbook, WEEK_LATER))).toEqual(["update-issue carried:1"]);
    expect(repository.item(1).body).toContain("moved on to #3");
    expect(itemsOf(repository, "occurrence")).toHaveLength(2);
    expect(keysOf(planAt(repository, playbook, WEEK_LATER))).toEqual([]);
  });
});

describe("an item that a person opened again", () => {
  it("stays open after its boxes moved on", () => {
    const repository = begun();
    passAt(repository, playbook, WEEK_LATER);
    doDeed(repository, { kind: "reopen", number: 1 }, WEEK_LATER);
    passAt(repository, playbook, "2026-11-23T09:00:00Z");
    passAt(repository, playbook, TWO_LATER);
    expect(repository.item(1).state).toBe("open");
  });

  it("stays open after it was closed as done when the next one came", () => {
    const repository = begun();
    doDeed(repository, ticks(repository.item(1)), FIRST);
    passAt(repository, playbook, WEEK_LATER);
    doDeed(repository, { kind: "reopen", number: 1 }, WEEK_LATER);
    passAt(repository, playbook, "2026-11-23T09:00:00Z");
    passAt(repository, playbook, TWO_LATER);
    expect(repository.item(1).state).toBe("open");
  });

  it("is not closed before its boxes have moved anywhere: the next one takes them", () => {
    const repository = begun();
    doDeed(repository, { kind: "close", number: 1, reason: "completed" }, FIRST);
    passAt(repository, playbook, WEEK_LATER);
    doDeed(repository, { kind: "reopen", number: 1 }, WEEK_LATER);
    passAt(repository, playbook, "2026-11-23T09:00:00Z");
    expect(repository.item(1).state).toBe("open");
    passAt(repository, playbook, TWO_LATER);
    expect(repository.item(1)).toMatchObject({ state: "closed", stateReason: "not_planned" });
    expect(openBoxes(itemOf(repository, "occurrence"))).toContain("Say what moved (open since W46, 2 weeks)");
  });
});
