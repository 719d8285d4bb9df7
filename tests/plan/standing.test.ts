import { describe, expect, it } from "vitest";
import { aCadence, aPlaybookOf } from "../support/builders.ts";
import { doDeed } from "../support/simulated-deed.ts";
import { passAt, planAt } from "../support/simulated-pass.ts";
import { SimulatedRepository } from "../support/simulated-repository.ts";
import { itemOf, keysOf, ledgerIn } from "../support/simulated-view.ts";

const FIRST = "2026-11-18T10:00:00Z";
const SETTLED = "2026-11-18T10:10:00Z";
const LATER = "2026-11-20T10:00:00Z";
const duty = aCadence({
  id: "reliability",
  title: "Reliability",
  delivery: "standing",
  pace: "continuous",
  owner: "infrastructure-maintainer",
  targets: ["99.9 % uptime"],
});
const playbook = aPlaybookOf([duty]);
const begun = (): SimulatedRepository => {
  const repository = new SimulatedRepository();
  passAt(repository, playbook, FIRST);
  return repository;
};

describe("a duty that never ends", () => {
  it("has one issue, for its owner, and needs nothing more", () => {
    const repository = begun();
    expect(itemOf(repository, "standing")).toMatchObject({
      title: "Reliability",
      assignees: ["bo"],
      labels: ["almanac:continuous"],
    });
    for (const now of [FIRST, LATER, "2027-11-18T10:00:00Z"])
      expect(keysOf(planAt(repository, playbook, now))).toEqual([]);
    expect(planAt(repository, playbook, FIRST).nextDueAt).toBeUndefined();
  });

  it.each(["closed", "deleted", "out of sight"])("stays as people left it: %s", (how) => {
    const repository = begun();
    if (how === "deleted") repository.remove(1);
    else doDeed(repository, { kind: "close", number: 1, reason: "not-planned" }, LATER);
    if (how === "out of sight") repository.window = 0;
    expect(keysOf(planAt(repository, playbook, LATER))).toEqual([]);
  });

  it("is remembered, too, where it came alone and the almanac issue waited", () => {
    const weekly = aPlaybookOf([aCadence()]);
    const both = aPlaybookOf([aCadence(), duty]);
    const repository = new SimulatedRepository();
    passAt(repository, weekly, "2026-11-18T09:00:00Z");
    expect(keysOf(passAt(repository, both, FIRST))).toEqual(["open-issue open:reliability"]);
    passAt(repository, both, SETTLED);
    expect(ledgerIn(repository).cadences["reliability"]).toEqual({ adopted: FIRST, newest: undefined, issue: 3 });
    repository.remove(3);
    expect(keysOf(planAt(repository, both, LATER)).filter((key) => key.includes("reliability"))).toEqual([]);
  });

  it("is known by its old name", () => {
    const repository = begun();
    const renamed = aPlaybookOf([{ ...duty, id: "uptime", was: ["reliability"] }]);
    expect(keysOf(planAt(repository, renamed, LATER)).filter((key) => key.startsWith("open-issue"))).toEqual([]);
  });
});
