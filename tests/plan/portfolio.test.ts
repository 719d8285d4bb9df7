import { describe, expect, it } from "vitest";
import { readToldOfItself, writeToldOfItself } from "../../src/snapshot/told-of-itself.ts";
import { PORTFOLIO_FILE } from "../../src/snapshot/neighbour.ts";
import { aMetric, aPlaybookOf } from "../support/builders.ts";
import { keysOf } from "../support/simulated-view.ts";
import { passAt, planAt } from "../support/simulated-pass.ts";
import { SimulatedRepository } from "../support/simulated-repository.ts";

/** 08:30 and 09:30 in Berlin. */
const MORNING = "2026-11-23T07:30:00Z";
const GATHERED = "2026-11-23T08:30:00Z";
const GROWTH = "week,activation_rate\n2026-W46,59\n2026-W47,59.5\n";
const told = aPlaybookOf([], {
  product: "Acme Blog",
  metrics: [aMetric()],
  portfolio: { of: [], shownIn: ["acme/shop"] },
});
const gathering = (...of: readonly string[]) => aPlaybookOf([], { portfolio: { of, shownIn: [] } });
const report = (repository: SimulatedRepository) =>
  repository.branches.get("main")?.files.get("reports/portfolio.md") ?? "";
const fileOf = (repository: SimulatedRepository) => repository.branches.get("almanac-data")?.files.get(PORTFOLIO_FILE);

/** A repository that has told of itself. */
function blog(): SimulatedRepository {
  const repository = new SimulatedRepository({ files: { "data/growth.csv": GROWTH } });
  passAt(repository, told, MORNING);
  return repository;
}

/** One that gathers the others, and has done so. */
function gathered(others: Readonly<Record<string, SimulatedRepository | string>>): SimulatedRepository {
  const repository = new SimulatedRepository();
  for (const [name, other] of Object.entries(others)) repository.elsewhere.set(name, other);
  passAt(repository, gathering(...Object.keys(others)), GATHERED);
  return repository;
}

describe("a portfolio", () => {
  it("gathers what others tell of themselves, and says who is not shown and why", () => {
    expect(report(gathered({ "acme/blog": blog(), "acme/lab": "its playbook does not agree" })))
      .toBe(`# Acme Shop: portfolio

**1 product · 0 of 1 target met · 1 missed · no open incident · 1 not shown**

| Product | Targets | Open incidents | As of |
|---|---|---|---|
| [Acme Blog](../../../../../acme/blog) | 0 of 1 met, 1 missed | none | 23 November 2026 |
| [acme/lab](../../../../../acme/lab) | not shown: its playbook does not agree | | |

### Acme Blog

| Figure | Now | Target | As of |
|---|---|---|---|
| Activation rate | ❌ 59.5 % | &gt; 60 % | 22 November 2026 |

A figure is as its own repository told it on the day named. What is missing or too old counts neither as met nor as missed.
`);
  });

  it("is gathered once a day, and leaves nothing to plan", () => {
    const repository = gathered({ "acme/blog": blog() });
    const playbook = gathering("acme/blog");
    expect(keysOf(planAt(repository, playbook, "2026-11-23T15:00:00Z"))).toEqual([]);
    expect(planAt(repository, playbook, "2026-11-23T15:00:00Z").nextDueAt).toBe("2026-11-24T08:00:00Z");
  });

  it("never shows what is private where everybody reads", () => {
    const hidden = blog();
    hidden.isPrivate = true;
    expect(report(gathered({ "acme/blog": hidden }))).toContain("not shown: it is private");
    const own = new SimulatedRepository();
    own.isPrivate = true;
    own.elsewhere.set("acme/blog", hidden);
    passAt(own, gathering("acme/blog"), GATHERED);
    expect(report(own)).toContain("59.5");
  });

  it("shows nothing that is old as if it were today's", () => {
    const repository = new SimulatedRepository();
    repository.elsewhere.set("acme/blog", blog());
    passAt(repository, gathering("acme/blog"), "2026-11-27T08:30:00Z");
    expect(report(repository)).toContain("not shown: it last told of itself on 23 November 2026");
    expect(report(repository)).not.toContain("59.5");
  });

  it("takes everything others tell as foreign text", () => {
    const other = blog();
    const evil = "@ada <img src=x> | [x](http://x)\n# Big";
    const hostile = {
      product: evil,
      asOf: "2026-11-23",
      figures: [{ title: evil, kind: "value", status: "met", now: evil, target: evil, asOf: evil } as const],
      incidents: [{ number: 7, severity: evil, title: evil, since: evil }],
    };
    other.branches.get("almanac-data")?.files.set(PORTFOLIO_FILE, writeToldOfItself(hostile));
    const text = report(gathered({ "acme/blog": other }));
    expect(text).not.toMatch(/<img|@ada|(?<!\\)\]\(http|^# Big/m);
  });
});

describe("a repository that may be shown", () => {
  it("tells of itself once a day, and nothing without being asked to", () => {
    const repository = blog();
    expect(readToldOfItself(fileOf(repository) ?? "")).toMatchObject({ product: "Acme Blog", asOf: "2026-11-23" });
    expect(keysOf(planAt(repository, told, "2026-11-23T15:00:00Z"))).toEqual([]);
    const silent = new SimulatedRepository({ files: { "data/growth.csv": GROWTH } });
    passAt(silent, { ...told, portfolio: undefined }, MORNING);
    expect(fileOf(silent)).toBeUndefined();
  });

  it("reads only what it wrote", () => {
    for (const text of ["", "{", "[]", "null", '{"version":2}', '{"version":1,"product":"A","asOf":"today"}'])
      expect(readToldOfItself(text)).toBeUndefined();
    expect(readToldOfItself('{"version":1,"product":"A","asOf":"2026-11-23","figures":[7],"incidents":{}}')).toEqual({
      product: "A",
      asOf: "2026-11-23",
      figures: [{ title: "", kind: "no-data", status: "unknown", now: "", target: "", asOf: "" }],
      incidents: [],
    });
  });
});
