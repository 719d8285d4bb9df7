import { describe, expect, it } from "vitest";
import { readBoxes } from "../../src/markdown/checklist.ts";
import type { Plan } from "../../src/operation/plan.ts";
import { aCadence, aPlaybookOf } from "../support/builders.ts";
import { passAt, planAt } from "../support/simulated-pass.ts";
import { SimulatedRepository } from "../support/simulated-repository.ts";

const weekly = aCadence();
const playbook = aPlaybookOf([weekly]);
const FIRST = "2026-11-18T10:00:00Z";
const kinds = (plan: Plan) => plan.operations.map((operation) => `${operation.kind} ${operation.key}`);
const issues = (repository: SimulatedRepository) =>
  repository.items.filter((item) => item.marker.kind === "occurrence");

describe("the first pass", () => {
  it("opens the newest of a weekly cadence and the almanac issue, and a second pass changes nothing", () => {
    const repository = new SimulatedRepository();
    expect(kinds(passAt(repository, playbook, FIRST))).toEqual([
      "open-issue open:weekly-analytics:2026-11-16",
      "open-issue open:almanac",
    ]);
    expect(kinds(planAt(repository, playbook, FIRST))).toEqual([]);
    expect(kinds(planAt(repository, playbook, "2026-11-18T11:00:00Z"))).toEqual([]);
  });

  it("assigns the owner and labels by pace", () => {
    const repository = new SimulatedRepository();
    passAt(repository, playbook, FIRST);
    expect(issues(repository)[0]).toMatchObject({
      title: "Weekly analytics 2026-W46",
      assignees: ["fay"],
      labels: ["almanac:weekly"],
    });
  });

  it("tells when a slower cadence will first come instead of opening it", () => {
    const monthly = aCadence({
      id: "review",
      pace: "monthly",
      rhythm: { kind: "monthly", months: 1, firstMonth: 1, on: { kind: "day", day: 1 } },
    });
    const plan = planAt(new SimulatedRepository(), aPlaybookOf([monthly]), FIRST);
    expect(kinds(plan)).toEqual(["open-issue open:almanac"]);
    expect(plan.notes.join()).toContain("Tuesday 1 December 2026, 09:00");
    expect(plan.nextDueAt).toBe("2026-12-01T08:00:00Z");
  });
});

describe("a week later", () => {
  const weekLater = "2026-11-23T08:17:00Z";
  const begun = () => {
    const repository = new SimulatedRepository();
    passAt(repository, playbook, FIRST);
    return repository;
  };

  it("carries what was left undone into the new issue, then closes the old one with a link: two requests", () => {
    const repository = begun();
    const [old] = issues(repository);
    const [first] = readBoxes(old?.body ?? "");
    repository.change(old?.number ?? 0, "2026-11-19T08:00:00Z", { body: (old?.body ?? "").replace("- [ ]", "- [x]") });
    const plan = passAt(repository, playbook, weekLater);
    expect(kinds(plan)).toEqual(["open-issue open:weekly-analytics:2026-11-23", `update-issue carried:${old?.number}`]);
    const [closed, opened] = issues(repository);
    expect(closed).toMatchObject({ state: "closed", stateReason: "not_planned" });
    expect(closed?.body).toContain(`#${opened?.number}`);
    expect(opened?.body).toContain("Say what moved");
    const ids = readBoxes(opened?.body ?? "").map((box) => box.id);
    expect(ids).not.toContain(first?.id);
    expect(ids.some((id) => id?.startsWith("weekly-analytics/2026-11-16/"))).toBe(true);
  });

  it("lets the almanac issue catch up once things have settled, and then is quiet", () => {
    const repository = begun();
    passAt(repository, playbook, weekLater);
    expect(kinds(planAt(repository, playbook, weekLater))).toEqual([]);
    expect(planAt(repository, playbook, weekLater).nextDueAt).toBe("2026-11-23T08:27:00Z");
    expect(kinds(passAt(repository, playbook, "2026-11-23T08:27:00Z"))).toEqual(["update-issue update:almanac"]);
    expect(kinds(planAt(repository, playbook, "2026-11-23T09:17:00Z"))).toEqual([]);
  });

  it("carries nothing over when the old one was closed by a person", () => {
    const repository = begun();
    repository.change(issues(repository)[0]?.number ?? 0, "2026-11-20T08:00:00Z", {
      state: "closed",
      stateReason: "not_planned",
      closedAt: "2026-11-20T08:00:00Z",
    });
    expect(kinds(passAt(repository, playbook, weekLater))).toEqual(["open-issue open:weekly-analytics:2026-11-23"]);
    expect(issues(repository).at(-1)?.body).not.toContain("Carried over");
  });

  it("leaves both open where the playbook says so, and waits where it says skip", () => {
    const leaving = begun();
    const changes = (ifOpen: "leave" | "skip") =>
      kinds(planAt(leaving, aPlaybookOf([aCadence({ ifOpen })]), weekLater)).filter((kind) =>
        /open|carried/.test(kind),
      );
    expect(changes("leave")).toEqual(["open-issue open:weekly-analytics:2026-11-23"]);
    expect(changes("skip")).toEqual([]);
  });

  it("does not open again what somebody deleted", () => {
    const repository = begun();
    passAt(repository, playbook, weekLater);
    passAt(repository, playbook, "2026-11-23T09:17:00Z");
    repository.remove(issues(repository).at(-1)?.number ?? 0);
    const plan = passAt(repository, playbook, "2026-11-23T10:17:00Z");
    expect(kinds(plan).filter((kind) => kind.startsWith("open-issue"))).toEqual([]);
  });

  it("goes on from the markers when the almanac issue was deleted, and says that it rebuilt the ledger", () => {
    const repository = begun();
    repository.items = repository.items.filter((item) => item.marker.kind !== "almanac");
    const plan = passAt(repository, playbook, "2026-11-19T10:00:00Z");
    expect(kinds(plan)).toEqual(["open-issue open:almanac"]);
    expect(plan.notes.join()).toContain("rebuilt");
  });
});

describe("after an outage", () => {
  it("brings one catch-up that names what was missed", () => {
    const repository = new SimulatedRepository();
    passAt(repository, playbook, FIRST);
    passAt(repository, playbook, "2026-12-16T10:00:00Z");
    expect(issues(repository).map((item) => item.marker.key[1])).toEqual(["2026-11-16", "2026-12-14"]);
    expect(issues(repository).at(-1)?.marker.notes["missed"]).toBe("2026-11-23..2026-12-07");
    expect(issues(repository).at(-1)?.body).toContain("which were missed");
  });

  it("puts a flood beyond the cap into one digest, and promotes what somebody ticks there", () => {
    const cadences = Array.from({ length: 14 }, (_, index) =>
      aCadence({ id: `row-${String(index).padStart(2, "0")}`, title: `Row ${index}` }),
    );
    const many = aPlaybookOf(cadences);
    const repository = new SimulatedRepository();
    passAt(repository, many, FIRST);
    expect(issues(repository)).toHaveLength(10);
    const [digest] = repository.items.filter((item) => item.marker.kind === "digest");
    expect(readBoxes(digest?.body ?? "").map((box) => box.id)).toEqual([
      "digest/row-10/2026-11-16",
      "digest/row-11/2026-11-16",
      "digest/row-12/2026-11-16",
      "digest/row-13/2026-11-16",
    ]);
    expect(kinds(planAt(repository, many, "2026-11-18T12:00:00Z"))).toEqual([]);
    repository.change(digest?.number ?? 0, "2026-11-18T13:00:00Z", {
      body: (digest?.body ?? "").replace("- [ ] ", "- [x] "),
    });
    expect(kinds(passAt(repository, many, "2026-11-18T13:00:00Z"))).toEqual(["open-issue open:row-10:2026-11-16"]);
    expect(kinds(planAt(repository, many, "2026-11-18T14:00:00Z"))).toEqual(["update-issue update:almanac"]);
  });

  it("never caps what is due today", () => {
    const cadences = Array.from({ length: 14 }, (_, index) => aCadence({ id: `row-${index}` }));
    const many = aPlaybookOf(cadences);
    const repository = new SimulatedRepository();
    passAt(repository, many, FIRST);
    expect(
      kinds(passAt(repository, many, "2026-11-23T08:00:00Z")).filter((kind) => kind.includes(":2026-11-23")),
    ).toHaveLength(14);
  });
});

describe("duplicates", () => {
  it("are healed: the oldest stays, the newer closes as its duplicate", () => {
    const repository = new SimulatedRepository();
    passAt(repository, playbook, FIRST);
    const [original] = issues(repository);
    if (original === undefined) throw new Error("nothing was opened");
    repository.items.push({ ...original, number: 99 });
    const plan = passAt(repository, playbook, "2026-11-18T11:00:00Z");
    expect(plan.operations[0]).toMatchObject({
      kind: "update-issue",
      issue: 99,
      state: { kind: "duplicate", of: original.number },
    });
    expect(repository.item(99)).toMatchObject({ state: "closed", stateReason: "duplicate" });
  });
});
