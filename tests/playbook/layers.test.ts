import { expect, test } from "vitest";
import { parsePlaybook } from "../../src/playbook/parse.ts";
import type { Playbook } from "../../src/playbook/playbook.ts";
import { rolesTitle } from "../../src/playbook/roles-title.ts";
import {
  aPlaybook,
  phase6Layer,
  smallestPlaybookText,
  theTypicalPlaybook,
  typicalPlaybookText,
} from "../support/example-playbooks.ts";

const cadence = (playbook: Playbook, id: string) => playbook.cadences.find((found) => found.id === id);

/** The line of the typical playbook that begins with this. */
const lineOf = (start: string) =>
  typicalPlaybookText.split("\n").findIndex((line) => line.trim().startsWith(start)) + 1;

test("five lines are enough: every default is filled in", () => {
  const { roles, cadences, metrics, incidents, loops, gate, ...rest } = aPlaybook();
  expect(rest).toEqual({
    product: "Acme Shop",
    zone: "Europe/Berlin",
    workingTime: { days: [1, 2, 3, 4, 5], from: "09:00", to: "18:00" },
    holidays: { days: [], file: undefined },
    fiscalYearStart: 1,
    runner: "action",
    authors: [],
    pausedIn: undefined,
    heartbeat: undefined,
    cap: 10,
    issueType: "Task",
    dueField: "Target date",
    away: [],
    decisionAuthority: "project-shepherd",
    file: ".github/almanac.yml",
  });
  expect([
    roles.size,
    cadences.length,
    metrics.length,
    incidents.severities.length,
    loops.length,
    gate?.conditions.length,
  ]).toEqual([31, 30, 13, 4, 2, 4]);
});

test("without layers below, a playbook is what it says itself", () => {
  const text =
    "version: 1\nproduct: Bare\ntimezone: UTC\ndefault-owner: ada\ncadences: { tidy: { title: Tidy up, every: week, on: friday } }";
  const parsed = parsePlaybook([{ name: "repository", file: "a.yml", text }]);
  expect(parsed.kind === "playbook" && parsed.playbook).toMatchObject({
    decisionAuthority: "ada",
    gate: undefined,
    metrics: [],
    workingTime: { from: "09:00" },
  });
  expect(parsed.kind === "playbook" && parsed.playbook.cadences).toEqual([
    {
      id: "tidy",
      title: "Tidy up",
      activity: "Tidy up",
      output: "Tidy up",
      owner: "ada",
      delivery: "issue",
      pace: "weekly",
      rhythm: { kind: "weekly", every: 1, days: [5] },
      at: "09:00",
      zone: "UTC",
      from: undefined,
      until: undefined,
      pauses: [],
      covers: "current",
      shift: "next-business-day",
      due: { kind: "working-days", days: 2 },
      ifOpen: "carry",
      template: undefined,
      was: [],
      partOf: undefined,
      steps: [],
      targets: [],
      source: { file: "a.yml", line: 5 },
    },
  ]);
});

test("the typical playbook changes what it names, and nothing else", () => {
  const [usual, typical] = [aPlaybook(), theTypicalPlaybook()];
  const changed = typical.cadences
    .filter((one) => JSON.stringify(one) !== JSON.stringify(cadence(usual, one.id)))
    .map(({ id }) => id);
  expect(changed).toEqual(["financial-review", "health-check", "restore-test", "sprint-plan"]);
  expect(usual.cadences.filter(({ id }) => cadence(typical, id) === undefined).map(({ id }) => id)).toEqual([
    "brand-audit",
    "tiktok",
  ]);
  expect(cadence(typical, "sprint-plan")).toEqual({
    ...cadence(usual, "sprint-plan"),
    pace: "two-weeks",
    rhythm: { kind: "weekly", every: 2, days: [2] },
    at: "10:00",
    from: "2026-11-03",
    source: { file: ".github/almanac.yml", line: lineOf("sprint-plan:") },
  });
  expect(cadence(typical, "health-check")).toMatchObject({
    rhythm: { kind: "business-days" },
    pace: "daily",
    at: "08:00",
  });
  expect(cadence(typical, "financial-review")).toMatchObject({
    rhythm: { kind: "monthly", months: 1, on: { kind: "nth-business-day", nth: 3 } },
  });
  expect(cadence(typical, "restore-test")).toMatchObject({
    owner: "infrastructure-maintainer",
    pace: "quarterly",
    rhythm: { kind: "monthly", months: 3, firstMonth: 1, on: { kind: "nth-weekday", nth: 1, weekday: 1 } },
    due: { kind: "working-days", days: 10 },
    covers: "current",
    template: ".github/almanac/restore-test.md",
  });
  expect(typical.gate).toBeUndefined();
  expect(typical.holidays).toEqual({ days: [], file: ".github/holidays.ics" });
  expect(typical.away).toEqual([{ who: "bo", range: { from: "2026-12-21", to: "2027-01-03" } }]);
});

test("the typical playbook says what its incidents and metrics need", () => {
  const { incidents, metrics } = theTypicalPlaybook();
  expect(incidents).toMatchObject({
    from: "2026-11-02",
    runbooks: new Map([["area/checkout", "docs/runbooks/checkout.md"]]),
    classify: [{ label: "area/checkout", severity: "P1" }],
    notify: [{ kind: "slack", secret: "SLACK_WEBHOOK_URL", severities: ["P0", "P1"] }],
  });
  expect(incidents.severities.map(({ id, response, stakeholders }) => [id, response, stakeholders])).toEqual([
    ["P0", { kind: "immediate" }, ["ada", "hal", "lou"]],
    ["P1", { kind: "within", millis: 1_800_000 }, []],
    ["P2", { kind: "within", millis: 14_400_000 }, []],
    ["P3", { kind: "next-sprint" }, []],
  ]);
  expect(incidents.flags.map(({ id, confidential, above }) => [id, confidential, above])).toEqual([
    ["data-breach", "acme/security", undefined],
    ["degraded", undefined, undefined],
    ["outage", undefined, undefined],
    ["revenue-impact", undefined, { amount: 5000, currency: "EUR" }],
    ["user-data", undefined, undefined],
  ]);
  expect(
    metrics.flatMap(({ id, target, origin, staleAfter }) =>
      origin === undefined ? [] : [[id, target, origin, staleAfter]],
    ),
  ).toMatchObject([
    [
      "activation-rate",
      "above 60%",
      { kind: "csv", file: "data/growth.csv", column: "activation_rate", date: undefined },
      undefined,
    ],
    [
      "deployment-frequency",
      "multiple/day",
      { kind: "github", what: "deployments", environment: "production", label: undefined, workflow: undefined },
      undefined,
    ],
    [
      "ltv-cac",
      "above 3:1",
      { kind: "http", url: "https://metrics.acme.example/units", pick: "ratio", secret: "METRICS_TOKEN" },
      undefined,
    ],
    ["mttr", "under 30 min", { kind: "github", what: "incidents", measure: "mttr" }, undefined],
    ["nps", "above 50", { kind: "manual" }, 100 * 86_400_000],
    [
      "support-resolution-time",
      "under 4 h",
      { kind: "github", what: "issues", label: "support", measure: "resolution" },
      undefined,
    ],
    [
      "trial-conversion",
      "above 12%",
      { kind: "csv", file: "data/trials.csv", column: "rate", date: undefined, where: {} },
      undefined,
    ],
    ["uptime", "above 99.9%", { kind: "github", what: "incidents", measure: "uptime" }, undefined],
    [
      "user-growth",
      "above 8%",
      { kind: "csv", file: "data/growth.csv", column: "active_users", date: undefined },
      undefined,
    ],
  ]);
});

test("each role knows who holds it, through which role, because of which line", () => {
  const { roles } = theTypicalPlaybook();
  const because = (start: string) => ({ file: ".github/almanac.yml", line: lineOf(start) });
  expect(roles.get("twitter-engager")).toEqual({
    id: "twitter-engager",
    title: "Twitter Engager",
    holders: { kind: "everyone", people: ["gus"], teams: [] },
    through: "content-creator",
    independent: false,
    because: because("content-creator:"),
  });
  expect(roles.get("infrastructure-maintainer")).toMatchObject({
    holders: { kind: "rotation", people: ["bo", "chi", "dev"], turn: { unit: "week", every: 1 }, from: "2026-11-02" },
    through: undefined,
    because: because("infrastructure-maintainer:"),
  });
  expect(roles.get("performance-benchmarker")).toMatchObject({
    holders: {
      kind: "by-label",
      labels: new Map([
        ["area/checkout", ["chi"]],
        ["area/mobile", ["kim"]],
      ]),
      otherwise: ["bo", "jo"],
    },
    through: "developer",
    because: because("developer:"),
  });
  expect(roles.get("trend-researcher")).toMatchObject({
    holders: { people: [], teams: ["acme/product"] },
    through: undefined,
  });
  expect(aPlaybook().roles.get("tool-evaluator")).toMatchObject({
    holders: { kind: "everyone", people: ["ada"], teams: [] },
    through: undefined,
    because: { file: "acme/.github/.github/almanac.yml", line: 5 },
  });
});

test("a role spelled over several lines points to the line that names its holders", () => {
  const { roles } = aPlaybook(
    "roles:\n  developer:\n    title: Engineer\n    rotate: [bo, chi]\n    every: 2 weeks\n    from: 2026-11-02",
  );
  expect(roles.get("developer")).toMatchObject({ title: "Engineer", because: { line: 5 } });
});

test("names lose their @, and nobody is counted twice", () => {
  const { roles, authors } = aPlaybook(
    'roles: { support-responder: ["@eve", Eve, "@acme/support"] }\nauthors: "old-bot[bot]"',
  );
  expect(roles.get("support-responder")?.holders).toEqual({
    kind: "everyone",
    people: ["eve"],
    teams: ["acme/support"],
  });
  expect(authors).toEqual(["old-bot[bot]"]);
});

test("a title is found by id, a login stands for itself", () => {
  expect([rolesTitle(aPlaybook(), "devops-automator"), rolesTitle(aPlaybook(), "ada")]).toEqual([
    "DevOps Automator",
    "ada",
  ]);
});

const repository = (text: string) => ({ name: "repository", file: ".github/almanac.yml", text });
const org = (text: string) => ({ name: "org", file: "acme/.github/.github/almanac.yml", text });

function merged(...layers: Parameters<typeof parsePlaybook>[0]): Playbook {
  const result = parsePlaybook([phase6Layer, ...layers]);
  if (result.kind === "invalid")
    throw new Error(result.problems.map(({ line, message }) => `${line}: ${message}`).join("\n"));
  return result.playbook;
}

test("three layers: the highest that says something counts, key by key", () => {
  const playbook = merged(
    org(
      "version: 1\nextends: phase-6\ndefault-owner: boss\ncap: 5\ncadences: { sprint-plan: { on: tuesday, at: 08:30 }, brand-audit: off, own: { title: Own, every: month } }",
    ),
    repository(
      "version: 1\nextends: [phase-6, org]\nproduct: P\ntimezone: UTC\ndefault-owner: ada\ncadences: { sprint-plan: { at: 11:00 }, own: { on: last day } }",
    ),
  );
  expect(cadence(playbook, "sprint-plan")).toMatchObject({
    rhythm: { days: [2] },
    at: "11:00",
    source: { file: ".github/almanac.yml", line: 6 },
  });
  expect(cadence(playbook, "own")).toMatchObject({ title: "Own", rhythm: { on: { kind: "last-day" } } });
  expect(cadence(playbook, "brand-audit")).toBeUndefined();
  expect([playbook.cap, playbook.roles.get("developer")?.holders]).toEqual([
    5,
    { kind: "everyone", people: ["ada"], teams: [] },
  ]);
});

test("a row that a layer took out comes back only whole", () => {
  const layers = (row: string) => [
    phase6Layer,
    org("version: 1\ncadences: { brand-audit: off }"),
    repository(`${smallestPlaybookText}cadences: { brand-audit: ${row} }`),
  ];
  const refused = parsePlaybook(layers("{ on: 2nd business day }"));
  expect(refused.kind === "invalid" && refused.problems.map(({ message }) => message)).toEqual([
    "the cadence `brand-audit` was taken out by a lower layer; to add a cadence of your own, give it `title`",
  ]);
  expect(parsePlaybook(layers("{ title: Brand, every: month }")).kind).toBe("playbook");
});

test("holders are replaced as a whole, whichever way they were given", () => {
  const base =
    "version: 1\nroles: { developer: { rotate: [bo, chi], every: week, from: 2026-11-02 }, backend-architect: { by-label: { a: bo }, otherwise: chi } }";
  const playbook = merged(
    org(base),
    repository(`${smallestPlaybookText}roles: { developer: kim, backend-architect: { agent: copilot } }`),
  );
  expect(playbook.roles.get("developer")?.holders).toEqual({ kind: "everyone", people: ["kim"], teams: [] });
  expect(playbook.roles.get("backend-architect")?.holders).toEqual({ kind: "agent", agent: "copilot" });
});

test("a rule takes the place of every and on, and the other way round", () => {
  const ruled = merged(
    repository(`${smallestPlaybookText}cadences: { market-brief: { rrule: "FREQ=MONTHLY;BYDAY=2FR" } }`),
  );
  expect(cadence(ruled, "market-brief")).toMatchObject({ rhythm: { kind: "rrule" }, pace: "custom", shift: "keep" });
  const back = merged(
    org('version: 1\ncadences: { market-brief: { rrule: "FREQ=MONTHLY;BYDAY=2FR" } }'),
    repository(`${smallestPlaybookText}cadences: { market-brief: { every: month, on: 10 } }`),
  );
  expect(cadence(back, "market-brief")).toMatchObject({ rhythm: { kind: "monthly", on: { kind: "day", day: 10 } } });
});

test("a new every outweighs an inherited on that does not fit it", () => {
  const playbook = aPlaybook(
    "cadences: { weekly-analytics: { every: day }, financial-review: { every: week }, status-update: { every: month }, market-brief: { every: quarter } }",
  );
  expect(
    ["weekly-analytics", "financial-review", "status-update", "market-brief"].map(
      (id) => cadence(playbook, id)?.rhythm,
    ),
  ).toEqual([
    { kind: "daily" },
    { kind: "weekly", every: 1, days: [1] },
    { kind: "monthly", months: 1, firstMonth: 1, on: { kind: "nth-business-day", nth: 1 } },
    { kind: "monthly", months: 3, firstMonth: 1, on: { kind: "nth-business-day", nth: 1 } },
  ]);
});

test("lines come with the cadence they are part of, and go with it", () => {
  const tuesday = aPlaybook("cadences: { content-week: { on: tuesday, at: 07:00 } }");
  expect(cadence(tuesday, "twitter")).toMatchObject({
    rhythm: { days: [2] },
    at: "07:00",
    partOf: "content-week",
    pace: "weekly",
  });
  const none = aPlaybook("cadences: { content-week: off }");
  expect(none.cadences.filter(({ delivery }) => delivery === "line")).toEqual([]);
});

test("a line can become an item of its own", () => {
  const playbook = aPlaybook("cadences: { twitter: { delivery: issue, every: day } }");
  expect(cadence(playbook, "twitter")).toMatchObject({
    delivery: "issue",
    rhythm: { kind: "daily" },
    partOf: undefined,
  });
});

test("quarters and years follow the fiscal year", () => {
  const playbook = aPlaybook("fiscal-year-start: april\ncadences: { taxes: { title: Taxes, every: year, on: 15 } }");
  expect(cadence(playbook, "strategic-review")?.rhythm).toMatchObject({ months: 3, firstMonth: 4 });
  expect(cadence(playbook, "taxes")).toMatchObject({
    rhythm: { months: 12, firstMonth: 4, on: { kind: "day", day: 15 } },
    pace: "yearly",
  });
});

test("what was put on a free day on purpose stays there", () => {
  const playbook = aPlaybook(
    "working-time: sun-thu 08:00-17:00\ncadences: { a: { title: A, every: week, on: friday }, b: { title: B, every: month, on: first sunday }, c: { title: C, every: month, on: last saturday } }",
  );
  expect(["a", "b", "c"].map((id) => cadence(playbook, id)?.shift)).toEqual(["keep", "next-business-day", "keep"]);
  expect(playbook.workingTime.days).toEqual([1, 2, 3, 4, 7]);
});

test("holidays can be a file, days, or both; a higher layer replaces them", () => {
  expect(aPlaybook("holidays: [2026-12-26, 2026-12-25, 2026-12-25]").holidays).toEqual({
    days: ["2026-12-25", "2026-12-26"],
    file: undefined,
  });
  expect(aPlaybook("holidays: { file: a.ics, days: [2026-12-24] }").holidays).toEqual({
    days: ["2026-12-24"],
    file: "a.ics",
  });
  const layers = [
    org("version: 1\nholidays: { days: [2026-12-24] }"),
    repository(`${smallestPlaybookText}holidays: { file: h.ics }`),
  ];
  expect(merged(...layers).holidays).toEqual({ days: [], file: "h.ics" });
});

test("conditions of the gate can be added and taken out", () => {
  const { gate } = aPlaybook(
    "gate: { title: Go-live, conditions: { handoff-received: off, legal: { text: Terms are published, role: legal-compliance-checker } } }",
  );
  expect([gate?.title, gate?.conditions.map(({ id }) => id)]).toEqual([
    "Go-live",
    ["baseline-documented", "cadences-established", "legal", "stable-launch"],
  ]);
  expect(
    aPlaybook(
      "gate: { conditions: { handoff-received: off, baseline-documented: off, cadences-established: off, stable-launch: off } }",
    ).gate,
  ).toBeUndefined();
});

test("a zone, an end, pauses and earlier ids reach the cadence", () => {
  const playbook = aPlaybook(
    "cadences: { market-brief: { timezone: America/New_York, from: 2026-01-01, until: 2027-12-31, pause: [2026-12-21..2027-01-03, 2026-08-01], was: market-report, if-open: leave, shift: skip, covers: current, due: 48 h, steps: [Read, { Write: [one, two] }] } }",
  );
  expect(cadence(playbook, "market-brief")).toMatchObject({
    zone: "America/New_York",
    from: "2026-01-01",
    until: "2027-12-31",
    pauses: [
      { from: "2026-08-01", to: "2026-08-01" },
      { from: "2026-12-21", to: "2027-01-03" },
    ],
    was: ["market-report"],
    ifOpen: "leave",
    shift: "skip",
    covers: "current",
    due: { kind: "elapsed", millis: 172_800_000 },
    steps: ["Read", "Write: one", "Write: two"],
  });
});

test("an owner may be a person", () => {
  const playbook = aPlaybook('cadences: { sprint-plan: { owner: "@zoe" } }\nmetrics: { nps: { owner: ada } }');
  expect([cadence(playbook, "sprint-plan")?.owner, playbook.metrics.find(({ id }) => id === "nps")?.owner]).toEqual([
    "zoe",
    "ada",
  ]);
});

test("what an owner stopped for all, no repository starts again", () => {
  const own = (more: string) => ({
    name: "repository",
    file: ".github/almanac.yml",
    text: `version: 1\nproduct: P\ntimezone: UTC\ndefault-owner: ada\n${more}`,
  });
  const pausedIn = (lower: string, upper: string) => {
    const parsed = parsePlaybook([org(lower), own(upper)]);
    return parsed.kind === "playbook" ? parsed.playbook.pausedIn : parsed.problems;
  };
  expect(pausedIn("version: 1\npaused: true", "paused: false")).toBe("acme/.github/.github/almanac.yml");
  expect(pausedIn("version: 1\npaused: true", "")).toBe("acme/.github/.github/almanac.yml");
  expect(pausedIn("version: 1\npaused: false", "paused: true")).toBe(".github/almanac.yml");
  expect(pausedIn("version: 1\n", "paused: false")).toBeUndefined();
});
