import { describe, expect, it } from "vitest";
import { writeMarker } from "../../src/markdown/marker.ts";
import { readLedger } from "../../src/snapshot/ledger.ts";
import { aCadence, aPlaybookOf } from "../support/builders.ts";
import { doDeed } from "../support/simulated-deed.ts";
import { diesAfter, passAt, planAt } from "../support/simulated-pass.ts";
import { SimulatedRepository } from "../support/simulated-repository.ts";
import { itemOf, itemsOf, keysOf, openBoxes, operationsOf, standing } from "../support/simulated-view.ts";

const FIRST = "2026-11-18T10:00:00Z";
const SETTLED = "2026-11-18T10:10:00Z";
const LATER = "2026-11-18T11:00:00Z";
const playbook = aPlaybookOf([aCadence({ delivery: "pull-request" })]);

const begun = (): SimulatedRepository => {
  const repository = new SimulatedRepository();
  passAt(repository, playbook, FIRST);
  return repository;
};
const settled = (): SimulatedRepository => {
  const repository = begun();
  passAt(repository, playbook, SETTLED);
  return repository;
};
describe("a report that is due", () => {
  it("comes as its issue, then a pull request whose merge closes that", () => {
    const repository = new SimulatedRepository();
    expect(keysOf(passAt(repository, playbook, FIRST))).toEqual([
      "open-issue open:weekly-analytics:2026-11-16",
      "open-pull-request report:weekly-analytics:2026-11-16",
      "open-issue open:almanac",
    ]);
    expect(itemOf(repository, "report").body).toContain("Closes #1");
    expect(itemOf(repository, "report").marker.notes).toEqual({ issue: "1" });
    expect([...(repository.branches.get("almanac-report/weekly-analytics/2026-W46")?.files.keys() ?? [])]).toEqual([
      "reports/weekly-analytics/2026-W46.md",
    ]);
  });

  it("is named by its number as soon as things have settled", () => {
    const repository = begun();
    const merge = () => openBoxes(itemOf(repository, "occurrence")).at(-1);
    expect(merge()).toBe("Merge [this pull request](../compare/almanac-report/weekly-analytics/2026-W46?expand=1)");
    expect(keysOf(planAt(repository, playbook, "2026-11-18T10:09:59Z"))).toEqual([]);
    expect(keysOf(passAt(repository, playbook, SETTLED))).toContain("update-issue draft:1");
    expect(merge()).toBe("Merge #2");
    expect(repository.item(1).body).toContain("The draft with all figures is #2; merging it closes this issue.");
  });

  it("is named by what is written to its issue anyway", () => {
    const repository = begun();
    const keys = keysOf(passAt(repository, playbook, "2026-11-20T08:00:00Z"));
    expect(keys.filter((key) => key.endsWith(":1"))).toEqual(["update-issue reminded:1"]);
    expect(openBoxes(repository.item(1)).at(-1)).toBe("Merge #2");
  });

  it("closes its issue when it is merged, and nothing is left to do", () => {
    const repository = settled();
    doDeed(repository, { kind: "merge", number: 2 }, LATER);
    expect(repository.item(1)).toMatchObject({ state: "closed", stateReason: "completed" });
    expect(keysOf(passAt(repository, playbook, LATER))).toEqual(["update-issue update:almanac"]);
    expect(keysOf(planAt(repository, playbook, LATER))).toEqual([]);
  });

  it("is left alone where somebody closed it without merging", () => {
    const repository = settled();
    doDeed(repository, { kind: "close", number: 2, reason: "completed" }, LATER);
    expect(keysOf(passAt(repository, playbook, LATER)).filter((key) => !key.includes("almanac"))).toEqual([]);
  });

  it("lets its issue stay open where somebody opened that again after the merge", () => {
    const repository = begun();
    doDeed(repository, { kind: "merge", number: 2 }, LATER);
    doDeed(repository, { kind: "reopen", number: 1 }, LATER);
    passAt(repository, playbook, LATER);
    expect(repository.item(1).state).toBe("open");
  });

  it("asks a team for its review with the App, which can, and not with the Action", () => {
    const role = { kind: "everyone", people: ["fay"], teams: ["acme/product"] } as const;
    const roles = new Map(playbook.roles);
    const before = roles.get("analytics-reporter");
    if (before !== undefined) roles.set("analytics-reporter", { ...before, holders: role });
    const asked = (runner: "action" | "app") =>
      operationsOf(planAt(new SimulatedRepository(), { ...playbook, roles, runner }, FIRST), "open-pull-request").map(
        ({ reviewers, teamReviewers }) => ({ reviewers, teamReviewers }),
      );
    expect(asked("app")).toEqual([{ reviewers: [], teamReviewers: ["acme/product"] }]);
    expect(asked("action")).toEqual([{ reviewers: [], teamReviewers: [] }]);
  });
});

describe("a pass that dies", () => {
  const whole = (() => {
    const repository = begun();
    return { markers: standing(repository), branches: [...repository.branches.keys()] };
  })();

  it.each([0, 1, 2, 3])("after %i operations is completed by the next, with nothing twice", (operations) => {
    const repository = new SimulatedRepository();
    diesAfter(operations, repository, playbook, FIRST);
    passAt(repository, playbook, LATER);
    passAt(repository, playbook, LATER);
    expect(standing(repository).toSorted()).toEqual(whole.markers.toSorted());
    expect([...repository.branches.keys()]).toEqual(whole.branches);
    expect(itemOf(repository, "report").marker.notes).toEqual({ issue: "1" });
    expect(repository.item(2).body.match(/Closes #1/g)).toHaveLength(1);
    expect(keysOf(planAt(repository, playbook, LATER))).toEqual([]);
  });

  it("before the pull request was opened has lost no file of it", () => {
    const repository = new SimulatedRepository();
    const plan = planAt(repository, playbook, FIRST);
    repository.apply({ operations: plan.operations.filter(({ kind }) => kind === "open-issue") }, FIRST);
    expect(keysOf(passAt(repository, playbook, LATER))).toEqual([
      "open-pull-request report:weekly-analytics:2026-11-16",
    ]);
    expect(itemOf(repository, "report").body).toContain("Closes #1");
    expect(keysOf(planAt(repository, playbook, LATER))).toEqual([]);
  });
});

describe("missed periods", () => {
  it.each([3, 30])("get their reports, %i of them, in the one pull request of the catch-up", (weeks) => {
    const repository = new SimulatedRepository();
    passAt(repository, playbook, "2026-01-07T10:00:00Z");
    doDeed(repository, { kind: "merge", number: 2 }, "2026-01-07T10:00:00Z");
    const now = new Date(Date.UTC(2026, 0, 7 + 7 * (weeks + 1), 10)).toISOString().replace(".000Z", "Z");
    const plan = passAt(repository, playbook, now);
    const [opened] = operationsOf(plan, "open-pull-request");
    expect(operationsOf(plan, "open-pull-request")).toHaveLength(1);
    expect(opened?.files).toHaveLength(weeks + 1);
    expect(new Set(opened?.files.map(({ path }) => path)).size).toBe(weeks + 1);
    expect(itemsOf(repository, "occurrence")).toHaveLength(2);
    expect(itemOf(repository, "occurrence").body).toContain("their reports are in the draft");
    expect(keysOf(planAt(repository, playbook, now))).toEqual([]);
  });

  it("get theirs, too, where the pull request could only be opened later", () => {
    const repository = begun();
    const plan = planAt(repository, playbook, "2026-12-16T10:00:00Z");
    const kept = plan.operations.filter(({ kind }) => kind === "open-issue");
    repository.apply({ operations: kept }, "2026-12-16T10:00:00Z");
    const [opened] = operationsOf(planAt(repository, playbook, "2026-12-16T11:00:00Z"), "open-pull-request");
    expect(opened?.files.map(({ path }) => path)).toEqual(
      ["2026-W47", "2026-W48", "2026-W49", "2026-W50"].map((week) => `reports/weekly-analytics/${week}.md`),
    );
  });
});

describe("a pull request that is not seen", () => {
  it("is not opened again when its hidden line was lost: its issue names it", () => {
    const repository = settled();
    doDeed(repository, { kind: "write", number: 2, body: "My own words" }, LATER);
    expect(keysOf(passAt(repository, playbook, LATER)).filter((key) => key.includes("pull-request"))).toEqual([]);
  });

  it("is not opened again when it left the window, closed", () => {
    const repository = begun();
    doDeed(repository, { kind: "close", number: 2, reason: "completed" }, LATER);
    repository.window = 0;
    expect(keysOf(planAt(repository, playbook, LATER)).filter((key) => key.includes("pull-request"))).toEqual([]);
  });

  it("belongs to an issue that was opened again long after its report was forgotten", () => {
    const repository = begun();
    doDeed(repository, { kind: "merge", number: 2 }, LATER);
    doDeed(repository, { kind: "reopen", number: 1 }, LATER);
    const marker = writeMarker({ kind: "occurrence", key: ["weekly-analytics", "2026-11-16"], notes: {} });
    doDeed(repository, { kind: "write", number: 1, body: marker }, LATER);
    repository.window = 0;
    expect(keysOf(planAt(repository, playbook, LATER)).filter((key) => key.includes("pull-request"))).toEqual([]);
    expect(readLedger(itemOf(repository, "almanac").body)).toBeDefined();
  });
});
