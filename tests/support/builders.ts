import type { Cadence, Metric, Playbook, Role } from "../../src/playbook/playbook.ts";
import type { Work } from "../../src/snapshot/activity.ts";

const source = { file: ".github/almanac.yml", line: 1 };

/** A weekly cadence, Monday 09:00 in Berlin, with what a test changes. */
export function aCadence(change: Partial<Cadence> = {}): Cadence {
  return {
    id: "weekly-analytics",
    title: "Weekly analytics",
    activity: "Weekly performance analysis",
    output: "Weekly Analytics Report",
    owner: "analytics-reporter",
    delivery: "issue",
    pace: "weekly",
    rhythm: { kind: "weekly", every: 1, days: [1] },
    at: "09:00",
    zone: "Europe/Berlin",
    from: undefined,
    until: undefined,
    pauses: [],
    covers: "previous",
    shift: "keep",
    due: { kind: "working-days", days: 2 },
    ifOpen: "carry",
    template: undefined,
    was: [],
    partOf: undefined,
    steps: ["Look at the figures", "Say what moved"],
    targets: [],
    source,
    ...change,
  };
}

/** A role held by everyone named. */
export function aRole(id: string, people: readonly string[], change: Partial<Role> = {}): Role {
  return {
    id,
    title: id,
    holders: { kind: "everyone", people, teams: [] },
    through: undefined,
    independent: false,
    because: source,
    ...change,
  };
}

/** A metric of a CSV file, in per cent by the week, with what a test changes. */
export function aMetric(change: Partial<Metric> = {}): Metric {
  return {
    id: "activation-rate",
    title: "Activation rate",
    category: "Growth",
    owner: "analytics-reporter",
    target: "above 60%",
    ifMissed: "leave",
    over: { kind: "calendar", unit: "week" },
    as: "value",
    unit: undefined,
    origin: aCsv(),
    staleAfter: undefined,
    source,
    ...change,
  };
}

/** A CSV file as a metric's source, with what a test changes. */
export function aCsv(
  change: Partial<Extract<Metric["origin"], { kind: "csv" }>> = {},
): Extract<Metric["origin"], { kind: "csv" }> {
  return {
    kind: "csv",
    file: "data/growth.csv",
    column: "activation_rate",
    of: undefined,
    sample: undefined,
    date: undefined,
    where: {},
    aggregate: undefined,
    ...change,
  };
}

const noIncidents: Playbook["incidents"] = {
  from: undefined,
  runbooks: new Map(),
  classify: [],
  severities: [],
  flags: [],
  notify: [],
  confidentialFrom: [],
  monitors: [],
  maintenance: [],
  times: { triage: 0, investigation: 0, mitigation: 0, monitor: 0 },
  firstSteps: new Map(),
  postMortems: { languages: ["en", "de"], headings: new Map(), checks: new Map() },
  sequence: [],
};

/** The playbook of a small team in Berlin, live since long ago, with what a test changes. */
export function aPlaybookOf(cadences: readonly Cadence[], change: Partial<Playbook> = {}): Playbook {
  const roles = [
    aRole("analytics-reporter", ["fay"]),
    aRole("project-shepherd", ["hal"]),
    aRole("infrastructure-maintainer", ["bo"]),
  ];
  return {
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
    gate: undefined,
    issueType: undefined,
    dueField: undefined,
    roles: new Map(roles.map((role) => [role.id, role])),
    away: [],
    decisionAuthority: "project-shepherd",
    file: ".github/almanac.yml",
    cadences,
    metrics: [],
    incidents: noIncidents,
    loops: [],
    portfolio: undefined,
    ...change,
  };
}

/** Work that kim began on a Tuesday and nobody touched since, with what a test changes. */
export function aWork(number: number, change: Partial<Work> = {}): Work {
  return {
    number,
    title: `Thing ${number}`,
    url: `https://github.com/acme/shop/issues/${number}`,
    author: "kim",
    labels: [],
    createdAt: "2026-11-17T10:00:00Z",
    closedAt: undefined,
    mergedAt: undefined,
    notPlanned: false,
    assignees: [],
    comments: 0,
    reactions: 0,
    opening: "",
    ...change,
  };
}
