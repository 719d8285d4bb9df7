import { describe, expect, it } from "vitest";
import { readBoxes } from "../../src/markdown/checklist.ts";
import { aCadence, aPlaybookOf } from "../support/builders.ts";
import { doDeed, ticks } from "../support/simulated-deed.ts";
import { diesAfter, passAt, planAt } from "../support/simulated-pass.ts";
import { SimulatedRepository } from "../support/simulated-repository.ts";
import { itemOf, itemsOf, keysOf, ledgerIn, openBoxes } from "../support/simulated-view.ts";

const FIRST = "2026-11-18T10:00:00Z";
const LATER = "2026-11-18T11:00:00Z";
const rows = (count: number, prefix = "row") =>
  Array.from({ length: count }, (_, index) => aCadence({ id: `${prefix}-${index}`, title: `${prefix} ${index}` }));
const four = aPlaybookOf(rows(4), { cap: 2 });
const opens = (keys: readonly string[]) =>
  keys.filter((key) => key.startsWith("open-issue") && !key.endsWith("almanac"));

const begun = (playbook = four): SimulatedRepository => {
  const repository = new SimulatedRepository();
  passAt(repository, playbook, FIRST);
  return repository;
};

describe("a flood beyond the cap", () => {
  it("is one list for the decision authority, remembered as delivered", () => {
    const repository = begun();
    expect(itemOf(repository, "digest")).toMatchObject({
      title: "Also due, 18 November 2026",
      assignees: ["hal"],
      labels: ["almanac:digest"],
    });
    expect(openBoxes(itemOf(repository, "digest"))).toEqual([
      "row 2 2026-W46: fay, due Thursday 19 November, 18:00",
      "row 3 2026-W46: fay, due Thursday 19 November, 18:00",
    ]);
    expect(ledgerIn(repository).cadences["row-3"]).toEqual({ adopted: FIRST, newest: "2026-11-16", issue: undefined });
    expect(keysOf(planAt(repository, four, FIRST))).toEqual([]);
  });

  it("says which missed ones an entry stands for", () => {
    const repository = begun();
    passAt(repository, four, "2026-12-10T10:00:00Z");
    expect(openBoxes(itemOf(repository, "digest"))[0]).toContain("also for 2026-W47 and W48");
  });

  it("does not come twice where the pass dies before the ledger knows of it", () => {
    const repository = new SimulatedRepository();
    diesAfter(3, repository, four, FIRST);
    expect(opens(keysOf(passAt(repository, four, LATER)))).toEqual([]);
    expect(ledgerIn(repository).cadences["row-3"]?.newest).toBe("2026-11-16");
  });

  it("waits for tomorrow where a list of today stands already: one a day", () => {
    const repository = begun();
    const more = aPlaybookOf([...rows(4), ...rows(5, "new")], { cap: 2 });
    const plan = passAt(repository, more, LATER);
    expect(opens(keysOf(plan))).toEqual([]);
    expect(plan.notes).toContain("5 more are waiting: today's digest stands already, so they follow tomorrow.");
    expect(plan.nextDueAt).toBe("2026-11-18T23:00:00Z");
    expect(keysOf(planAt(repository, more, LATER))).toEqual([]);
    expect(opens(keysOf(passAt(repository, more, "2026-11-18T23:00:00Z")))).toEqual([
      "open-issue open:new-0:2026-11-16",
      "open-issue open:new-1:2026-11-16",
      "open-issue open:digest:2026-11-19",
    ]);
  });

  it("is no flood where it fits under the cap, also on a day with a list", () => {
    const repository = begun();
    const more = aPlaybookOf([...rows(4), ...rows(2, "new")], { cap: 2 });
    expect(opens(keysOf(passAt(repository, more, LATER)))).toEqual([
      "open-issue open:new-0:2026-11-16",
      "open-issue open:new-1:2026-11-16",
    ]);
  });

  it("does not hold back what is due today", () => {
    const repository = begun();
    const keys = opens(keysOf(passAt(repository, four, "2026-11-23T08:00:00Z")));
    expect(keys).toEqual(rows(4).map(({ id }) => `open-issue open:${id}:2026-11-23`));
  });
});

describe("a ticked entry", () => {
  const ticked = () => {
    const repository = begun();
    doDeed(repository, ticks(itemOf(repository, "digest"), "row-2"), LATER);
    return repository;
  };

  it("gets its issue, once", () => {
    const repository = ticked();
    expect(keysOf(passAt(repository, four, LATER))).toEqual(["open-issue open:row-2:2026-11-16"]);
    passAt(repository, four, "2026-11-18T11:10:00Z");
    expect(keysOf(planAt(repository, four, "2026-11-18T12:00:00Z"))).toEqual([]);
    expect(ledgerIn(repository).cadences["row-2"]).toMatchObject({
      newest: "2026-11-16",
      issue: itemOf(repository, "occurrence").number,
    });
  });

  it("stays closed, deleted or out of sight as people left it", () => {
    for (const how of ["close", "delete", "forget"] as const) {
      const repository = ticked();
      passAt(repository, four, LATER);
      passAt(repository, four, "2026-11-18T11:10:00Z");
      const { number } = itemOf(repository, "occurrence");
      if (how === "delete") repository.remove(number);
      else doDeed(repository, { kind: "close", number, reason: "completed" }, LATER);
      if (how === "forget") repository.window = 0;
      expect(opens(keysOf(passAt(repository, four, "2026-11-18T12:00:00Z")))).toEqual([]);
    }
  });

  it("has nothing to say any more when something newer of its cadence came", () => {
    const repository = begun();
    passAt(repository, four, "2026-11-23T08:00:00Z");
    const [digest] = itemsOf(repository, "digest");
    if (digest !== undefined) doDeed(repository, ticks(digest), "2026-11-23T09:00:00Z");
    expect(opens(keysOf(passAt(repository, four, "2026-11-23T09:00:00Z")))).toEqual([]);
  });

  it("does not take the ledger back to its date when a newer list has left the window", () => {
    const repository = begun();
    passAt(repository, four, "2026-11-26T10:00:00Z");
    const [older, newer] = itemsOf(repository, "digest");
    if (older === undefined || newer === undefined) throw new Error("there are not two digests");
    repository.remove(newer.number);
    doDeed(repository, ticks(older, "row-2"), "2026-11-26T11:00:00Z");
    passAt(repository, four, "2026-11-26T11:00:00Z");
    passAt(repository, four, "2026-11-26T12:00:00Z");
    expect(ledgerIn(repository).cadences["row-2"]?.newest).toBe("2026-11-23");
  });

  it("counts in open lists only, and only for what has come", () => {
    const repository = ticked();
    const { number, body } = itemOf(repository, "digest");
    doDeed(repository, { kind: "close", number, reason: "completed" }, LATER);
    expect(opens(keysOf(planAt(repository, four, LATER)))).toEqual([]);
    doDeed(repository, { kind: "reopen", number }, LATER);
    const forged = body
      .replace("digest/row-2/2026-11-16", "digest/row-2/2027-01-04")
      .replace("row-3/2026-11-16", "row-3/zzzz");
    doDeed(repository, { kind: "write", number, body: forged }, LATER);
    expect(readBoxes(forged).map((box) => box.id)).toEqual(["digest/row-2/2027-01-04", "digest/row-3/zzzz"]);
    doDeed(repository, ticks(repository.item(number)), LATER);
    expect(opens(keysOf(planAt(repository, four, LATER)))).toEqual([]);
  });
});
