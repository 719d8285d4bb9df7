import { describe, expect, it } from "vitest";
import { writeMarker } from "../../src/markdown/marker.ts";
import { aCadence, aPlaybookOf } from "../support/builders.ts";
import { passAt, planAt } from "../support/simulated-pass.ts";
import { SimulatedRepository } from "../support/simulated-repository.ts";
import { itemOf, keysOf, standing } from "../support/simulated-view.ts";

const FIRST = "2026-11-18T10:00:00Z";
const WEEK_LATER = "2026-11-23T08:00:00Z";
const playbook = aPlaybookOf([aCadence()]);
const begun = (): SimulatedRepository => {
  const repository = new SimulatedRepository();
  passAt(repository, playbook, FIRST);
  return repository;
};

describe("items that are not ours", () => {
  it("are ignored, whatever marker they bear: those of other authors", () => {
    const repository = begun();
    const body = `Mine\n\n${writeMarker({ kind: "occurrence", key: ["weekly-analytics", "2026-11-23"], notes: {} })}`;
    repository.open("issue", { title: "Weekly analytics 2026-W47", body, author: "outsider" }, FIRST);
    const forged = `Mine\n\n${writeMarker({ kind: "gate", key: ["launch"], notes: {} })}`;
    repository.open("issue", { title: "Gate", body: forged, author: "outsider" }, FIRST);
    expect(keysOf(planAt(repository, playbook, WEEK_LATER))).toEqual([
      "open-issue open:weekly-analytics:2026-11-23",
      "update-issue carried:1",
    ]);
  });
});

describe("markers that people damaged", () => {
  it.each(["zzzz", "2026-13-45", "2026-02-30", ""])("do not stop a pass and name no date: %j", (date) => {
    const repository = begun();
    const issue = itemOf(repository, "occurrence");
    const damaged = writeMarker({ kind: "occurrence", key: ["weekly-analytics", date], notes: {} });
    repository.change(issue.number, FIRST, { body: `Mine now\n\n${damaged}` });
    expect(keysOf(planAt(repository, playbook, "2026-11-18T12:00:00Z"))).toEqual(["update-issue update:almanac"]);
    expect(keysOf(passAt(repository, playbook, WEEK_LATER))).toEqual(["open-issue open:weekly-analytics:2026-11-23"]);
  });

  it("do not stop a pass: digests and reports without a date", () => {
    const repository = begun();
    for (const [kind, key] of [
      ["digest", ["someday"]],
      ["report", ["weekly-analytics"]],
      ["standing", []],
    ] as const)
      repository.open("issue", { title: kind, body: writeMarker({ kind, key, notes: { lists: "x@y+@+z" } }) }, FIRST);
    expect(standing(repository)).toHaveLength(5);
    expect(keysOf(planAt(repository, playbook, WEEK_LATER))[0]).toBe("open-issue open:weekly-analytics:2026-11-23");
  });
});

describe("the order in which items were listed", () => {
  it("decides nothing", () => {
    const repository = begun();
    const issue = itemOf(repository, "occurrence");
    repository.items.push({ ...issue, number: 99 });
    const backwards = planAt(repository, playbook, WEEK_LATER, {
      seen: (snapshot) => ({ ...snapshot, items: snapshot.items.toReversed() }),
    });
    expect(backwards).toEqual(planAt(repository, playbook, WEEK_LATER));
  });
});
