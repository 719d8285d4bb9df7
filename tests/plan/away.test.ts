import { describe, expect, it } from "vitest";
import { awayRanges } from "../../src/plan/plan-away.ts";
import { aCadence, aPlaybookOf } from "../support/builders.ts";
import { doDeed } from "../support/simulated-deed.ts";
import { failing, passAt, planAt, unreachable } from "../support/simulated-pass.ts";
import { SimulatedRepository } from "../support/simulated-repository.ts";
import { itemOf, keysOf, ledgerIn } from "../support/simulated-view.ts";

const FIRST = "2026-11-18T10:00:00Z";
const LATER = "2026-11-18T11:00:00Z";
const MONDAY = "2026-11-23T08:00:00Z";
const playbook = aPlaybookOf([aCadence()]);

const begun = (): SimulatedRepository => {
  const repository = new SimulatedRepository();
  passAt(repository, playbook, FIRST);
  return repository;
};
const say = (repository: SimulatedRepository, who: string, text: string, number = 2) =>
  doDeed(repository, { kind: "comment", number, text }, LATER, who);

describe("/away on the almanac issue", () => {
  it("is remembered for who wrote it, and passes them over", () => {
    const repository = begun();
    say(repository, "fay", "Off to the sea!\n\n/away 2026-11-20..2026-11-29\n");
    expect(keysOf(passAt(repository, playbook, LATER))).toEqual(["update-issue update:almanac"]);
    expect(ledgerIn(repository)).toMatchObject({
      away: { fay: [{ from: "2026-11-20", to: "2026-11-29" }] },
      commentsRead: 1,
    });
    expect(itemOf(repository, "almanac").body).toContain("**Away:** fay from 20 November 2026 to 29 November 2026.");
    expect(keysOf(planAt(repository, playbook, LATER))).toEqual([]);
    passAt(repository, playbook, MONDAY);
    expect(itemOf(repository, "occurrence").assignees).toEqual(["hal"]);
  });

  it("reads comments only when there are new ones", () => {
    const repository = begun();
    say(repository, "fay", "/away 2026-11-20");
    passAt(repository, playbook, LATER);
    const read: string[] = [];
    planAt(repository, playbook, MONDAY, {
      answer: (requirement) => {
        read.push(requirement.kind);
        return undefined;
      },
    });
    expect(read).not.toContain("comments");
  });

  it("is in order of login, each stretch once, however often it is said", () => {
    const repository = begun();
    for (const who of ["gus", "eve", "gus"]) say(repository, who, "/away 2026-11-20");
    passAt(repository, playbook, LATER);
    expect(itemOf(repository, "almanac").body).toContain("**Away:** eve on 20 November 2026; gus on 20 November 2026.");
    expect(keysOf(planAt(repository, playbook, LATER))).toEqual([]);
  });

  it("adds up, and drops what is over when it reads again", () => {
    const repository = begun();
    say(repository, "fay", "/away 2026-11-20");
    passAt(repository, playbook, LATER);
    say(repository, "fay", "/away 2026-12-24..2026-12-31\r\n/away 2027-02-01");
    passAt(repository, playbook, "2026-11-25T10:00:00Z");
    expect(ledgerIn(repository).away).toEqual({
      fay: [
        { from: "2026-12-24", to: "2026-12-31" },
        { from: "2027-02-01", to: "2027-02-01" },
      ],
    });
  });

  it("counts no comment that was edited: it may not be its author's word any more", () => {
    const repository = begun();
    say(repository, "fay", "/away 2026-11-20..2026-11-29");
    repository.comments = repository.comments.map((comment) => ({ ...comment, updatedAt: MONDAY }));
    passAt(repository, playbook, LATER);
    expect(ledgerIn(repository)).toMatchObject({ away: {}, commentsRead: 1 });
  });

  it("counts nowhere else, and from nobody for somebody else", () => {
    const repository = begun();
    say(repository, "fay", "/away 2026-11-20", 1);
    passAt(repository, playbook, LATER);
    expect(ledgerIn(repository).away).toEqual({});
    say(repository, "outsider", "/away 2026-11-20..2026-11-29 @fay");
    say(repository, "outsider", "/away 2026-11-20..2026-11-29");
    passAt(repository, playbook, LATER);
    expect(ledgerIn(repository).away).toEqual({ outsider: [{ from: "2026-11-20", to: "2026-11-29" }] });
    passAt(repository, playbook, MONDAY);
    expect(itemOf(repository, "occurrence").assignees).toEqual(["fay"]);
  });

  it("does not stumble over a login that names something every object has", () => {
    const repository = begun();
    say(repository, "constructor", "/away 2026-11-20");
    expect(passAt(repository, playbook, LATER).problems).toEqual([]);
    expect(Object.entries(ledgerIn(repository).away)).toEqual([
      ["constructor", [{ from: "2026-11-20", to: "2026-11-20" }]],
    ]);
  });

  it("is told as a problem where comments cannot be read, and read later", () => {
    const repository = begun();
    say(repository, "fay", "/away 2026-11-20");
    const plan = passAt(repository, playbook, LATER, failing("comments"));
    expect(plan.problems).toEqual([unreachable]);
    passAt(repository, playbook, LATER);
    expect(Object.keys(ledgerIn(repository).away)).toEqual(["fay"]);
  });
});

describe("the stretches of a comment", () => {
  it.each([
    ["/away 2026-12-21..2027-01-03", [{ from: "2026-12-21", to: "2027-01-03" }]],
    ["/away\t2026-12-21  ", [{ from: "2026-12-21", to: "2026-12-21" }]],
    ["/away 2026-12-21..2026-12-20", []],
    ["/away 2026-02-30", []],
    ["/away 2026-12-21..", []],
    ["/away tomorrow", []],
    [" /away 2026-12-21", []],
    ["> /away 2026-12-21", []],
    ["x /away 2026-12-21", []],
    ["/awayy 2026-12-21", []],
    ["/away 2026-12-21 to 2027-01-03", []],
  ])("%j", (comment, expected) => {
    expect(awayRanges(comment)).toEqual(expected);
  });
});
