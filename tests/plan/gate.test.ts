import { describe, expect, it } from "vitest";
import type { Gate } from "../../src/playbook/playbook.ts";
import { aCadence, aPlaybookOf, aRole } from "../support/builders.ts";
import { doDeed, ticks } from "../support/simulated-deed.ts";
import { diesAfter, failing, passAt, planAt, unreachable } from "../support/simulated-pass.ts";
import { SimulatedRepository } from "../support/simulated-repository.ts";
import { itemOf, itemsOf, keysOf, ledgerIn } from "../support/simulated-view.ts";

const FIRST = "2026-11-18T10:00:00Z";
const CLOSED = "2026-11-19T10:00:00Z";
const gate: Gate = {
  id: "launch",
  title: "Launch sign-off",
  conditions: [
    { id: "rollback", text: "A rollback was tried", role: "infrastructure-maintainer" },
    { id: "figures", text: "Figures are measured", role: "analytics-reporter" },
  ],
  source: { file: ".github/almanac.yml", line: 5 },
};
const monthly = aCadence({
  id: "review",
  title: "Review",
  pace: "monthly",
  rhythm: { kind: "monthly", months: 1, firstMonth: 1, on: { kind: "day", day: 1 } },
});
const standing = aCadence({ id: "reliability", delivery: "standing", pace: "continuous" });
const playbook = aPlaybookOf([aCadence(), monthly, standing], { gate });

const begun = (): SimulatedRepository => {
  const repository = new SimulatedRepository({
    permissions: { hal: "admin", fay: "write", bo: "triage", outsider: "write" },
  });
  passAt(repository, playbook, FIRST);
  return repository;
};
const closes = (repository: SimulatedRepository, who: string, reason: "completed" | "not-planned" = "completed") =>
  doDeed(repository, { kind: "close", number: 1, reason }, CLOSED, who);
const tickAll = (repository: SimulatedRepository) => doDeed(repository, ticks(repository.item(1)), CLOSED);

describe("a gate that nobody signed off", () => {
  it("opens its issue for those who answer for its conditions, and the almanac issue, and nothing else", () => {
    const repository = begun();
    expect(repository.items.map(({ title, assignees }) => ({ title, assignees }))).toEqual([
      { title: "Launch sign-off", assignees: ["bo", "fay"] },
      { title: "Almanac of Acme Shop", assignees: [] },
    ]);
    expect(itemOf(repository, "almanac").body).toContain("Everything recurring waits for **Launch sign-off** #1");
    expect(ledgerIn(repository).cadences).toEqual({});
    expect(keysOf(planAt(repository, playbook, FIRST))).toEqual([]);
    expect(planAt(repository, playbook, CLOSED).notes).toEqual(["Cadences wait for the gate, #1."]);
  });

  it("is opened again where it was deleted: without it nobody could sign off", () => {
    const repository = begun();
    repository.remove(1);
    expect(keysOf(planAt(repository, playbook, CLOSED))).toContain("open-issue open:gate:launch");
  });

  it("is no gate where the playbook says so", () => {
    const off = aPlaybookOf([aCadence()]);
    expect(keysOf(planAt(new SimulatedRepository(), off, FIRST))[0]).toBe(
      "open-issue open:weekly-analytics:2026-11-16",
    );
  });

  it("lets cadences start where it was switched off later, its issue open or not", () => {
    const repository = begun();
    const keys = keysOf(passAt(repository, { ...playbook, gate: undefined }, CLOSED));
    expect(keys.slice(0, 2)).toEqual(["open-issue open:reliability", "open-issue open:weekly-analytics:2026-11-16"]);
    passAt(repository, { ...playbook, gate: undefined }, "2026-11-19T10:10:00Z");
    expect(itemOf(repository, "almanac").body).not.toContain("waits for");
  });
});

describe("a gate that was closed without right", () => {
  it.each([
    ["by somebody without write access", "bo", "completed", true, "bo has no write access"],
    ["by a stranger", "stranger", "completed", true, "stranger has no write access"],
    ["by somebody without a role", "outsider", "completed", true, "outsider holds no role in .github/almanac.yml"],
    ["with a condition left open", "fay", "completed", false, "2 of its conditions are not ticked"],
    [
      "as not planned",
      "hal",
      "not-planned",
      true,
      "hal closed it as not planned; to do without a gate, write `gate: off`",
    ],
  ] as const)("is opened again with the reason on top: %s", (_, who, reason, all, because) => {
    const repository = begun();
    if (all) tickAll(repository);
    const before = repository.item(1).body;
    closes(repository, who, reason);
    const plan = passAt(repository, playbook, CLOSED);
    expect(keysOf(plan)).toEqual(["update-issue reopen:gate:launch"]);
    expect(plan.operations[0]?.reason).toContain(because);
    expect(repository.item(1)).toMatchObject({ state: "open", stateReason: undefined });
    expect(repository.item(1).body.endsWith(before)).toBe(true);
    expect(repository.item(1).body).toContain(`**Open again:** ${because}`);
    expect(keysOf(planAt(repository, playbook, CLOSED))).toEqual([]);
  });

  it("says the same thing once, however often it happens", () => {
    const repository = begun();
    for (const _ of [1, 2, 3]) {
      closes(repository, "fay");
      passAt(repository, playbook, CLOSED);
    }
    expect(repository.item(1).body.match(/Open again/g)).toHaveLength(1);
  });

  it("is opened again where nobody knows who closed it", () => {
    const repository = begun();
    tickAll(repository);
    closes(repository, "hal");
    repository.closers.clear();
    expect(planAt(repository, playbook, CLOSED).operations[0]?.reason).toContain("it is not known who closed it");
  });

  it("stays closed, and nothing starts, while GitHub does not say who closed it", () => {
    const repository = begun();
    tickAll(repository);
    closes(repository, "hal");
    const plan = planAt(repository, playbook, CLOSED, failing("closer"));
    expect(plan.problems).toEqual([unreachable]);
    expect(keysOf(plan).filter((key) => !key.includes("almanac"))).toEqual([]);
  });
});

describe("a gate that was signed off", () => {
  const signed = () => {
    const repository = begun();
    tickAll(repository);
    closes(repository, "HAL".toLowerCase());
    return repository;
  };

  it("starts cadences: history begins at that instant", () => {
    const repository = signed();
    const plan = passAt(repository, playbook, CLOSED);
    expect(keysOf(plan)).toEqual([
      "open-issue open:reliability",
      "open-issue open:weekly-analytics:2026-11-16",
      "update-issue update:almanac",
    ]);
    expect(plan.notes).toContain("hal signed off the gate (#1); cadences start now.");
    expect(ledgerIn(repository)).toMatchObject({
      gate: { passed: CLOSED, by: "hal" },
      cadences: { review: { adopted: CLOSED }, "weekly-analytics": { adopted: CLOSED, newest: "2026-11-16" } },
    });
    expect(keysOf(planAt(repository, playbook, CLOSED))).toEqual([]);
  });

  it("stays signed off whatever becomes of its issue", () => {
    const repository = signed();
    passAt(repository, playbook, CLOSED);
    doDeed(repository, { kind: "reopen", number: 1 }, CLOSED);
    expect(keysOf(planAt(repository, playbook, "2026-11-23T08:00:00Z"))[0]).toBe(
      "open-issue open:weekly-analytics:2026-11-23",
    );
    repository.remove(1);
    expect(keysOf(planAt(repository, playbook, "2026-11-23T08:00:00Z"))).not.toContain("open-issue open:gate:launch");
  });

  it("is asked for nothing more: who closed it is read once", () => {
    const repository = signed();
    passAt(repository, playbook, CLOSED);
    const read: string[] = [];
    planAt(repository, playbook, "2026-11-19T11:00:00Z", {
      answer: ({ kind }) => {
        read.push(kind);
        return undefined;
      },
    });
    expect(read).toEqual([]);
  });

  it("counts, too, where the pass that saw it died, or the ledger was lost", () => {
    const repository = signed();
    diesAfter(1, repository, playbook, CLOSED);
    passAt(repository, playbook, CLOSED);
    expect(itemsOf(repository, "standing")).toHaveLength(1);
    repository.remove(2);
    expect(keysOf(passAt(repository, playbook, "2026-11-20T10:00:00Z"))).toEqual(["open-issue open:almanac"]);
    expect(ledgerIn(repository).gate?.by).toBe("hal");
  });

  it("counts by any kind of role: a rotation's, one chosen by label", () => {
    const turn = { unit: "week", every: 1 } as const;
    const labels = new Map([["area/checkout", ["chi"]]]);
    const roles = [
      aRole("a", [], { holders: { kind: "rotation", people: ["dev", "eve"], turn, from: "2026-11-02" } }),
      aRole("b", [], { holders: { kind: "by-label", labels, otherwise: ["jo"] } }),
      aRole("c", [], { holders: { kind: "agent", agent: "copilot" } }),
    ];
    const wide = { ...playbook, roles: new Map([...playbook.roles, ...roles.map((role) => [role.id, role] as const)]) };
    const passes = (who: string) => {
      const repository = new SimulatedRepository({ permissions: { [who]: "write" } });
      passAt(repository, wide, FIRST);
      tickAll(repository);
      closes(repository, who);
      return keysOf(planAt(repository, wide, CLOSED)).includes("open-issue open:weekly-analytics:2026-11-16");
    };
    expect(["eve", "chi", "jo", "copilot"].map(passes)).toEqual([true, true, true, false]);
  });
});
