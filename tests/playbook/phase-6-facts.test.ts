import { describe, expect, test } from "vitest";
import { builtInIds } from "../../src/playbook/built-in-ids.ts";
import type { Cadence, Playbook, Role } from "../../src/playbook/playbook.ts";
import { parsePlaybook } from "../../src/playbook/parse.ts";
import { aPlaybook, phase6Layer } from "../support/example-playbooks.ts";

const playbook: Playbook = aPlaybook();

/** What the source document says, row by row. A row that is missing here or there, or invented, fails a test. */
const CONTINUOUS = [
  [
    "system-reliability",
    "infrastructure-maintainer",
    ["Uptime above 99.9%", "Mean time to recovery (MTTR) under 30 min"],
  ],
  ["customer-support", "support-responder", ["First response in under 4 h"]],
  ["delivery-pipeline", "devops-automator", ["Able to deploy multiple times a day"]],
] as const;

const RECURRING = `
  daily-metrics        | analytics-reporter          | daily     | KPI dashboard update             | Daily metrics snapshot
  support-triage       | support-responder           | daily     | Issue triage and resolution      | Support ticket summary
  health-check         | infrastructure-maintainer   | daily     | System health check              | Health status report
  weekly-analytics     | analytics-reporter          | weekly    | Weekly performance analysis      | Weekly Analytics Report
  weekly-feedback      | feedback-synthesizer        | weekly    | User feedback synthesis          | Weekly Feedback Summary
  sprint-plan          | sprint-prioritizer          | weekly    | Backlog grooming and sprint planning | Sprint Plan
  channel-optimization | growth-hacker               | weekly    | Growth channel optimization      | Growth Metrics Report
  status-update        | project-shepherd            | weekly    | Cross-team coordination          | Weekly Status Update
  content-week         | content-creator             | weekly    | Content calendar, engagement and community | A week of content on every channel
  feedback-insights    | feedback-synthesizer        | two-weeks | Deep feedback analysis           | Bi-Weekly Insights Report
  experiment-results   | experiment-tracker          | two-weeks | A/B test analysis                | Experiment Results Summary
  published-content    | content-creator             | two-weeks | Content calendar execution       | Published Content Report
  executive-summary    | executive-summary-generator | monthly   | C-suite reporting                | Monthly Executive Summary
  financial-review     | finance-tracker             | monthly   | Financial performance review     | Monthly Financial Report
  compliance-check     | legal-compliance-checker    | monthly   | Regulatory monitoring            | Compliance Status Report
  market-brief         | trend-researcher            | monthly   | Market intelligence update       | Monthly Market Brief
  brand-audit          | brand-guardian              | monthly   | Brand consistency audit          | Brand Health Report
  growth-review        | growth-hacker               | monthly   | Monthly growth review            | Monthly Growth Review
  content-review       | content-creator             | monthly   | Monthly content review           | Monthly Content Review
  strategic-review     | studio-producer             | quarterly | Strategic portfolio review       | Quarterly Strategic Review
  process-audit        | workflow-optimizer          | quarterly | Process efficiency audit         | Optimization Report
  performance-review   | performance-benchmarker     | quarterly | Performance regression testing   | Quarterly Performance Report
  stack-review         | tool-evaluator              | quarterly | Technology stack review          | Tech Debt Assessment
`;

const PLATFORMS = [
  ["twitter", "twitter-engager", ["Engagement every day", "Threads every week"]],
  ["instagram", "instagram-curator", ["3 to 5 posts a week", "Stories every day"]],
  ["tiktok", "tiktok-strategist", ["3 to 5 videos a week"]],
  ["reddit", "reddit-community-builder", ["Authentic engagement every day"]],
] as const;

/** Role, and what it falls back to. */
const ROLES = `
  Studio Producer             | -
  Project Shepherd            | -
  Infrastructure Maintainer   | -
  Developer                   | -
  Support Responder           | -
  Analytics Reporter          | -
  Content Creator             | -
  Social Media Strategist     | content-creator
  Twitter Engager             | social-media-strategist
  Instagram Curator           | social-media-strategist
  TikTok Strategist           | social-media-strategist
  Reddit Community Builder    | social-media-strategist
  Brand Guardian              | content-creator
  Data Analytics Reporter     | analytics-reporter
  Experiment Tracker          | analytics-reporter
  Growth Hacker               | analytics-reporter
  Trend Researcher            | growth-hacker
  Feedback Synthesizer        | support-responder
  DevOps Automator            | infrastructure-maintainer
  Backend Architect           | developer
  Frontend Developer          | developer
  Performance Benchmarker     | developer
  Tool Evaluator              | developer
  Evidence Collector          | developer
  Reality Checker             | developer
  Agents Orchestrator         | project-shepherd
  Sprint Prioritizer          | project-shepherd
  Workflow Optimizer          | project-shepherd
  Executive Summary Generator | studio-producer
  Finance Tracker             | studio-producer
  Legal Compliance Checker    | studio-producer
`;

const METRICS = `
  uptime                  | System uptime           | Reliability | above 99.9%  | infrastructure-maintainer
  mttr                    | MTTR                    | Reliability | under 30 min | infrastructure-maintainer
  user-growth             | User growth             | Growth      | above 20%    | growth-hacker
  activation-rate         | Activation rate         | Growth      | above 60%    | analytics-reporter
  day-7-retention         | Day 7 retention         | Retention   | above 40%    | analytics-reporter
  day-30-retention        | Day 30 retention        | Retention   | above 20%    | analytics-reporter
  ltv-cac                 | LTV:CAC                 | Financial   | above 3:1    | finance-tracker
  portfolio-roi           | Portfolio ROI           | Financial   | above 25%    | studio-producer
  nps                     | NPS                     | Quality     | above 50     | feedback-synthesizer
  support-resolution-time | Support resolution time | Quality     | under 4 h    | support-responder
  regulatory-adherence    | Regulatory adherence    | Compliance  | above 98%    | legal-compliance-checker
  deployment-frequency    | Deployment frequency    | Efficiency  | multiple/day | devops-automator
  process-improvement     | Process improvement     | Efficiency  | 20%/quarter  | workflow-optimizer
`;

/** Sections of the reviews with the number of points in each. */
const SECTIONS: Readonly<Record<string, Readonly<Record<string, number>>>> = {
  "financial-review": { Revenue: 4, Cost: 4, "Unit economics": 4, Forecasting: 4 },
  "compliance-check": { "Regulatory monitoring": 4, Privacy: 4, Security: 4, "Audit readiness": 4 },
  "growth-review": { "Channel performance": 4, "Experiment results": 4, Retention: 4, "Growth roadmap": 4 },
  "strategic-review": { "Market position": 4, "Product strategy": 4, "Growth strategy": 4, "Organizational health": 4 },
};

const MINUTE = 60_000;
const HOUR = 60 * MINUTE;

function rowsOf(table: string): readonly (readonly string[])[] {
  return table
    .trim()
    .split("\n")
    .map((line) => line.split("|").map((cell) => cell.trim()));
}

function cadence(id: string): Cadence {
  return playbook.cadences.find((found) => found.id === id)!;
}

const sorted = (rows: readonly (readonly unknown[])[]) => rows.map((row) => JSON.stringify(row)).toSorted();

describe("cadences", () => {
  test("continuous duties are standing issues with their promises", () => {
    const found = playbook.cadences.filter(({ delivery }) => delivery === "standing");
    expect(sorted(found.map(({ id, owner, targets }) => [id, owner, targets]))).toEqual(sorted(CONTINUOUS));
    expect(new Set(found.map(({ pace }) => pace))).toEqual(new Set(["continuous"]));
  });

  test("recurring ones have their owner, pace, activity and output", () => {
    const found = playbook.cadences.filter(({ delivery }) => delivery !== "standing" && delivery !== "line");
    expect(sorted(found.map(({ id, owner, pace, activity, output }) => [id, owner, pace, activity, output]))).toEqual(
      sorted(rowsOf(RECURRING)),
    );
  });

  test("the platforms are lines of the content week", () => {
    const found = playbook.cadences.filter(({ delivery }) => delivery === "line");
    expect(sorted(found.map(({ id, owner, targets }) => [id, owner, targets]))).toEqual(sorted(PLATFORMS));
    expect(new Set(found.map(({ partOf }) => partOf))).toEqual(new Set(["content-week"]));
  });

  test.each([
    ["daily", "08:00", "previous", { kind: "daily" }, 1],
    ["weekly", "09:00", "previous", { kind: "weekly", every: 1, days: [1] }, 2],
    ["two-weeks", "09:00", "previous", { kind: "weekly", every: 2, days: [4] }, 3],
    [
      "monthly",
      "09:00",
      "previous",
      { kind: "monthly", months: 1, firstMonth: 1, on: { kind: "nth-business-day", nth: 1 } },
      5,
    ],
    [
      "quarterly",
      "09:00",
      "previous",
      { kind: "monthly", months: 3, firstMonth: 1, on: { kind: "nth-business-day", nth: 1 } },
      10,
    ],
  ] as const)("%s ones come when they should", (pace, at, covers, rhythm, days) => {
    const own = new Set(["content-week", "sprint-plan"]);
    const found = playbook.cadences.filter((one) => one.pace === pace && one.delivery !== "line" && !own.has(one.id));
    expect(found.length).toBeGreaterThan(0);
    for (const one of found) {
      expect(one).toMatchObject({
        at,
        covers,
        rhythm,
        due: { kind: "working-days", days },
        delivery: pace === "daily" ? "commit" : "pull-request",
      });
    }
  });

  test("the sprint plan looks ahead, the content week at itself", () => {
    expect(cadence("sprint-plan")).toMatchObject({
      covers: "next",
      delivery: "pull-request",
      rhythm: { kind: "weekly", every: 1, days: [1] },
      due: { days: 2 },
    });
    expect(cadence("content-week")).toMatchObject({
      covers: "current",
      delivery: "issue",
      rhythm: { kind: "weekly", every: 1, days: [1] },
    });
  });

  test("every two weeks is counted from one Thursday", () => {
    const found = playbook.cadences.filter(({ pace }) => pace === "two-weeks");
    expect(found.map(({ from }) => from)).toEqual(["2026-01-08", "2026-01-08", "2026-01-08"]);
  });

  test("each says what has to be done", () => {
    const short = playbook.cadences.filter(({ delivery, steps }) => delivery !== "line" && steps.length < 2);
    expect(short.map(({ id }) => id)).toEqual([]);
  });

  test("steps are written once and end without a full stop", () => {
    const steps = playbook.cadences.flatMap((one) => one.steps);
    expect(steps.filter((step, index) => steps.indexOf(step) !== index)).toEqual([]);
    expect(steps.filter((step) => step.endsWith("."))).toEqual([]);
  });

  test.each(Object.entries(SECTIONS))("%s has all points of its sections", (id, sections) => {
    const found = Map.groupBy(
      cadence(id).steps.filter((step) => step.includes(": ")),
      (step) => step.split(": ")[0]!,
    );
    expect(Object.fromEntries([...found].map(([section, steps]) => [section, steps.length]))).toEqual(sections);
  });

  test("the strategic review ends in an updated roadmap, with input from five roles", () => {
    const { steps } = cadence("strategic-review");
    expect(steps.at(-1)).toBe("Write down the updated roadmap and priorities");
    const named = [...playbook.roles.values()]
      .map(({ title }) => title)
      .filter((title) => steps.some((step) => step.includes(`input from the ${title}`)));
    expect(named).toEqual([
      "Brand Guardian",
      "Feedback Synthesizer",
      "Tool Evaluator",
      "Trend Researcher",
      "Workflow Optimizer",
    ]);
  });

  test("content has four points a week and four a month", () => {
    expect([cadence("content-week").steps.length, cadence("content-review").steps.length]).toEqual([4, 4]);
  });
});

describe("roles", () => {
  const id = (title: string) => title.toLowerCase().replaceAll(" ", "-");
  const titles = rowsOf(ROLES).map(([title = ""]) => title);

  test("there are 31, by title", () => {
    expect([...playbook.roles.values()].map((role) => [role.id, role.title])).toEqual(
      titles.map((title) => [id(title), title]).toSorted(([a = ""], [b = ""]) => (a < b ? -1 : 1)),
    );
    expect(playbook.roles.size).toBe(31);
  });

  test.each(rowsOf(ROLES))("%s falls back to %s", (title = "", next = "") => {
    // Somebody holds only that role, somebody else everything.
    const target = next === "-" ? undefined : next;
    const { roles } = aPlaybook(target === undefined ? "" : `roles: { ${target}: zoe }`);
    expect(peopleOf(roles.get(id(title)))).toEqual([target === undefined ? "ada" : "zoe"]);
  });

  test("seven names cover them all", () => {
    const roots = rowsOf(ROLES).flatMap(([title = "", next]) => (next === "-" ? [id(title)] : []));
    const { roles } = aPlaybook(`roles: { ${roots.map((root) => `${root}: p-${root}`).join(", ")} }`);
    expect(roots).toHaveLength(7);
    expect([...roles.values()].flatMap(peopleOf).filter((person) => person === "ada")).toEqual([]);
  });

  test("those who check the work of others are independent", () => {
    expect([...playbook.roles.values()].flatMap((role) => (role.independent ? [role.id] : []))).toEqual([
      "evidence-collector",
      "reality-checker",
    ]);
  });

  function peopleOf(role: Role | undefined): readonly string[] {
    return role?.holders.kind === "everyone" ? role.holders.people : [];
  }
});

test("the gate has the four pre-conditions, each with the role that signs", () => {
  expect(playbook.gate?.conditions.map((condition) => [condition.id, condition.role])).toEqual([
    ["baseline-documented", "analytics-reporter"],
    ["cadences-established", "project-shepherd"],
    ["handoff-received", "project-shepherd"],
    ["stable-launch", "studio-producer"],
  ]);
});

test("metrics have their target, owner and category", () => {
  expect(
    sorted(playbook.metrics.map(({ id, title, category, target, owner }) => [id, title, category, target, owner])),
  ).toEqual(sorted(rowsOf(METRICS)));
  expect(playbook.metrics).toHaveLength(13);
});

describe("incidents", () => {
  const { severities, flags, times, sequence } = playbook.incidents;

  test("severities have their response, authority, team, escalation and terms", () => {
    const found = severities.map(({ id, title, response, authority, team, escalate, updates, postMortem }) => ({
      id,
      title,
      response,
      authority,
      team,
      escalate,
      updates,
      postMortem,
    }));
    expect(found).toEqual([
      {
        id: "P0",
        title: "Critical",
        response: { kind: "immediate" },
        authority: "studio-producer",
        team: [
          "infrastructure-maintainer",
          "devops-automator",
          "backend-architect",
          "frontend-developer",
          "support-responder",
          "executive-summary-generator",
        ],
        escalate: { after: 30 * MINUTE, to: "studio-producer" },
        updates: 15 * MINUTE,
        postMortem: 48 * HOUR,
      },
      {
        id: "P1",
        title: "High",
        response: { kind: "within", millis: HOUR },
        authority: "project-shepherd",
        team: ["infrastructure-maintainer", "developer", "devops-automator", "support-responder"],
        escalate: { after: 2 * HOUR, to: "project-shepherd" },
        updates: 15 * MINUTE,
        postMortem: 48 * HOUR,
      },
      {
        id: "P2",
        title: "Medium",
        response: { kind: "within", millis: 4 * HOUR },
        authority: "agents-orchestrator",
        team: ["developer", "evidence-collector"],
        escalate: undefined,
        updates: undefined,
        postMortem: undefined,
      },
      {
        id: "P3",
        title: "Low",
        response: { kind: "next-sprint" },
        authority: "sprint-prioritizer",
        team: [],
        escalate: undefined,
        updates: undefined,
        postMortem: undefined,
      },
    ]);
  });

  test("definitions name what belongs to them", () => {
    expect(severities.map(({ definition }) => definition)).toEqual([
      "Service down, data lost or security breached",
      "A major feature is broken, or the service is significantly degraded",
      "A minor feature has a fault that people can work around",
      "Cosmetic, or a minor inconvenience",
    ]);
  });

  test("flags tell those who must hear of it", () => {
    expect(flags.map(({ id, tell }) => [id, tell])).toEqual([
      ["data-breach", ["legal-compliance-checker"]],
      ["degraded", []],
      ["outage", []],
      ["revenue-impact", ["finance-tracker", "studio-producer"]],
      ["user-data", ["legal-compliance-checker", "executive-summary-generator"]],
    ]);
  });

  test("the response has its terms and its five steps", () => {
    expect(times).toEqual({
      triage: 5 * MINUTE,
      investigation: 30 * MINUTE,
      mitigation: 60 * MINUTE,
      monitor: 30 * MINUTE,
    });
    expect(sequence.map(({ id, roles, steps }) => [id, roles, steps.length])).toEqual([
      ["detection", ["infrastructure-maintainer", "support-responder"], 1],
      ["triage", ["agents-orchestrator"], 3],
      ["response", ["infrastructure-maintainer", "devops-automator", "backend-architect", "developer"], 1],
      ["resolution", ["evidence-collector", "infrastructure-maintainer"], 3],
      ["post-mortem", ["workflow-optimizer"], 4],
    ]);
  });
});

test("the loops have their stages and roles, in order", () => {
  expect(
    playbook.loops.map(({ id, stages }) => [id, stages.map((stage) => [stage.id, ...stage.roles].join(" "))]),
  ).toEqual([
    [
      "feature",
      [
        "select sprint-prioritizer",
        "implement developer",
        "validate evidence-collector",
        "deploy devops-automator",
        "monitor experiment-tracker",
        "measure analytics-reporter",
        "feedback feedback-synthesizer",
      ],
    ],
    [
      "improvement",
      [
        "measure analytics-reporter",
        "analyze feedback-synthesizer data-analytics-reporter",
        "plan sprint-prioritizer studio-producer",
        "build developer",
        "validate evidence-collector reality-checker",
        "deploy devops-automator",
      ],
    ],
  ]);
});

test("the decision authority is the first of two roles that somebody holds", () => {
  expect(playbook.decisionAuthority).toBe("project-shepherd");
  expect(aPlaybook("roles: { studio-producer: zoe }").decisionAuthority).toBe("studio-producer");
  expect(aPlaybook("roles: { studio-producer: zoe, project-shepherd: hal }").decisionAuthority).toBe(
    "project-shepherd",
  );
});

test("it names no person, product or zone, so it cannot stand alone", () => {
  const parsed = parsePlaybook([phase6Layer]);
  expect(parsed.kind === "invalid" && parsed.problems.map(({ message }) => message.split(";")[0])).toEqual([
    "`default-owner` is missing",
    "`product` is missing",
    "`timezone` is missing",
  ]);
});

test("the ids that editors complete are those of the built-in playbook", () => {
  expect(builtInIds).toEqual({
    roles: [...playbook.roles.keys()],
    cadences: playbook.cadences.map(({ id }) => id),
    metrics: playbook.metrics.map(({ id }) => id),
    loops: playbook.loops.map(({ id }) => id),
  });
});
