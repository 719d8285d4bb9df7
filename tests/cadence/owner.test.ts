import { describe, expect, it } from "vitest";
import { occurrenceOwner } from "../../src/cadence/occurrence-owner.ts";
import { ownerOf } from "../../src/cadence/owner.ts";
import type { Absence } from "../../src/playbook/playbook.ts";
import { aCadence, aPlaybookOf, aRole } from "../support/builders.ts";

const team = aRole("infrastructure-maintainer", [], {
  holders: { kind: "rotation", people: ["bo", "chi", "dev"], turn: { unit: "week", every: 1 }, from: "2026-11-02" },
});
const playbook = aPlaybookOf([], {
  roles: new Map([team, aRole("project-shepherd", ["hal"])].map((role) => [role.id, role])),
});
const away = (...who: string[]): Absence[] =>
  who.map((login) => ({ who: login, range: { from: "2026-11-01", to: "2026-11-30" } }));
const people = (date: string, absent: Absence[] = []) =>
  ownerOf(playbook, "infrastructure-maintainer", date, absent).people;

describe("a rotation", () => {
  it("goes by the nominal date of an occurrence that a holiday moved into the next turn", () => {
    const occurrence = { cadence: aCadence({ owner: "infrastructure-maintainer" }), date: "2026-11-08" };
    expect(occurrenceOwner(playbook, occurrence, "2026-11-09", []).people).toEqual(["bo"]);
    expect(occurrenceOwner(playbook, occurrence, "2026-11-09", away("bo")).people).toEqual(["chi"]);
  });

  it("is computed from its first day, so that nothing a person reassigns can shift it", () => {
    expect(["2026-11-02", "2026-11-08", "2026-11-09", "2026-11-16", "2026-11-23"].map((date) => people(date))).toEqual([
      ["bo"],
      ["bo"],
      ["chi"],
      ["dev"],
      ["bo"],
    ]);
  });

  it("reaches back before its first day", () => {
    expect(people("2026-11-01")).toEqual(["dev"]);
  });

  it("passes over an absent person without debt: the week after is as if nothing had been", () => {
    expect(people("2026-11-03", away("bo"))).toEqual(["chi"]);
    expect(people("2026-11-10", away("bo"))).toEqual(["chi"]);
    expect(ownerOf(playbook, "infrastructure-maintainer", "2026-11-03", away("bo")).absent).toEqual(["bo"]);
  });

  it("asks the decision authority when nobody is left, and says so", () => {
    const owner = ownerOf(playbook, "infrastructure-maintainer", "2026-11-03", away("bo", "chi", "dev"));
    expect(owner).toMatchObject({ people: ["hal"], escalated: true, absent: ["bo", "chi", "dev"] });
  });

  it("asks even an absent authority rather than nobody", () => {
    expect(people("2026-11-03", away("bo", "chi", "dev", "hal"))).toEqual(["hal"]);
  });
});

describe("other holders", () => {
  const heldBy = (role: ReturnType<typeof aRole>) =>
    aPlaybookOf([], { roles: new Map([role, aRole("project-shepherd", ["hal"])].map((one) => [one.id, one])) });

  it("makes everyone of a list responsible, minus the absent, whatever the case of their logins", () => {
    expect(ownerOf(heldBy(aRole("support", ["eve", "Ida"])), "support", "2026-11-03", away("ida")).people).toEqual([
      "eve",
    ]);
  });

  it("takes a team as it is: nobody knows who of it is away", () => {
    const role = aRole("trend", [], { holders: { kind: "everyone", people: [], teams: ["acme/product"] } });
    expect(ownerOf(heldBy(role), "trend", "2026-11-03", [])).toMatchObject({
      people: [],
      teams: ["acme/product"],
      escalated: false,
    });
  });

  it("chooses by label, and falls back to the others", () => {
    const role = aRole("developer", [], {
      holders: { kind: "by-label", labels: new Map([["area/checkout", ["chi"]]]), otherwise: ["bo", "jo"] },
    });
    expect(ownerOf(heldBy(role), "developer", "2026-11-03", [], ["bug", "area/checkout"]).people).toEqual(["chi"]);
    expect(ownerOf(heldBy(role), "developer", "2026-11-03", [], ["bug"]).people).toEqual(["bo", "jo"]);
  });

  it("lets a cadence name a person directly", () => {
    expect(ownerOf(playbook, "gus", "2026-11-03", [])).toMatchObject({
      people: ["gus"],
      role: undefined,
      escalated: false,
    });
    expect(ownerOf(playbook, "gus", "2026-11-03", away("gus"))).toMatchObject({ people: ["hal"], escalated: true });
  });
});
