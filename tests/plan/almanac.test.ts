import { describe, expect, it } from "vitest";
import { writeMarker } from "../../src/markdown/marker.ts";
import { aCadence, aPlaybookOf, aRole } from "../support/builders.ts";
import { doDeed, ticks } from "../support/simulated-deed.ts";
import { failing, passAt, planAt, unreachable } from "../support/simulated-pass.ts";
import { SimulatedRepository } from "../support/simulated-repository.ts";
import { itemOf, itemsOf, keysOf, ledgerIn, standing } from "../support/simulated-view.ts";

const FIRST = "2026-11-18T10:00:00Z";
const LATER = "2026-11-18T11:00:00Z";
const MONDAY = "2026-11-23T08:00:00Z";
const weekly = aPlaybookOf([aCadence()]);
const monthly = aCadence({
  id: "review",
  title: "Review",
  pace: "monthly",
  rhythm: { kind: "monthly", months: 1, firstMonth: 1, on: { kind: "day", day: 1 } },
});

const begun = (playbook = weekly): SimulatedRepository => {
  const repository = new SimulatedRepository();
  passAt(repository, playbook, FIRST);
  return repository;
};
const almanac = (repository: SimulatedRepository) => itemOf(repository, "almanac");
const edited = (repository: SimulatedRepository, change: (body: string) => string) => {
  const { number, body } = almanac(repository);
  doDeed(repository, { kind: "write", number, body: change(body) }, FIRST);
};

describe("the almanac issue", () => {
  it("is repaired where somebody wrote into it", () => {
    const repository = begun();
    const { body } = almanac(repository);
    edited(repository, (text) => `Hello!\n\n${text}`);
    expect(keysOf(passAt(repository, weekly, LATER))).toEqual(["update-issue update:almanac"]);
    expect(almanac(repository).body).toBe(body);
  });

  it("keeps the title and the labels that people gave it", () => {
    const repository = begun();
    doDeed(repository, { kind: "rename", number: 2, title: "Our calendar" }, FIRST);
    doDeed(repository, { kind: "label", number: 2, labels: [] }, FIRST);
    expect(keysOf(planAt(repository, weekly, LATER))).toEqual([]);
  });

  it("is opened again where somebody closed it: it holds the ledger", () => {
    const repository = begun();
    doDeed(repository, { kind: "close", number: 2, reason: "completed" }, FIRST);
    expect(keysOf(passAt(repository, weekly, LATER))).toEqual(["update-issue update:almanac"]);
    expect(almanac(repository)).toMatchObject({ state: "open", stateReason: undefined });
    expect(keysOf(planAt(repository, weekly, LATER))).toEqual([]);
  });

  it("shows a new item to teams as it will show it once it stands", () => {
    const role = aRole("analytics-reporter", [], {
      holders: { kind: "everyone", people: [], teams: ["acme/product"] },
    });
    const teams = aPlaybookOf([aCadence(), aCadence({ id: "b" }), aCadence({ id: "c" })], {
      roles: new Map([...weekly.roles, [role.id, role]]),
      runner: "app",
    });
    const repository = begun(teams);
    passAt(repository, teams, MONDAY);
    expect(almanac(repository).body).toContain("| acme/product |");
    expect(keysOf(planAt(repository, teams, "2026-11-23T09:00:00Z"))).toEqual([]);
  });

  it("offers to bring drafts up to date from the first draft on", () => {
    const report = aPlaybookOf([aCadence({ delivery: "pull-request" })]);
    const repository = begun(report);
    expect(almanac(repository).body).toContain("box:ask/redraw");
    expect(keysOf(planAt(repository, report, FIRST))).toEqual([]);
  });

  it("drops an absence when it is over", () => {
    const away = aPlaybookOf([aCadence()], { away: [{ who: "fay", range: { from: "2026-11-16", to: "2026-11-20" } }] });
    const repository = begun(away);
    expect(almanac(repository).body).toContain("**Away:** fay from");
    doDeed(repository, { kind: "close", number: 1, reason: "completed" }, LATER);
    passAt(repository, away, LATER);
    const back = planAt(repository, away, LATER).nextDueAt ?? "";
    expect(back).toBe("2026-11-20T23:00:00Z");
    passAt(repository, away, back);
    expect(almanac(repository).body).not.toContain("**Away:**");
  });
});

describe("when the next pass has something to do", () => {
  it("is when the almanac issue has waited long enough, told by the pass itself", () => {
    const repository = begun();
    expect(passAt(repository, weekly, MONDAY).nextDueAt).toBe("2026-11-23T08:10:00Z");
    passAt(repository, weekly, "2026-11-23T08:10:00Z");
    expect(planAt(repository, weekly, "2026-11-23T08:10:00Z").nextDueAt).toBe("2026-11-24T17:00:00Z");
  });

  it("is when something falls due, because it is shown as overdue from then on", () => {
    const repository = begun();
    expect(planAt(repository, weekly, FIRST).nextDueAt).toBe("2026-11-19T17:00:00Z");
    expect(keysOf(planAt(repository, weekly, "2026-11-19T16:59:59Z"))).toEqual([]);
    passAt(repository, weekly, "2026-11-19T17:00:00Z");
    expect(almanac(repository).body).toContain(
      "**Overdue since Thu 19 Nov 2026, 18:00:** Weekly analytics 2026-W46 #1, fay",
    );
  });

  it("is when what is shown as next has come, also while the gate holds everything back", () => {
    const gate = { id: "launch", title: "Launch", conditions: [], source: { file: "a.yml", line: 1 } };
    const gated = aPlaybookOf([aCadence()], { gate });
    const repository = begun(gated);
    expect(planAt(repository, gated, FIRST).nextDueAt).toBe(MONDAY);
    expect(keysOf(planAt(repository, gated, MONDAY))).toEqual(["update-issue update:almanac"]);
  });

  it("is never where nothing is ever due", () => {
    const ended = aPlaybookOf([aCadence({ until: "2026-11-01" })]);
    expect(planAt(begun(ended), ended, FIRST).nextDueAt).toBeUndefined();
  });
});

describe("a ledger that is lost", () => {
  it.each([
    ["broken", (body: string) => body.replace('"version":1', '"version":')],
    ["of another shape", (body: string) => body.replace('"newest":"2026-11-16"', '"newest":"some day"')],
    ["cut out", (body: string) => body.replace(/<!-- almanac:ledger .*\n\n/, "")],
  ])("is rebuilt from the markers, and says so: %s", (_, damage) => {
    const repository = begun();
    const before = ledgerIn(repository).cadences;
    edited(repository, damage);
    const plan = passAt(repository, weekly, LATER);
    expect(keysOf(plan)).toEqual(["update-issue update:almanac"]);
    expect(plan.notes).toEqual(["The ledger in #2 could not be read; it was rebuilt from 2 items of ours."]);
    expect(ledgerIn(repository).cadences).toEqual(before);
    expect(passAt(repository, weekly, LATER).notes).toEqual([]);
  });

  it("is rebuilt from all pages, not from the window alone", () => {
    const repository = begun();
    doDeed(repository, { kind: "close", number: 1, reason: "completed" }, LATER);
    edited(repository, (body) => body.replace("almanac:ledger", "almanac:other"));
    repository.window = 0;
    expect(keysOf(planAt(repository, weekly, LATER))).toEqual(["update-issue update:almanac"]);
  });

  it("stays lost where the pages cannot be read: nothing is opened from what is seen alone", () => {
    const repository = begun();
    doDeed(repository, { kind: "close", number: 1, reason: "completed" }, LATER);
    repository.remove(2);
    repository.window = 0;
    const plan = planAt(repository, weekly, LATER, failing("history"));
    expect(keysOf(plan)).toEqual([]);
    expect(plan.problems).toEqual([unreachable]);
  });

  it("comes back with the almanac issue that somebody closed long ago", () => {
    const repository = begun(aPlaybookOf([aCadence(), monthly]));
    doDeed(repository, { kind: "close", number: 2, reason: "completed" }, LATER);
    repository.window = 0;
    const plan = passAt(repository, aPlaybookOf([aCadence(), monthly]), LATER);
    expect(keysOf(plan)).toEqual(["update-issue update:almanac"]);
    expect(ledgerIn(repository).cadences["review"]).toEqual({ adopted: FIRST, newest: undefined, issue: undefined });
  });

  it("is begun afresh, with a new issue, where the old one was deleted", () => {
    const repository = begun();
    repository.remove(2);
    expect(keysOf(passAt(repository, weekly, LATER))).toEqual(["open-issue open:almanac"]);
    expect(standing(repository)).toEqual(["#1 open occurrence weekly-analytics 2026-11-16", "#3 open almanac"]);
  });
});

describe("the ledger", () => {
  it("does not go back to an older date when an entry of an older digest gets its issue", () => {
    const rows = Array.from({ length: 2 }, (_, index) => aCadence({ id: `row-${index}`, title: `Row ${index}` }));
    const capped = aPlaybookOf(rows, { cap: 1 });
    const repository = begun(capped);
    passAt(repository, capped, "2026-11-24T10:00:00Z");
    const [older, newer] = itemsOf(repository, "digest");
    expect([older?.marker.notes["lists"], newer?.marker.notes["lists"]]).toEqual([
      "row-1@2026-11-16",
      "row-1@2026-11-23",
    ]);
    if (older === undefined) throw new Error("there is no digest");
    doDeed(repository, ticks(older), "2026-11-24T11:00:00Z");
    expect(keysOf(passAt(repository, capped, "2026-11-24T11:00:00Z"))[0]).toBe("open-issue open:row-1:2026-11-16");
    passAt(repository, capped, "2026-11-24T12:00:00Z");
    expect(ledgerIn(repository).cadences["row-1"]?.newest).toBe("2026-11-23");
  });

  it("claims nothing that failed before it", () => {
    const repository = begun(aPlaybookOf([aCadence(), monthly]));
    const rows = ["a", "b", "c", "d"].map((id) => aCadence({ id, title: id }));
    const plan = planAt(repository, aPlaybookOf([aCadence(), monthly, ...rows]), LATER);
    repository.apply({ operations: plan.operations.filter(({ key }) => key !== "open:b:2026-11-16") }, LATER);
    const { cadences } = ledgerIn(repository);
    expect([cadences["a"]?.newest, cadences["b"]?.newest, cadences["c"]?.newest]).toEqual([
      "2026-11-16",
      undefined,
      "2026-11-16",
    ]);
    expect(almanac(repository).body).toContain("b 2026-W46 (not opened yet)");
  });

  it("is nobody's to forge: a marker in somebody else's issue is not an almanac", () => {
    const repository = new SimulatedRepository();
    const body = writeMarker({ kind: "almanac", key: [], notes: {} });
    repository.open("issue", { title: "Almanac", body, author: "outsider" }, FIRST);
    expect(keysOf(planAt(repository, weekly, FIRST))).toContain("open-issue open:almanac");
  });
});
