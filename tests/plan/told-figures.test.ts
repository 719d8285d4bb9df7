import { describe, expect, it } from "vitest";
import { parseOver } from "../../src/playbook/parse-over.ts";
import { aCadence, aMetric, aPlaybookOf } from "../support/builders.ts";
import { itemOf, keysOf } from "../support/simulated-view.ts";
import { passAt, planAt } from "../support/simulated-pass.ts";
import { SimulatedRepository } from "../support/simulated-repository.ts";

const DAY = "2026-11-23T08:00:00Z";
const NEXT = "2026-11-24T08:00:00Z";
const nps = aMetric({
  id: "nps",
  title: "NPS",
  target: "above 50",
  origin: { kind: "manual" },
  over: parseOver("month"),
});
const playbook = aPlaybookOf([aCadence()], { metrics: [nps, aMetric({ id: "other" })] });

const begun = () => {
  const repository = new SimulatedRepository({ permissions: { fay: "write", zoe: "read" } });
  passAt(repository, playbook, DAY);
  return repository;
};
const say = (
  repository: SimulatedRepository,
  who: string,
  body: string,
  where: "almanac" | "occurrence" = "occurrence",
) => repository.say(itemOf(repository, where).number, who, body, "2026-11-23T15:00:00Z");
const told = (repository: SimulatedRepository) =>
  repository.branches.get("almanac-data")?.files.get("metrics/told.csv");
const index = (repository: SimulatedRepository) =>
  repository.branches.get("main")?.files.get("reports/README.md") ?? "";

describe("a figure that people tell", () => {
  it("says how it is told while nobody has", () => {
    expect(index(begun())).toContain("Nobody has told it yet: comment `/figure nps VALUE` under the almanac issue");
  });

  it.each(["occurrence", "almanac"] as const)("is kept with who said it and when, and shown: under the %s", (where) => {
    const repository = begun();
    say(repository, "fay", "Counted it.\n/figure nps 54\n", where);
    const plan = passAt(repository, playbook, NEXT);
    expect(keysOf(plan)).toEqual(expect.arrayContaining(["commit-files told:2026-11-24", "react told:1"]));
    expect(told(repository)).toBe("metric,day,value,who,said,comment\nnps,2026-11-23,54,fay,2026-11-23T15:00:00Z,1\n");
    expect(index(repository)).toContain("| NPS, 23 November 2026 | ✅ 54 |");
    expect(planAt(repository, playbook, NEXT).operations).toEqual([]);
    expect(keysOf(passAt(repository, playbook, "2026-11-25T08:00:00Z"))).not.toContain("commit-files told:2026-11-25");
  });

  it("may be about another day, and the newest word about a day counts", () => {
    const repository = begun();
    say(repository, "fay", "/figure nps 50 2026-11-20\n/figure nps 61 2026-11-22");
    passAt(repository, playbook, NEXT);
    repository.say(itemOf(repository, "occurrence").number, "fay", "/figure nps 60 2026-11-22", "2026-11-24T15:00:00Z");
    passAt(repository, playbook, "2026-11-25T08:00:00Z");
    expect(index(repository)).toContain("| NPS, 22 November 2026 | ✅ 60 |");
  });

  it.each([
    ["zoe", "/figure nps 54"],
    ["stranger", "/figure nps 54"],
    ["fay", "/figure other 54"],
    ["fay", "/figure nps many"],
    ["fay", "/figure nps 54 %"],
    ["fay", "/figure nps 54 2026-13-01"],
    ["fay", "/figure nps 54 2027-01-01"],
    ["fay", "I would say /figure nps 54"],
  ])("is not heard of %s: %s", (who, body) => {
    const repository = begun();
    say(repository, who, body);
    passAt(repository, playbook, NEXT);
    expect(told(repository)).toBeUndefined();
  });

  it("is not heard where the comment was edited", () => {
    const repository = begun();
    say(repository, "fay", "/figure nps 54");
    repository.comments = repository.comments.map((comment) => ({ ...comment, updatedAt: "2026-11-23T16:00:00Z" }));
    passAt(repository, playbook, NEXT);
    expect(told(repository)).toBeUndefined();
  });
});
