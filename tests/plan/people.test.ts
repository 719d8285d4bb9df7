import { describe, expect, it } from "vitest";
import type { Playbook } from "../../src/playbook/playbook.ts";
import { aCadence, aPlaybookOf, aRole } from "../support/builders.ts";
import { doDeed } from "../support/simulated-deed.ts";
import { failing, type Otherwise, passAt, planAt, unreachable } from "../support/simulated-pass.ts";
import { SimulatedRepository } from "../support/simulated-repository.ts";
import { itemOf, itemsOf, keysOf, ledgerIn } from "../support/simulated-view.ts";

const FIRST = "2026-11-18T10:00:00Z";
const SETTLED = "2026-11-18T10:10:00Z";
const NEXT_DAY = "2026-11-19T10:00:00Z";
const weekly = aPlaybookOf([aCadence()]);
const held = (change: Parameters<typeof aRole>[2], people: readonly string[] = []): Playbook => {
  const role = aRole("analytics-reporter", people, {
    title: "Analytics Reporter",
    because: { file: "a.yml", line: 7 },
    ...change,
  });
  return aPlaybookOf([aCadence()], { roles: new Map([...weekly.roles, [role.id, role]]) });
};

/** The logins a pass asks GitHub about. */
function asked(repository: SimulatedRepository, playbook: Playbook, now: string): readonly string[] {
  const logins: string[] = [];
  const listen: Otherwise = {
    answer: (requirement) => {
      if (requirement.kind === "assignable") logins.push(requirement.login);
      return undefined;
    },
  };
  planAt(repository, playbook, now, listen);
  return logins;
}
const begun = (playbook: Playbook, assignable: readonly string[]): SimulatedRepository => {
  const repository = new SimulatedRepository({ assignable });
  passAt(repository, playbook, FIRST);
  return repository;
};

describe("an owner whom GitHub does not let be assigned", () => {
  const playbook = held({}, ["gone"]);
  const problem = {
    id: "owner-not-assignable",
    cause: "GitHub does not let gone be assigned: no such account, or no access to this repository.",
    place: "a.yml:7",
    fix: "Name somebody else there for analytics-reporter, or give gone access to the repository.",
  };

  it("is a problem with the line of the playbook, once the new item has settled", () => {
    const repository = begun(playbook, ["hal"]);
    expect(planAt(repository, playbook, "2026-11-18T10:09:59Z").problems).toEqual([]);
    expect(planAt(repository, playbook, FIRST).nextDueAt).toBe(SETTLED);
    expect(passAt(repository, playbook, SETTLED).problems).toEqual([problem]);
    expect(itemOf(repository, "almanac").body).toContain("GitHub does not let gone be assigned");
    expect(keysOf(planAt(repository, playbook, SETTLED))).toEqual([]);
  });

  it("is asked about once a day, and the problem stays meanwhile", () => {
    const repository = begun(playbook, ["hal"]);
    expect(asked(repository, playbook, SETTLED)).toEqual(["gone"]);
    passAt(repository, playbook, SETTLED);
    expect(ledgerIn(repository).people).toEqual({ gone: { assignable: false, asked: "2026-11-18" } });
    expect(asked(repository, playbook, "2026-11-18T22:59:59Z")).toEqual([]);
    expect(planAt(repository, playbook, "2026-11-18T12:00:00Z").problems).toEqual([problem]);
    expect(planAt(repository, playbook, "2026-11-18T12:00:00Z").nextDueAt).toBe("2026-11-18T23:00:00Z");
    expect(asked(repository, playbook, "2026-11-18T23:00:00Z")).toEqual(["gone"]);
  });

  it("is no problem any more when the person was let in, or somebody else has it", () => {
    const repository = begun(playbook, ["hal"]);
    passAt(repository, playbook, SETTLED);
    const letIn = planAt(repository, playbook, NEXT_DAY, {
      answer: (requirement) =>
        requirement.kind === "assignable" ? { requirement, answer: { kind: "value", value: true } } : undefined,
    });
    expect(letIn.problems).toEqual([]);
    doDeed(repository, { kind: "close", number: 1, reason: "completed" }, NEXT_DAY);
    expect(planAt(repository, playbook, NEXT_DAY).problems).toEqual([]);
  });

  it("is told by the role that names the person, not by one that fell back to it", () => {
    const named = aRole("studio-producer", ["gone"], { because: { file: "b.yml", line: 3 } });
    const fallen = { ...playbook, roles: new Map(playbook.roles) };
    const through = aRole("analytics-reporter", ["gone"], {
      through: "studio-producer",
      because: { file: "b.yml", line: 3 },
    });
    fallen.roles.set(through.id, through).set(named.id, named);
    const repository = begun(fallen, ["hal"]);
    expect(passAt(repository, fallen, SETTLED).problems[0]?.fix).toContain("for studio-producer");
  });

  it("is one of several: the others have it, and the problem is told", () => {
    const several = held({}, ["fay", "gone"]);
    const repository = begun(several, ["fay", "hal"]);
    expect(repository.item(1).assignees).toEqual(["fay"]);
    expect(passAt(repository, several, SETTLED).problems).toEqual([problem]);
  });

  it("is told as unknown where GitHub does not say", () => {
    const repository = begun(playbook, ["hal"]);
    const plan = planAt(repository, playbook, SETTLED, failing("assignable"));
    expect(plan.problems).toEqual([unreachable]);
  });
});

describe("a person whom somebody unassigned", () => {
  it("is not assigned again, and is no problem", () => {
    const repository = begun(weekly, ["fay", "hal"]);
    doDeed(repository, { kind: "assign", number: 1, logins: [] }, FIRST);
    const plan = passAt(repository, weekly, SETTLED);
    expect(plan.problems).toEqual([]);
    expect(keysOf(plan)).toEqual(["update-issue update:almanac"]);
    expect(repository.item(1).assignees).toEqual([]);
    expect(keysOf(planAt(repository, weekly, SETTLED))).toEqual([]);
  });

  it("is asked about once a week", () => {
    const leaving = aPlaybookOf([aCadence({ ifOpen: "leave" })]);
    const repository = begun(leaving, ["fay", "hal"]);
    doDeed(repository, { kind: "assign", number: 1, logins: ["hal"] }, FIRST);
    passAt(repository, leaving, SETTLED);
    expect(asked(repository, leaving, "2026-11-22T10:00:00Z")).toEqual([]);
    expect(asked(repository, leaving, "2026-11-24T22:59:59Z")).toEqual([]);
    expect(asked(repository, leaving, "2026-11-24T23:00:00Z")).toEqual(["fay"]);
  });

  it("is nobody whom the login's case tells apart", () => {
    const repository = begun(held({}, ["Fay"]), ["Fay", "hal"]);
    doDeed(repository, { kind: "assign", number: 1, logins: ["fay"] }, FIRST);
    expect(asked(repository, weekly, SETTLED)).toEqual([]);
  });
});

describe("owners of other kinds", () => {
  it("an agent is nobody to assign, remind or miss: only the note comes", () => {
    const agent = held({ holders: { kind: "agent", agent: "copilot" } });
    const repository = begun(agent, ["hal"]);
    expect(itemOf(repository, "occurrence")).toMatchObject({ assignees: [], marker: { notes: {} } });
    expect(itemOf(repository, "occurrence").body).toContain("**Owner** the agent copilot");
    expect(passAt(repository, agent, SETTLED).problems).toEqual([]);
    for (const now of ["2026-11-20T08:00:00Z"])
      expect(keysOf(planAt(repository, agent, now)).filter((key) => key.includes("remind"))).toEqual([]);
  });

  it("a team alone is a problem with the Action, which cannot notify it, and none with the App", () => {
    const team = held({ holders: { kind: "everyone", people: [], teams: ["acme/product"] } });
    const repository = begun(team, ["hal"]);
    expect(itemOf(repository, "occurrence")).toMatchObject({
      assignees: [],
      marker: { notes: { teams: "acme/product" } },
    });
    expect(planAt(repository, team, SETTLED).problems).toMatchObject([{ id: "team-not-notifiable", place: "a.yml:7" }]);
    expect(planAt(repository, { ...team, runner: "app" }, SETTLED).problems).toEqual([]);
    const mixed = held({ holders: { kind: "everyone", people: ["fay"], teams: ["acme/product"] } });
    expect(planAt(begun(mixed, ["fay"]), mixed, SETTLED).problems).toEqual([]);
  });

  it("labels choose nobody of a cadence: the others have it", () => {
    const labels = new Map([["area/checkout", ["chi"]]]);
    const byLabel = held({ holders: { kind: "by-label", labels, otherwise: ["bo", "jo"] } });
    expect(itemOf(begun(byLabel, ["bo", "jo"]), "occurrence").assignees).toEqual(["bo", "jo"]);
  });

  it("a rotation goes on by the calendar, whatever people reassign", () => {
    const turn = { unit: "week", every: 1 } as const;
    const rotation = held({ holders: { kind: "rotation", people: ["bo", "chi", "dev"], turn, from: "2026-11-16" } });
    const repository = begun(rotation, ["bo", "chi", "dev"]);
    expect(itemOf(repository, "occurrence").assignees).toEqual(["bo"]);
    doDeed(repository, { kind: "assign", number: 1, logins: ["dev"] }, FIRST);
    passAt(repository, rotation, "2026-11-23T08:00:00Z");
    passAt(repository, rotation, "2026-11-30T08:00:00Z");
    expect(itemsOf(repository, "occurrence").map((item) => item.assignees)).toEqual([["dev"], ["chi"], ["dev"]]);
  });

  it("nobody left asks the decision authority, and the issue says so", () => {
    const away = { who: "fay", range: { from: "2026-11-01", to: "2026-11-30" } };
    const repository = begun({ ...weekly, away: [away] }, ["fay", "hal"]);
    expect(itemOf(repository, "occurrence").assignees).toEqual(["hal"]);
    expect(itemOf(repository, "occurrence").body).toContain("fay is away until");
  });

  it("more than ten are too many to assign: GitHub takes no more", () => {
    const many = Array.from({ length: 12 }, (_, index) => `p${index}`);
    expect(itemOf(begun(held({}, many), many), "occurrence").assignees).toHaveLength(10);
  });
});
