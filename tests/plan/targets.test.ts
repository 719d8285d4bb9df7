import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { withNotes } from "../../src/markdown/marker.ts";
import type { Metric, Playbook } from "../../src/playbook/playbook.ts";
import { addDays } from "../../src/time/local-date.ts";
import { aCadence, aCsv, aMetric, aPlaybookOf } from "../support/builders.ts";
import { SEED } from "../support/seed.ts";
import { doDeed } from "../support/simulated-deed.ts";
import { diesAfter, failing, passAt, planAt } from "../support/simulated-pass.ts";
import { SimulatedRepository } from "../support/simulated-repository.ts";
import { itemOf, itemsOf, keysOf, ledgerIn, operationsOf, standing } from "../support/simulated-view.ts";

const FILE = "data/growth.csv";
const MONTH = { kind: "calendar", unit: "month" } as const;
const DAY = "2026-11-23T08:00:00Z";
const watched = (change: Partial<Metric> = {}): Metric => aMetric({ ifMissed: "issue", ...change });
const playbookOf = (metrics: readonly Metric[], change: Partial<Playbook> = {}): Playbook =>
  aPlaybookOf([], { metrics, ...change });
const playbook = playbookOf([watched()]);

/** The weeks up to 2026-W47 and later, oldest first; `-` is a week without a row. */
function weeks(values: readonly (number | "-")[], last = 47): string {
  const rows = values.flatMap((value, index) => {
    const week = last + 1 - values.length + index;
    return value === "-" ? [] : [`2026-W${week},${value}`];
  });
  return ["week,activation_rate", ...rows, ""].join("\n");
}

const shopWith = (...values: readonly (number | "-")[]) =>
  new SimulatedRepository({ files: { [FILE]: weeks(values) } });

/** The Monday morning after a week of 2026, with the figures up to then. */
function mondayAfter(repository: SimulatedRepository, week: number, ...values: readonly (number | "-")[]) {
  repository.branches.get("main")?.files.set(FILE, weeks(values, week));
  return `${addDays("2026-11-23", (week - 47) * 7)}T08:00:00Z`;
}

const targetKeys = (plan: ReturnType<typeof planAt>) => keysOf(plan).filter((key) => key.includes(" target:"));

describe("a target that is missed", () => {
  it.each<{ values: readonly (number | "-")[]; opens: boolean; what: string }>([
    { what: "once", values: [61, 59], opens: false },
    { what: "twice running", values: [61, 59, 58], opens: true },
    { what: "for long", values: [59, 58, 59, 58, 57], opens: true },
    { what: "twice, and then met", values: [59, 58, 61], opens: false },
    { what: "twice with a good week between", values: [59, 61, 58], opens: false },
    { what: "twice with a week of no data between", values: [59, "-", 58], opens: false },
    { what: "twice, and stale since", values: [59, 58, "-", "-", "-"], opens: false },
  ])("$what", ({ values, opens }) => {
    const repository = shopWith(...values);
    const plan = passAt(repository, playbook, DAY);
    expect(targetKeys(plan)).toEqual(opens ? ["open-issue target:activation-rate"] : []);
    expect(targetKeys(planAt(repository, playbook, DAY))).toEqual([]);
  });

  it("opens one issue to its owner, that says what is known and what is asked", () => {
    const repository = shopWith(61, 62, 59, 58);
    passAt(repository, playbook, DAY);
    const issue = itemOf(repository, "target");
    expect(issue).toMatchObject({
      title: "Activation rate missed its target twice running",
      assignees: ["fay"],
      labels: ["almanac:target"],
      marker: { key: ["activation-rate", "2026-11-09"] },
    });
    expect(issue.body).toContain(
      "**Activation rate 58.0\u00a0%**, target above 60\u00a0%: missed, second week running, down 1.0\u00a0points.",
    );
    expect(issue.body).toContain(
      "| 2026-W47 | ❌ 58.0\u00a0% | |\n| 2026-W46 | ❌ 59.0\u00a0% | |\n| 2026-W45 | ✅ 62.0\u00a0% | |",
    );
    expect(issue.body).toContain("**Source** data/growth.csv, 2026-W47, as of 22 November 2026");
    expect(issue.body).toContain("**Owner** fay (analytics-reporter)");
    expect(issue.body).toContain("`almanac figure activation-rate`");
  });

  it("names who takes part in the improvement, where the playbook says so", () => {
    const stages = [
      { id: "analyze", title: "Analyze", roles: ["analytics-reporter"] },
      { id: "plan", title: "Plan", roles: ["project-shepherd", "analytics-reporter"] },
    ];
    const loops = [{ id: "improvement", title: "Continuous improvement", stages }];
    const repository = shopWith(59, 58);
    passAt(repository, playbookOf([watched()], { loops }), DAY);
    expect(itemOf(repository, "target").body).toContain("Who takes part: Analyze (fay) → Plan (hal and fay).");
  });

  it("waits for the hour at which figures are measured, and for the gate", () => {
    const gate = { id: "launch", title: "Launch", conditions: [], source: { file: "x", line: 1 } };
    expect(targetKeys(planAt(shopWith(59, 58), playbook, "2026-11-23T05:00:00Z"))).toEqual([]);
    expect(targetKeys(planAt(shopWith(59, 58), playbookOf([watched()], { gate }), DAY))).toEqual([]);
  });

  it("opens nothing where nobody wants to hear of it, or nothing is aimed at", () => {
    for (const metric of [aMetric(), watched({ target: undefined })])
      expect(targetKeys(planAt(shopWith(59, 58), playbookOf([metric]), DAY))).toEqual([]);
  });

  it("opens nothing where the figures could not be read", () => {
    expect(targetKeys(planAt(shopWith(59, 58), playbook, DAY, failing("input")))).toEqual([]);
  });

  it("asks for nothing that is not read anyway", () => {
    const asked = (one: Playbook) => {
      const kinds: string[] = [];
      planAt(shopWith(59, 58), one, DAY, { answer: ({ kind }) => void kinds.push(kind) });
      return kinds;
    };
    expect(asked(playbook)).toEqual(asked(playbookOf([aMetric()])));
  });

  it("opens three on one day, the worst first, and the rest on the next", () => {
    const metrics = ["a", "b", "c", "d", "e"].map((id) => watched({ id, title: id.toUpperCase() }));
    const files = { [FILE]: weeks([59, 58]), "data/long.csv": weeks([59, 58, 57]) };
    const repository = new SimulatedRepository({ files });
    const many = playbookOf([
      ...metrics.slice(0, 4),
      watched({ id: "e", title: "E", origin: aCsv({ file: "data/long.csv" }) }),
    ]);
    const plan = passAt(repository, many, DAY);
    expect(targetKeys(plan)).toEqual(["open-issue target:e", "open-issue target:a", "open-issue target:b"]);
    expect(plan.notes).toContain("2 more targets were missed twice running; their issues come tomorrow.");
    expect(targetKeys(passAt(repository, many, "2026-11-24T08:00:00Z"))).toEqual([
      "open-issue target:c",
      "open-issue target:d",
    ]);
  });

  it("shows a title as inert text", () => {
    const repository = shopWith(59, 58);
    passAt(repository, playbookOf([watched({ title: "Users @acme/all <img>" })]), DAY);
    const { title, body } = itemOf(repository, "target");
    expect(title).not.toContain("@acme");
    expect(body).not.toMatch(/@acme|<img>/);
  });
});

describe("the issue of a target", () => {
  const opened = () => {
    const repository = shopWith(61, 59, 58);
    passAt(repository, playbook, DAY);
    return repository;
  };

  it("follows the figures, and leaves what people wrote", () => {
    const repository = opened();
    const { number, body } = itemOf(repository, "target");
    doDeed(
      repository,
      { kind: "write", number, body: body.replace("- [ ] Find", "The start page!\n\n- [x] Find") },
      DAY,
    );
    const later = mondayAfter(repository, 48, 61, 59, 58, 57);
    expect(targetKeys(passAt(repository, playbook, later))).toEqual(["update-issue target:follow:activation-rate"]);
    expect(itemOf(repository, "target").body).toContain(
      "**Activation rate 57.0\u00a0%**, target above 60\u00a0%: missed, third week",
    );
    expect(itemOf(repository, "target").body).toContain("The start page!\n\n- [x] Find");
    expect(targetKeys(planAt(repository, playbook, later))).toEqual([]);
  });

  it("closes after two good periods, and says from what to what the figure went, and what was merged", () => {
    const repository = opened();
    const once = mondayAfter(repository, 48, 61, 59, 58, 61);
    passAt(repository, playbook, once);
    expect(itemOf(repository, "target").state).toBe("open");
    const twice = mondayAfter(repository, 49, 61, 59, 58, 61, 62.5);
    expect(targetKeys(passAt(repository, playbook, twice))).toEqual([
      "comment target:met:activation-rate",
      "update-issue target:over:activation-rate",
    ]);
    expect(itemOf(repository, "target")).toMatchObject({ state: "closed", stateReason: "completed" });
    expect(repository.comments.at(-1)?.body).toContain(
      "**Activation rate met its target twice running**: 61.0\u00a0% (2026-W48) and 62.5\u00a0% (2026-W49), target above 60\u00a0%. When this was opened it was 58.0\u00a0%: up 4.5\u00a0points since. This closes by itself.",
    );
    expect(repository.comments.at(-1)?.body).toContain("No merged pull request names this issue");
    expect(targetKeys(planAt(repository, playbook, twice))).toEqual([]);
    expect(ledgerIn(repository).missed).toEqual({});
  });

  it("names the pull requests that were merged for it, and no others", () => {
    const repository = opened();
    const { number } = itemOf(repository, "target");
    const mention = { kind: "mentioned-in", pullRequest: true, author: "kim", actor: "kim", at: DAY } as const;
    const timeline = [
      { ...mention, id: 1, number: 512, mergedAt: "2026-11-27T08:00:00Z" },
      { ...mention, id: 2, number: 515, mergedAt: undefined },
      { ...mention, id: 3, number: 9, pullRequest: false, mergedAt: undefined },
    ];
    const twice = mondayAfter(repository, 49, 61, 59, 58, 61, 62);
    passAt(repository, playbook, twice, {
      answer: (requirement) =>
        requirement.kind === "timeline" && requirement.issue === number
          ? { requirement, answer: { kind: "value", value: timeline } }
          : undefined,
    });
    expect(repository.comments.at(-1)?.body).toContain("Merged meanwhile and naming this issue: #512. Whether");
  });

  it.each([
    { what: "no data", values: [59, 58, 61, "-", 61] as const },
    { what: "a missed one", values: [59, 58, 61, 59, 61] as const },
    { what: "nothing newer", values: [59, 58, 61, "-", "-"] as const },
  ])("stays open where between or after good periods there is $what", ({ values }) => {
    const repository = opened();
    passAt(repository, playbook, mondayAfter(repository, 50, ...values));
    expect(itemOf(repository, "target").state).toBe("open");
  });

  it("says it once where a pass died, and closes then", () => {
    const repository = opened();
    const twice = mondayAfter(repository, 49, 61, 59, 58, 61, 62);
    const before = keysOf(planAt(repository, playbook, twice)).indexOf("comment target:met:activation-rate");
    diesAfter(before + 1, repository, playbook, twice);
    expect(itemOf(repository, "target").state).toBe("open");
    expect(targetKeys(passAt(repository, playbook, twice))).toEqual(["update-issue target:over:activation-rate"]);
    expect(itemOf(repository, "target").state).toBe("closed");
    expect(repository.comments.filter(({ body }) => body.includes("twice running"))).toHaveLength(1);
  });

  it("is closed, too, where the good periods passed unseen, and a new one opens for new misses", () => {
    const repository = opened();
    const later = mondayAfter(repository, 51, 61, 59, 58, 61, 62, 55, 54);
    passAt(repository, playbook, later);
    expect(itemOf(repository, "target").state).toBe("closed");
    passAt(repository, playbook, `${later.slice(0, 10)}T09:00:00Z`);
    passAt(repository, playbook, `${addDays(later.slice(0, 10), 1)}T08:00:00Z`);
    expect(itemsOf(repository, "target").map(({ marker, state }) => `${state} ${marker.key[1]}`)).toEqual([
      "closed 2026-11-09",
      "open 2026-12-07",
    ]);
  });

  it("closes where late data shows that nothing was missed", () => {
    const repository = opened();
    passAt(repository, playbook, mondayAfter(repository, 48, 61, 63, 64, 61));
    expect(itemOf(repository, "target").state).toBe("closed");
  });

  it("is not opened again where somebody closed it, until it was good twice and missed twice again", () => {
    const repository = opened();
    doDeed(repository, { kind: "close", number: itemOf(repository, "target").number, reason: "not-planned" }, DAY);
    const values = [61, 59, 58, 57, 56, 61, 62, 55, 54];
    const states: string[] = [];
    for (let week = 48; week <= 53; week += 1) {
      const now = mondayAfter(repository, week, ...values.slice(0, week - 44));
      const plan = passAt(repository, playbook, now);
      expect(targetKeys(planAt(repository, playbook, now))).toEqual([]);
      states.push(targetKeys(plan).join() || "-");
    }
    expect(states).toEqual([
      "-",
      "-",
      "-",
      "update-issue target:over:activation-rate",
      "-",
      "open-issue target:activation-rate",
    ]);
    expect(repository.comments).toEqual([]);
  });

  it.each(["out of sight", "deleted"])("is remembered when it is closed and %s", (how) => {
    const repository = opened();
    const { number } = itemOf(repository, "target");
    passAt(repository, playbook, "2026-11-24T08:00:00Z");
    expect(ledgerIn(repository).missed).toEqual({ "activation-rate": { issue: number, since: "2026-11-09" } });
    if (how === "deleted") repository.remove(number);
    else doDeed(repository, { kind: "close", number, reason: "completed" }, DAY);
    repository.window = 0;
    expect(targetKeys(passAt(repository, playbook, mondayAfter(repository, 48, 61, 59, 58, 57)))).toEqual([]);
    passAt(repository, playbook, mondayAfter(repository, 50, 61, 59, 58, 57, 61, 62));
    expect(ledgerIn(repository).missed).toEqual({});
    expect(targetKeys(passAt(repository, playbook, mondayAfter(repository, 52, 58, 57, 61, 62, 55, 54)))).toEqual([
      "open-issue target:activation-rate",
    ]);
  });

  it("waits for two good periods from then on where somebody opened it again", () => {
    const repository = opened();
    passAt(repository, playbook, mondayAfter(repository, 49, 61, 59, 58, 61, 62));
    const { number } = itemOf(repository, "target");
    doDeed(repository, { kind: "reopen", number }, "2026-12-07T10:00:00Z");
    expect(targetKeys(passAt(repository, playbook, mondayAfter(repository, 50, 61, 59, 58, 61, 62, 63)))).not.toContain(
      "update-issue target:over:activation-rate",
    );
    const twice = mondayAfter(repository, 51, 61, 59, 58, 61, 62, 63, 64);
    expect(targetKeys(passAt(repository, playbook, twice))).toContain("update-issue target:over:activation-rate");
    expect(repository.comments).toHaveLength(2);
  });

  it("closes as not planned where the playbook asks for it no more, and leaves it to who opens it again", () => {
    const repository = opened();
    const { number } = itemOf(repository, "target");
    const without = playbookOf([aMetric()]);
    expect(keysOf(passAt(repository, without, "2026-11-23T12:00:00Z"))).toContain(`update-issue target:left:${number}`);
    expect(itemOf(repository, "target")).toMatchObject({ state: "closed", stateReason: "not_planned" });
    doDeed(repository, { kind: "reopen", number }, "2026-11-23T13:00:00Z");
    expect(targetKeys(planAt(repository, without, "2026-11-24T08:00:00Z"))).toEqual([]);
  });

  it("is not ours without its marker, and none where that was damaged", () => {
    const repository = opened();
    const { number, body } = itemOf(repository, "target");
    doDeed(repository, { kind: "write", number, body: withNotes(body, { over: "soon" }) }, DAY);
    expect(targetKeys(planAt(repository, playbook, "2026-11-24T08:00:00Z"))).toEqual([]);
  });
});

it("takes the next figure of what people tell where it asks for it, and heeds it", () => {
  const nps = watched({ id: "nps", title: "NPS", target: "above 50", origin: { kind: "manual" }, over: MONTH });
  const manual = playbookOf([nps]);
  const repository = new SimulatedRepository({ permissions: { fay: "write" } });
  passAt(repository, manual, "2026-10-01T08:00:00Z");
  const tell = (where: "almanac" | "target", value: number, day: string) => {
    repository.say(itemOf(repository, where).number, "fay", `/figure nps ${value}`, `${day}T15:00:00Z`);
    passAt(repository, manual, `${addDays(day, 1)}T08:00:00Z`);
  };
  tell("almanac", 48, "2026-10-05");
  tell("almanac", 47, "2026-10-06");
  expect(itemsOf(repository, "target")).toEqual([]);
  tell("almanac", 46, "2026-11-05");
  expect(itemOf(repository, "target").body).toContain("Tell the next one here: `/figure nps VALUE`.");
  tell("target", 53, "2026-12-03");
  expect(itemOf(repository, "target").state).toBe("open");
  tell("target", 54, "2027-01-07");
  expect(itemOf(repository, "target").state).toBe("closed");
});

describe("a pass that was broken", () => {
  const without = (kind: string, repository: SimulatedRepository, now: string) => {
    const { operations } = planAt(repository, playbook, now);
    const kept = operations.filter((one) => `${one.kind} ${one.key}` !== kind);
    repository.apply({ operations: kept }, now);
  };

  it("opens and closes in the next pass what GitHub refused, not on the next day", () => {
    const repository = shopWith(61, 59, 58);
    without("open-issue target:activation-rate", repository, DAY);
    expect(ledgerIn(repository)).toMatchObject({ measured: "2026-11-23", judged: undefined });
    passAt(repository, playbook, "2026-11-23T09:00:00Z");
    expect(itemOf(repository, "target").state).toBe("open");
    passAt(repository, playbook, "2026-11-23T10:00:00Z");
    expect(ledgerIn(repository).judged).toBe("2026-11-23");
    const twice = mondayAfter(repository, 49, 61, 59, 58, 61, 62);
    without("update-issue target:over:activation-rate", repository, twice);
    passAt(repository, playbook, twice.replace("T08", "T09"));
    expect(itemOf(repository, "target").state).toBe("closed");
    expect(repository.comments).toHaveLength(1);
  });

  it("leaves one issue for one run of misses, and nothing to plan, whatever people do meanwhile", () => {
    const happening = fc.constantFrom("nothing", "close", "reopen", "delete", "dies", "refused");
    const story = fc.array(fc.record({ value: fc.constantFrom(59, 61, "-" as const), what: happening }), {
      minLength: 6,
      maxLength: 12,
    });
    fc.assert(
      fc.property(story, fc.nat(3), (days, chance) => {
        const repository = shopWith();
        const wrong: string[] = [];
        days.forEach(({ what }, index) => {
          const values = days.slice(0, index + 1).map(({ value }) => value);
          const now = mondayAfter(repository, 40 + index, ...values);
          const newest = itemsOf(repository, "target").at(-1);
          if (what === "dies") diesAfter(chance, repository, playbook, now);
          if (what === "refused") without("open-issue target:activation-rate", repository, now);
          if (what === "delete" && newest !== undefined) repository.remove(newest.number);
          if (what === "close" && newest?.state === "open")
            doDeed(repository, { kind: "close", number: newest.number, reason: "completed" }, now);
          if (what === "reopen" && newest?.state === "closed")
            doDeed(repository, { kind: "reopen", number: newest.number }, now);
          for (const hour of ["T09", "T10"]) passAt(repository, playbook, now.replace("T08", hour));
          wrong.push(...targetKeys(planAt(repository, playbook, now.replace("T08", "T11"))));
          const issues = itemsOf(repository, "target");
          const keys = issues.map(({ marker }) => marker.key.join(" "));
          if (issues.filter(({ state }) => state === "open").length > 1) wrong.push("two are open");
          wrong.push(...keys.filter((key, at) => keys.indexOf(key) !== at));
        });
        const said = repository.comments.map(({ issue, body }) => `${issue} ${body.trimEnd().split("\n").at(-1)}`);
        wrong.push(...said.filter((line, at) => said.indexOf(line) !== at));
        expect(wrong).toEqual([]);
      }),
      { numRuns: 25, seed: SEED },
    );
  });
});

describe("the index of reports", () => {
  const line = (repository: SimulatedRepository) =>
    /\*\*Activation rate missed[^\n]*/.exec(
      repository.branches.get("main")?.files.get("reports/README.md") ?? "",
    )?.[0] ?? "";

  it("leads to the issue while it is open", () => {
    const repository = shopWith(59, 58);
    passAt(repository, playbook, DAY);
    passAt(repository, playbook, "2026-11-24T08:00:00Z");
    const { number } = itemOf(repository, "target");
    expect(line(repository)).toContain(`, fay ([#${number}](../../../issues/${number}))`);
    doDeed(repository, { kind: "close", number, reason: "not-planned" }, DAY);
    passAt(repository, playbook, "2026-11-25T08:00:00Z");
    expect(line(repository)).toMatch(/, fay$/);
  });
});

describe("periods", () => {
  it("are those of the metric, of which two must be over", () => {
    const monthly = playbookOf([watched({ over: MONTH, origin: aCsv({ file: "data/months.csv", column: "v" }) })]);
    const shop = (rows: string) => new SimulatedRepository({ files: { "data/months.csv": `month,v\n${rows}` } });
    expect(targetKeys(planAt(shop("2026-09,61\n2026-10,59\n"), monthly, DAY))).toEqual([]);
    expect(targetKeys(planAt(shop("2026-09,58\n2026-10,59\n"), monthly, DAY))).toHaveLength(1);
  });

  it("that end every day are looked at every day, and lead to one issue all the same", () => {
    const rolling = playbookOf([
      watched({ over: { kind: "rolling", days: 7 }, origin: aCsv({ file: "data/days.csv", column: "v" }) }),
    ]);
    const repository = new SimulatedRepository();
    const rows: string[] = [];
    const did: string[] = [];
    for (let day = 0; day < 70; day += 1) {
      rows.push(`${addDays("2026-10-01", day)},${day < 10 || day >= 34 ? 61 : 59}`);
      repository.branches.get("main")?.files.set("data/days.csv", ["date,v", ...rows, ""].join("\n"));
      const now = `${addDays("2026-10-02", day)}T08:00:00Z`;
      const keys = targetKeys(passAt(repository, rolling, now));
      expect(targetKeys(planAt(repository, rolling, now))).toEqual([]);
      did.push(...keys.filter((key) => !key.includes("follow")).map((key) => `${day} ${key}`));
    }
    expect(did).toEqual([
      "17 open-issue target:activation-rate",
      "41 comment target:met:activation-rate",
      "41 update-issue target:over:activation-rate",
    ]);
  });

  it("come with reports and everything else of a Monday, each issue once", () => {
    const all = aPlaybookOf([aCadence({ delivery: "pull-request" })], { metrics: [watched()] });
    const repository = shopWith(59, 58);
    passAt(repository, all, DAY);
    passAt(repository, all, "2026-11-23T08:20:00Z");
    expect(standing(repository).filter((line) => line.includes("target"))).toHaveLength(1);
    expect(operationsOf(planAt(repository, all, "2026-11-23T09:00:00Z"), "open-issue")).toEqual([]);
  });
});
