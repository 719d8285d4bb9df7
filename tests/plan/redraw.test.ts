import { describe, expect, it } from "vitest";
import { readBoxes } from "../../src/markdown/checklist.ts";
import { aCadence, aPlaybookOf } from "../support/builders.ts";
import { doDeed, ticks } from "../support/simulated-deed.ts";
import { failing, passAt, planAt, unreachable } from "../support/simulated-pass.ts";
import { SimulatedRepository } from "../support/simulated-repository.ts";
import { itemOf, keysOf } from "../support/simulated-view.ts";

const MONDAY = "2026-11-23T08:00:00Z";
const ASKED = "2026-11-23T10:00:00Z";
const PATH = "reports/weekly-analytics/2026-W47.md";
const BRANCH = "almanac-report/weekly-analytics/2026-W47";
const playbook = aPlaybookOf([aCadence({ delivery: "pull-request" })]);

const drafted = (): SimulatedRepository => {
  const repository = new SimulatedRepository();
  for (const now of [MONDAY, "2026-11-23T08:10:00Z"]) passAt(repository, playbook, now);
  return repository;
};
/** The draft stands, and then a pull request of the week it covers is seen. */
const begun = (): SimulatedRepository => {
  const repository = drafted();
  ship(repository, "Faster checkout", "2026-11-18T10:00:00Z");
  return repository;
};
const ship = (repository: SimulatedRepository, title: string, at: string) =>
  repository.merge(repository.open("pull-request", { title, body: "", author: "eve" }, at), "eve", at);
const ask = (repository: SimulatedRepository) =>
  doDeed(repository, ticks(itemOf(repository, "almanac"), "ask/redraw"), ASKED);
const draft = (repository: SimulatedRepository) => repository.branches.get(BRANCH)?.files.get(PATH) ?? "";
const edit = (repository: SimulatedRepository, change: (text: string) => string) =>
  repository.branches.get(BRANCH)?.files.set(PATH, change(draft(repository)));

describe("the box that brings drafts up to date", () => {
  it("draws the parts made by machine afresh, once, and is free again", () => {
    const repository = begun();
    expect(draft(repository)).not.toContain("Faster checkout");
    ask(repository);
    expect(keysOf(passAt(repository, playbook, ASKED))).toEqual([
      "commit-files redraw:weekly-analytics:2026-11-23",
      "update-issue update:almanac",
    ]);
    expect(draft(repository)).toContain("Faster checkout");
    expect(readBoxes(itemOf(repository, "almanac").body).filter((box) => box.checked)).toEqual([]);
    expect(keysOf(planAt(repository, playbook, ASKED))).toEqual([]);
  });

  it("does not happen by itself", () => {
    expect(keysOf(planAt(begun(), playbook, ASKED))).toEqual([]);
  });

  it("leaves alone what people edited, and says so", () => {
    const repository = begun();
    edit(repository, (text) => text.replace(/(<!-- almanac:begin [^\n]*-->\n)[^\n]*/, "$1In my own words."));
    edit(repository, (text) => `${text}\nAnswers of mine.\n`);
    ask(repository);
    const [operation] = passAt(repository, playbook, ASKED).operations;
    expect(operation?.reason).toBe("Somebody asked for fresh drafts. 1 edited part was left alone.");
    expect(draft(repository)).toContain("In my own words.");
    expect(draft(repository)).toMatch(/Answers of mine\.\n$/);
    expect(draft(repository)).toContain("Faster checkout");
  });

  it("commits nothing where nothing changed", () => {
    const repository = drafted();
    ask(repository);
    expect(keysOf(passAt(repository, playbook, ASKED))).toEqual(["update-issue update:almanac"]);
  });

  it("leaves merged and closed drafts as they are", () => {
    for (const kind of ["merge", "close"] as const) {
      const repository = begun();
      ask(repository);
      doDeed(repository, kind === "merge" ? { kind, number: 2 } : { kind, number: 2, reason: "completed" }, ASKED);
      expect(keysOf(passAt(repository, playbook, ASKED)).filter((key) => key.startsWith("commit"))).toEqual([]);
    }
  });

  it("leaves alone a draft whose branch or file is gone", () => {
    const repository = begun();
    ask(repository);
    repository.branches.delete(BRANCH);
    expect(keysOf(planAt(repository, playbook, ASKED))).toEqual(["update-issue update:almanac"]);
  });

  it("tells where a draft could not be read", () => {
    const repository = begun();
    ask(repository);
    const plan = planAt(repository, playbook, ASKED, failing("file"));
    expect(plan.problems).toEqual([unreachable]);
  });

  it("draws what was opened before its time, too", () => {
    const repository = begun();
    doDeed(repository, ticks(itemOf(repository, "almanac"), "ask/open"), ASKED);
    passAt(repository, playbook, ASKED);
    ship(repository, "New fonts", "2026-11-24T10:00:00Z");
    doDeed(repository, ticks(itemOf(repository, "almanac"), "ask/redraw"), "2026-11-25T10:00:00Z");
    expect(keysOf(passAt(repository, playbook, "2026-11-25T10:00:00Z"))).toContain(
      "commit-files redraw:weekly-analytics:2026-11-30",
    );
    const files = repository.branches.get("almanac-report/weekly-analytics/2026-W48")?.files;
    expect(files?.get("reports/weekly-analytics/2026-W48.md")).toContain("New fonts");
  });
});
