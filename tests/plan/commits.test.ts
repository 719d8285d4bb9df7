import { describe, expect, it } from "vitest";
import { aCadence, aPlaybookOf } from "../support/builders.ts";
import { diesAfter, failing, passAt, planAt, unreachable } from "../support/simulated-pass.ts";
import { SimulatedRepository } from "../support/simulated-repository.ts";
import { itemOf, keysOf, ledgerIn, operationsOf } from "../support/simulated-view.ts";

const FIRST = "2026-11-18T10:00:00Z";
const NEXT = "2026-11-19T08:00:00Z";
const daily = (id: string, title: string) =>
  aCadence({
    id,
    title,
    delivery: "commit",
    pace: "daily",
    rhythm: { kind: "daily" },
    due: { kind: "elapsed", millis: 0 },
  });
const metrics = daily("daily-metrics", "Daily metrics");
const playbook = aPlaybookOf([metrics, daily("support-triage", "Support triage")]);
const paths = (repository: SimulatedRepository) =>
  repository.commits.map(({ branch, files }) => [branch, ...files.map((file) => file.path)]);

const begun = (): SimulatedRepository => {
  const repository = new SimulatedRepository();
  passAt(repository, playbook, FIRST);
  return repository;
};

describe("daily reports", () => {
  it("are one commit for all of a day, remembered in the same pass", () => {
    const repository = new SimulatedRepository();
    const plan = passAt(repository, playbook, FIRST);
    expect(keysOf(plan)).toEqual(["commit-files commit:2026-11-18", "open-issue open:almanac"]);
    expect(paths(repository)).toEqual([
      ["main", "reports/daily-metrics/2026-11-17.md", "reports/support-triage/2026-11-17.md"],
    ]);
    expect(operationsOf(plan, "commit-files")[0]).toMatchObject({
      message:
        "Add daily metrics, support triage 2026-11-17\n\nreports/daily-metrics/2026-11-17.md\nreports/support-triage/2026-11-17.md\n",
      reason: "Due Daily metrics 2026-11-17, Support triage 2026-11-17; main takes direct commits.",
    });
    expect(ledgerIn(repository)).toMatchObject({
      cadences: { "daily-metrics": { newest: "2026-11-18" }, "support-triage": { newest: "2026-11-18" } },
      reportsBranch: "main",
    });
    expect(keysOf(planAt(repository, playbook, FIRST))).toEqual([]);
  });

  it("are no items, need no reminder, and come again the next day", () => {
    const repository = begun();
    expect(repository.items).toHaveLength(1);
    expect(planAt(repository, playbook, FIRST).nextDueAt).toBe(NEXT);
    expect(keysOf(passAt(repository, playbook, NEXT))).toEqual([
      "commit-files commit:2026-11-19",
      "update-issue update:almanac",
    ]);
  });

  it("of many cadences have a subject that fits on a line", () => {
    const many = aPlaybookOf(
      Array.from({ length: 6 }, (_, index) => daily(`row-${index}`, `A report of considerable length ${index}`)),
    );
    const [commit] = operationsOf(planAt(new SimulatedRepository(), many, FIRST), "commit-files");
    expect(commit?.message.split("\n")[0]).toBe("Add 6 reports 2026-11-17");
  });
});

describe("after an outage", () => {
  it("are one commit, too: with the reports of the days that were missed", () => {
    const repository = begun();
    passAt(repository, playbook, "2026-11-24T08:00:00Z");
    expect(paths(repository)[1]).toEqual([
      "main",
      ...["daily-metrics", "support-triage"].flatMap((id) =>
        ["18", "19", "20", "21", "22", "23"].map((day) => `reports/${id}/2026-11-${day}.md`),
      ),
    ]);
    expect(keysOf(planAt(repository, playbook, "2026-11-24T08:00:00Z"))).toEqual([]);
  });

  it("do not reach back further than two months", () => {
    const repository = begun();
    passAt(repository, playbook, "2027-06-01T08:00:00Z");
    expect(repository.commits[1]?.files).toHaveLength(2 * 61);
  });
});

describe("files that stand", () => {
  it("are not written again, whatever people made of them", () => {
    const repository = begun();
    repository.branches.get("main")?.files.set("reports/daily-metrics/2026-11-18.md", "Mine\n");
    passAt(repository, playbook, NEXT);
    expect(paths(repository)[1]).toEqual(["main", "reports/support-triage/2026-11-18.md"]);
    expect(repository.branches.get("main")?.files.get("reports/daily-metrics/2026-11-18.md")).toBe("Mine\n");
  });

  it("are remembered as delivered where the ledger was lost: nothing is written twice", () => {
    const repository = begun();
    passAt(repository, playbook, NEXT);
    repository.items = [];
    expect(keysOf(passAt(repository, playbook, "2026-11-19T10:00:00Z"))).toEqual(["open-issue open:almanac"]);
    expect(repository.commits).toHaveLength(2);
    expect(ledgerIn(repository).cadences["daily-metrics"]?.newest).toBe("2026-11-19");
  });

  it("are known to a pass after one that died before the ledger was written", () => {
    const repository = begun();
    diesAfter(1, repository, playbook, NEXT);
    expect(keysOf(passAt(repository, playbook, NEXT))).toEqual(["update-issue update:almanac"]);
    expect(repository.commits).toHaveLength(2);
    expect(ledgerIn(repository).cadences["daily-metrics"]?.newest).toBe("2026-11-19");
  });
});

describe("a default branch that takes no direct commits", () => {
  const begunProtected = (): SimulatedRepository => {
    const repository = new SimulatedRepository();
    repository.closed = "changes must come by pull request";
    passAt(repository, playbook, FIRST);
    return repository;
  };

  it("gets none: they go to a branch without history, and the almanac issue links it", () => {
    const repository = begunProtected();
    expect(paths(repository).map(([branch]) => branch)).toEqual(["almanac-data"]);
    expect(repository.branches.get("almanac-data")?.began.size).toBe(0);
    expect(itemOf(repository, "almanac").body).toContain("[Daily reports](../tree/almanac-data/reports)");
    expect(keysOf(planAt(repository, playbook, FIRST))).toEqual([]);
  });

  it("says why in the plan", () => {
    const repository = new SimulatedRepository();
    repository.closed = "changes must come by pull request";
    const [commit] = operationsOf(planAt(repository, playbook, FIRST), "commit-files");
    expect(commit).toMatchObject({ branch: "almanac-data", orphan: true });
    expect(commit?.reason).toContain("main takes no direct commits (changes must come by pull request)");
  });

  it("gets them from the day on which that changes, and the link goes", () => {
    const repository = begunProtected();
    repository.closed = undefined;
    passAt(repository, playbook, NEXT);
    expect(paths(repository).map(([branch]) => branch)).toEqual(["almanac-data", "main"]);
    expect(itemOf(repository, "almanac").body).not.toContain("Daily reports");
  });

  it("looks for what stands on the other branch, not on the default one", () => {
    const repository = begunProtected();
    repository.items = [];
    passAt(repository, playbook, FIRST);
    expect(repository.commits).toHaveLength(1);
  });
});

describe("what cannot be known", () => {
  it.each(["branch", "folder"] as const)("is told, and nothing is committed or remembered: the %s", (kind) => {
    const repository = begun();
    const plan = passAt(repository, playbook, NEXT, failing(kind));
    expect(plan.problems).toContainEqual(unreachable);
    expect(operationsOf(plan, "commit-files")).toEqual([]);
    expect(ledgerIn(repository).cadences["daily-metrics"]?.newest).toBe("2026-11-18");
    expect(keysOf(passAt(repository, playbook, NEXT))[0]).toBe("commit-files commit:2026-11-19");
  });

  it("is a repository without a commit: its place and what to do", () => {
    const repository = new SimulatedRepository();
    repository.branches.clear();
    const plan = planAt(repository, playbook, FIRST);
    expect(plan.problems).toMatchObject([{ id: "repository-empty", place: "acme/shop", fix: "Push a first commit." }]);
    expect(keysOf(plan)).toEqual(["open-issue open:almanac"]);
  });

  it("is one template: the other cadences are committed all the same", () => {
    const broken = { ...metrics, template: ".github/almanac/broken.md" };
    const repository = new SimulatedRepository({ files: { ".github/almanac/broken.md": "::nonsense\n" } });
    const plan = passAt(repository, aPlaybookOf([broken, daily("support-triage", "Support triage")]), FIRST);
    expect(plan.problems).toMatchObject([{ id: "template-invalid", place: ".github/almanac/broken.md:1" }]);
    expect(paths(repository)).toEqual([["main", "reports/support-triage/2026-11-17.md"]]);
    expect(ledgerIn(repository).cadences["daily-metrics"]?.newest).toBeUndefined();
  });
});
