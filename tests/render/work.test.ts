import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { renderReport } from "../../src/render/report.ts";
import type { Presence, WorkScene } from "../../src/render/workload/work-scene.ts";
import type { Activity, OpenWork, Work } from "../../src/snapshot/activity.ts";
import type { Response } from "../../src/snapshot/response.ts";
import type { Finding, Security } from "../../src/snapshot/security.ts";
import { repository, cadence, occurrence, owner, setting } from "./sample.ts";
import { aWork } from "../support/builders.ts";

const noActivity: Activity = { issues: [], pullRequests: [], releases: [], cut: false };
const noOpen: OpenWork = { issues: [], pullRequests: [], cut: false };
const noFindings = { kind: "known", value: { all: [], cut: false } } as const;
const guarded: Security = {
  dependabot: noFindings,
  codeScanning: noFindings,
  secretScanning: noFindings,
  rules: { kind: "known", value: ["pull_request", "deletion"] },
  people: { kind: "known", value: { writers: 4, admins: 1 } },
};

/** A scene of week 47 in which nothing happened, with what a test changes. */
function scene(change: Partial<WorkScene> = {}): WorkScene {
  return {
    period: { key: "2026-W47", from: "2026-11-16", to: "2026-11-22" },
    stretch: { from: "2026-11-15T23:00:00Z", to: "2026-11-22T23:00:00Z" },
    before: { from: "2026-11-08T23:00:00Z", to: "2026-11-15T23:00:00Z" },
    zone: "Europe/Berlin",
    working: { days: [1, 2, 3, 4, 5], from: "09:00", to: "18:00", zone: "Europe/Berlin", holidays: new Set() },
    page: () => "https://github.com/acme/shop",
    severities: ["P0", "P1", "P2", "P3"],
    activity: () => ({ kind: "known", value: noActivity }),
    open: () => ({ kind: "known", value: noOpen }),
    discussions: () => ({ kind: "known", value: { kind: "known", value: { all: [], cut: false } } }),
    responses: () => ({ kind: "known", value: { issues: [], cut: false } }),
    incidents: () => ({ kind: "known", value: [] }),
    monitors: () => ({ kind: "known", value: { ids: [], measured: [] } }),
    failures: () => ({
      kind: "known",
      value: { runs: { kind: "known", value: [] }, deployments: { kind: "known", value: [] } },
    }),
    security: () => ({ kind: "known", value: guarded }),
    pinned: () => ({ kind: "known", value: { all: [], cut: false } }),
    actions: () => [],
    missedTargets: () => [],
    overdue: () => [],
    obligations: () => ({ kind: "known", value: [] }),
    presence: () => ({ days: 5, holidays: [], people: [] }),
    ...change,
  };
}

/** What a directive shows, without the lines that mark what machines made. */
function shown(template: string, change: Partial<WorkScene> = {}): string {
  const report = renderReport({
    occurrence: occurrence(cadence()),
    owner: owner("Analytics Reporter", "fay"),
    activity: noActivity,
    activityProblem: undefined,
    carried: [],
    work: scene(change),
    template: { text: `${template}\n`, file: "reports/own.md" },
    product: "Acme Shop",
    setting: setting(),
    repository,
  });
  if ("problems" in report) throw new Error(JSON.stringify(report.problems));
  return report.text.replaceAll(/^<!--.*-->\n?/gm, "");
}

const opened = (...issues: readonly Work[]): Partial<WorkScene> => ({
  open: () => ({ kind: "known", value: { ...noOpen, issues } }),
});

describe("a backlog", () => {
  it("shows what waits longest, or what most people want", () => {
    const all = [
      aWork(1, { labels: ["tech-debt"], createdAt: "2025-03-02T10:00:00Z" }),
      aWork(2, { labels: ["Tech-Debt"], reactions: 3 }),
      aWork(3, { reactions: 5 }),
    ];
    expect(shown('::backlog{label="tech-debt"}', opened(...all))).toBe(`| | What | Open since | 👍 |
|---|---|---|---|
| [#1](https://github.com/acme/shop/issues/1) | Thing 1 | 2 Mar 2025 | |
| [#2](https://github.com/acme/shop/issues/2) | Thing 2 | 17 Nov | 3 |
`);
    expect(shown('::backlog{by="reactions"}', opened(...all)).match(/Thing \d/g)).toEqual(["Thing 3", "Thing 2"]);
    expect(shown("::backlog")).toBe("None.\n");
    expect(shown('::backlog{empty="hide"}')).toBe("");
  });

  it("says why it is not known", () => {
    const hidden: Partial<WorkScene> = { open: () => ({ kind: "unknown", because: "GitHub did not answer." }) };
    expect(shown("::backlog", hidden)).toBe("Not known: GitHub did not answer.\n");
  });
});

describe("candidates of a sprint", () => {
  it("are ranked: promises that fall due, missed targets, small incidents, bugs, wishes of many, what waits longest; never what somebody has or what burns", () => {
    const issues = [
      aWork(1, { createdAt: "2026-10-01T10:00:00Z" }),
      aWork(2, { reactions: 4 }),
      aWork(3, { labels: ["bug"] }),
      aWork(4, { labels: ["P3"] }),
      aWork(5, { labels: ["P1"] }),
      aWork(6, { assignees: ["kim"] }),
      aWork(7, { labels: ["support"] }),
      aWork(8, { labels: ["bug"] }),
    ];
    const actions = () => [
      { number: 8, title: "Thing 8", assignees: ["bo"], due: "2026-11-20" },
      { number: 9, title: "Later", assignees: [], due: "2026-12-20" },
    ];
    const missedTargets = () => [{ number: 10, title: "NPS missed its target twice running", since: "2025-10-01" }];
    expect(shown("::candidates", { ...opened(...issues), actions, missedTargets })).toBe(`| | What | Why here |
|---|---|---|
| [#8](https://github.com/acme/shop/issues/8) | Thing 8 | promised after an incident, due 20 November |
| [#10](https://github.com/acme/shop/issues/10) | NPS missed its target twice running | since 1 October 2025; it asks for a change |
| [#4](https://github.com/acme/shop/issues/4) | Thing 4 | P3 incident, open since 17 Nov |
| [#3](https://github.com/acme/shop/issues/3) | Thing 3 | bug, open since 17 Nov |
| [#2](https://github.com/acme/shop/issues/2) | Thing 2 | 4 👍, open since 17 Nov |
| [#1](https://github.com/acme/shop/issues/1) | Thing 1 | open since 1 Oct |
`);
    expect(shown("::unfinished", opened(...issues))).toContain("| Thing 6 | kim | 17 Nov |");
  });
});

it("capacity is the working days of who is there, with who is away for how long", () => {
  const presence: Presence = {
    days: 4,
    holidays: ["2026-11-18"],
    people: [
      { login: "bo", days: 4 },
      { login: "chi", days: 1 },
      { login: "kim", days: 0 },
    ],
  };
  expect(shown("::capacity", { presence: () => presence })).toBe(
    "**5 person-days**: 3 people in 4 working days, without 18 November. Hotfixes, support and meetings are not taken off.\n\n" +
      "| Who | Days | |\n|---|---|---|\n| bo | 4 | |\n| chi | 1 | away for 3 days |\n| kim | 0 | away |\n",
  );
});

it("support is told in working time: what came, was answered, was solved, is open, and what nobody has answered", () => {
  const asked = (number: number, change: Partial<Response>): Response => ({
    number,
    createdAt: "2026-11-17T10:00:00Z",
    answeredAt: undefined,
    resolvedAt: undefined,
    waits: [],
    ...change,
  });
  const issues = [
    asked(1, { answeredAt: "2026-11-17T12:00:00Z", resolvedAt: "2026-11-18T10:00:00Z" }),
    asked(2, { answeredAt: "2026-11-17T11:00:00Z" }),
    asked(3, {}),
    asked(4, { createdAt: "2026-11-10T10:00:00Z", resolvedAt: "2026-11-16T08:00:00Z" }),
  ];
  const open = [aWork(2, { labels: ["support"], comments: 1 }), aWork(3, { labels: ["support"] }), aWork(5)];
  const change: Partial<WorkScene> = {
    ...opened(...open),
    responses: () => ({ kind: "known", value: { issues, cut: false } }),
  };
  expect(shown("::support", change)).toBe(`| | Labelled support, in working time |
|---|---|
| Came in | 3 |
| Answered of those | 2: median 1\u00a0h 30\u00a0min, longest 2\u00a0h |
| Solved | 2: median 21\u00a0h 30\u00a0min, longest 34\u00a0h |
| Open at the end | 2, the oldest for 5 days |
| Without any answer | 1 |

| | Waits for its first answer | Since |
|---|---|---|
| [#3](https://github.com/acme/shop/issues/3) | Thing 3 | 17 Nov |
`);
});

describe("feedback", () => {
  const issues = [
    aWork(1, { labels: ["bug", "area/checkout"], reactions: 2, opening: "## What\n\nIt **does** @nothing.\nMore." }),
    aWork(2, { labels: ["bug"], createdAt: "2026-10-02T10:00:00Z" }),
    aWork(3, { labels: ["tech-debt"] }),
    aWork(4, { labels: ["P0"] }),
    aWork(5),
  ];
  const activity = { ...noActivity, issues };
  const change: Partial<WorkScene> = { ...opened(...issues), activity: () => ({ kind: "known", value: activity }) };

  it("is grouped by label, with what moved most people in their words", () => {
    expect(shown("::feedback", change)).toBe(`| Label | Came | Still open | 👍 |
|---|---|---|---|
| bug | 1 | 2, since 2 Oct | 2 |
| without a label | 1 | 1, since 17 Nov | 0 |
| area/checkout | 1 | 1, since 17 Nov | 2 |

What moved most people:

- [#1](https://github.com/acme/shop/issues/1) Thing 1, 2 👍: “It \\*\\*does\\*\\* @\u200bnothing.”
`);
  });

  it("counts discussions like issues, by their category where they bear no label, and says where they are hidden", () => {
    const all = [
      aWork(9, {
        labels: ["Ideas"],
        reactions: 5,
        opening: "Ship on Saturdays.",
        url: "https://github.com/x/y/discussions/9",
      }),
      aWork(8, { labels: ["Ideas"], createdAt: "2026-10-02T10:00:00Z", closedAt: "2026-11-17T10:00:00Z" }),
      aWork(7, { labels: ["Q&A"], createdAt: "2026-11-23T10:00:00Z" }),
    ];
    const discussions = () => ({ kind: "known", value: { kind: "known", value: { all, cut: true } } }) as const;
    expect(shown("::feedback", { discussions })).toBe(`| Label | Came | Still open | 👍 |
|---|---|---|---|
| Ideas | 1 | 1, since 17 Nov | 5 |

What moved most people:

- [#9](https://github.com/x/y/discussions/9) Thing 9, 5 👍: “Ship on Saturdays.”

There were more discussions than are read: these are the least numbers.
`);
    const hidden = () => ({ kind: "known", value: { kind: "unavailable", because: "No permission." } }) as const;
    expect(shown("::feedback", { discussions: hidden })).toBe("Discussions are not available: No permission.\n");
  });

  it("of one label is grouped by the others", () => {
    expect(shown('::feedback{label="bug"}', change)).toContain("| without a label | 0 | 1, since 2 Oct | 0 |");
  });

  it("never lets what people wrote become anything but text", () => {
    fc.assert(
      fc.property(fc.string({ maxLength: 200 }), fc.string({ maxLength: 40 }), (opening, label) => {
        const hostile = aWork(1, { opening, labels: [label], reactions: 1, title: opening });
        const text = shown("::feedback", {
          ...opened(hostile),
          activity: () => ({ kind: "known", value: { ...noActivity, issues: [hostile] } }),
        });
        expect(text).not.toMatch(/(?:^|[^\\])<(?:script|img|!--)|@[a-z0-9]/i);
      }),
      { numRuns: 60 },
    );
  });
});

it("times of a process stand beside those of the period before", () => {
  const pull = (number: number, from: string, to: string) =>
    aWork(number, { createdAt: from, mergedAt: to, closedAt: to });
  const pullRequests = [
    pull(1, "2026-11-17T10:00:00Z", "2026-11-17T12:00:00Z"),
    pull(2, "2026-11-17T10:00:00Z", "2026-11-17T16:00:00Z"),
    pull(3, "2026-11-10T10:00:00Z", "2026-11-10T11:00:00Z"),
  ];
  const change: Partial<WorkScene> = { activity: () => ({ kind: "known", value: { ...noActivity, pullRequests } }) };
  expect(shown("::flow", change)).toBe(`| | Median | Most | n | Median before |
|---|---|---|---|---|
| Pull request, opened to merged | 4\u00a0h | longest 6\u00a0h | 2 | 1\u00a0h (1) |
`);
  expect(shown("::flow")).toBe("Nothing was finished in these days or in those before.\n");
});

it("recurring work is counted: in time, late, skipped, open, and how punctually it was opened", () => {
  const duty = { title: "Weekly analytics", at: "2026-11-16T08:00:00Z", openedAt: "2026-11-16T08:17:00Z" };
  const due = { ...duty, dueAt: "2026-11-18T17:00:00Z" };
  const obligations = () => ({
    kind: "known" as const,
    value: [
      { ...due, end: "done" as const, endedAt: "2026-11-17T12:00:00Z" },
      { ...due, end: "done" as const, endedAt: "2026-11-18T19:00:00Z" },
      { ...due, title: "Content week", end: "open" as const, endedAt: undefined, openedAt: "2026-11-16T12:00:00Z" },
      { ...due, title: "Brand audit", end: "done" as const, endedAt: "2026-11-17T12:00:00Z" },
    ],
  });
  expect(shown("::deliveries", { obligations })).toBe(
    "**4 recurring duties** were due: 2 done in time (50\u00a0%), 1 late, 0 skipped, 1 still open. " +
      "Opened by Almanac within 90 minutes of their time: 3 of 4 (75\u00a0%). " +
      "What was late was late by a median of 2\u00a0h, longest 2\u00a0h.\n\n" +
      "| | In time | Late | Skipped | Open |\n|---|---|---|---|---|\n| Content week | 0 of 1 | 0 | 0 | 1 |\n| Weekly analytics | 1 of 2 | 1 | 0 | 0 |\n",
  );
});

describe("health", () => {
  it("is one line when all is well", () => {
    expect(shown("::health")).toBe(
      "✅ All is well: no incident, no failed deployment, no failed workflow, no hotfix, no dependency with a known hole, no fault found in code, no secret in files.\n",
    );
  });

  it("names monitors that found something down or slow, and those that did not look", () => {
    const at = (instant: string) => Date.parse(`2026-11-${instant}:00Z`);
    const found = {
      incidents: [],
      watched: [[at("16T00:00"), at("22T00:00")]] as const,
      down: [[at("17T10:00"), at("17T10:05")]] as const,
      degraded: [[at("17T10:05"), at("17T11:05")]] as const,
    };
    const measured = [
      { ...found, monitor: "shop" },
      { ...found, monitor: "api", down: [], degraded: [] },
    ];
    const monitors = (ids: readonly string[]) => () => ({ kind: "known", value: { ids, measured } }) as const;
    expect(shown("::health", { monitors: monitors(["shop", "api", "pay"]) })).toMatch(
      /^\*\*Monitors\*\*\n\n- `shop` down for 5\u00a0min, degraded for 1\u00a0h\n- `pay` did not look\n\nNo incident,/,
    );
    expect(shown("::health", { monitors: monitors(["api"]) })).toMatch(
      /^✅ All is well: no monitor that found anything down, no incident,/,
    );
  });

  it("names what failed, and never takes what nobody could see for well", () => {
    const run = { name: "Check", url: "https://github.com/acme/shop/actions/runs/1", at: "2026-11-18T08:00:00Z" };
    const high: Finding = { severity: "high", openedAt: "2026-11-01T08:00:00Z" };
    const change: Partial<WorkScene> = {
      failures: () => ({
        kind: "known",
        value: {
          runs: { kind: "known", value: [run] },
          deployments: { kind: "unavailable", because: "No permission." },
        },
      }),
      security: () => ({
        kind: "known",
        value: {
          ...guarded,
          dependabot: { kind: "known", value: { all: [high], cut: false } },
          secretScanning: { kind: "unavailable", because: "No permission." },
        },
      }),
      activity: () => ({
        kind: "known",
        value: { ...noActivity, pullRequests: [aWork(7, { labels: ["hotfix"], mergedAt: "2026-11-18T09:00:00Z" })] },
      }),
    };
    expect(shown("::health", change)).toBe(`**Failed workflows of the default branch**

- [Check](https://github.com/acme/shop/actions/runs/1), 18 Nov, 09:00

**Hotfixes**

- [#7](https://github.com/acme/shop/issues/7) Thing 7

**Dependencies with known holes**

- 1: 1 high

No incident, no fault found in code. Not available: failed deployments and secrets in files.
`);
  });
});

it("security is counted by gravity and age; what is hidden is not available, and never none", () => {
  const because = "The token lacks a permission.";
  const security = {
    ...guarded,
    dependabot: {
      kind: "known",
      value: {
        all: [
          { severity: "low", openedAt: "2026-09-01T08:00:00Z" },
          { severity: "critical", openedAt: "2026-11-20T08:00:00Z" },
        ],
        cut: false,
      },
    },
    codeScanning: { kind: "unavailable", because },
    secretScanning: { kind: "unavailable", because },
  } as const satisfies Security;
  expect(shown("::security", { security: () => ({ kind: "known", value: security }) })).toBe(`| | Open | Oldest |
|---|---|---|
| Dependencies with known holes | 2: 1 critical, 1 low | 3 months |
| Faults found in code | not available | |
| Secrets in files | not available | |
| Rules of the default branch | deletion, pull request | |
| May write | 4 people, 1 of them may change everything | |

Not available: The token lacks a permission.
`);
});

it("promises and overdue work name who has them; what is due already is in bold", () => {
  const actions = () => [
    { number: 5, title: "Alert @all", assignees: ["bo"], due: "2026-11-20" },
    { number: 6, title: "Test", assignees: [], due: undefined },
  ];
  expect(shown("::actions", { actions })).toBe(`| Due | What | Who |
|---|---|---|
| **20 Nov** | [#5](https://github.com/acme/shop/issues/5) Alert @\u200ball | bo |
| no day | [#6](https://github.com/acme/shop/issues/6) Test | nobody |
`);
  const many = Array.from({ length: 17 }, (_, index) => ({
    number: index,
    title: "Test",
    assignees: [],
    due: undefined,
  }));
  expect(shown("::actions", { actions: () => many })).toMatch(/\n\nand 2 more\.\n$/);
  const overdue = () => [
    { number: 7, title: "Brand audit 2026-10", assignees: ["gus"], dueAt: "2026-11-09T17:00:00Z" },
  ];
  expect(shown("::overdue", { overdue })).toBe(
    "- Brand audit 2026-10, gus, since 9 November ([#7](https://github.com/acme/shop/issues/7))\n",
  );
  const old = overdue().map((one) => ({ ...one, dueAt: "2025-11-09T17:00:00Z" }));
  expect(shown("::overdue", { overdue: () => old })).toContain("gus, since 9 November 2025 (");
});

it("an attribute that does not exist is an error of the template", () => {
  expect(() => shown('::backlog{by="size"}')).toThrow("there are `age` and `reactions`");
  expect(() => shown('::flow{empty="no"}')).toThrow('empty=\\"no\\"');
});

describe("the age of dependencies", () => {
  const pinned = () =>
    ({
      kind: "known",
      value: {
        all: [
          { path: "app/go.mod", changedAt: "2026-11-20T08:00:00Z" },
          { path: "package-lock.json", changedAt: "2025-08-01T08:00:00Z" },
        ],
        cut: false,
      },
    }) as const;
  const pulls = [
    aWork(1, { author: "dependabot[bot]", createdAt: "2026-10-12T08:00:00Z" }),
    aWork(2, { labels: ["Dependencies"], createdAt: "2026-11-17T08:00:00Z" }),
    aWork(3),
  ];
  const open = () => ({ kind: "known", value: { ...noOpen, pullRequests: pulls } }) as const;

  it("is told from what pins them, what waits, and known holes, and says what it is not", () => {
    expect(shown("::dependencies", { pinned, open })).toBe(`| | | Oldest |
|---|---|---|
| \`app/go.mod\` | last changed | 2 days, since 20 Nov |
| \`package-lock.json\` | last changed | 16 months, since 1 Aug 2025 |
| Updates proposed and not merged | 2 | 6 weeks, since 12 Oct |
| Known holes | 0 | |

Told from this repository alone: when what pins versions changed, not how far each dependency is behind its newest release.
`);
  });

  it("is not available, and never none, where the token may not see known holes or no file is found", () => {
    const security = () =>
      ({
        kind: "known",
        value: { ...guarded, dependabot: { kind: "unavailable", because: "No permission." } },
      }) as const;
    const text = shown("::dependencies", { security });
    expect(text).toContain("| Known holes | not available | |");
    expect(text).toContain("No file that pins versions, such as a lock file, was found.");
  });
});
