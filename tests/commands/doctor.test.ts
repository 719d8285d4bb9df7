import { describe, expect, it } from "vitest";
import type { Finding } from "../../src/commands/doctor/finding.ts";
import { type DoctorWorld, FILE, type Ill, WORKFLOW, doctorWorld, workflowText } from "../support/doctor-world.ts";

const TUESDAY_NEXT = "2026-12-01T10:00:00Z";

/** A cause, where it must be said to lie, and words its fix must hold. */
type Case = {
  readonly id: string;
  readonly severity: Finding["severity"];
  readonly ill?: Ill;
  readonly token?: string;
  readonly now?: string;
  readonly prepare?: (world: DoctorWorld) => unknown;
  readonly cause: RegExp;
  readonly place: RegExp;
  readonly fix: RegExp;
};

const ada = (world: DoctorWorld) => world.github.as("ada");
const SHOP = "/repos/acme/shop";
const almanacOf = async (world: DoctorWorld) => {
  const rows = (await ada(world).get(`${SHOP}/issues?per_page=100`)) as { number: number; body: string }[];
  const almanac = rows.find(({ body }) => /almanac:1 almanac/.test(body));
  if (almanac === undefined) throw new Error("there is no almanac issue");
  return almanac;
};
const workflow = (text: string): Ill => ({ files: { [WORKFLOW]: text } });

const cases: readonly Case[] = [
  {
    id: "token-invalid",
    severity: "error",
    token: "ghp_wrong",
    cause: /does not accept the token/,
    place: /the token/,
    fix: /GITHUB_TOKEN/,
  },
  {
    id: "not-found",
    severity: "error",
    ill: { seed: { private: true } },
    token: "ghp_eve",
    cause: /may not see it/,
    place: /GET \/repos\/acme\/shop/,
    fix: /token reaches this repository/,
  },
  {
    id: "token-read-only",
    severity: "warning",
    token: "ghp_eve",
    cause: /may read here and not write/,
    place: /token/,
    fix: /write access/,
  },
  {
    id: "token-scope-missing",
    severity: "warning",
    ill: { tokens: [{ token: "ghp_thin", login: "ada", kind: "user", scopes: ["gist"] }] },
    token: "ghp_thin",
    cause: /scopes gist and lacks `public_repo`/,
    place: /settings\/tokens/,
    fix: /Add the scope `public_repo`/,
  },
  {
    id: "token-permissions-unseen",
    severity: "unknown",
    token: "ghs_action",
    cause: /does not list/,
    place: /token/,
    fix: /`contents`, `issues` and `pull-requests`/,
  },
  {
    id: "archived",
    severity: "error",
    prepare: ({ github }) => github.rules.settings("acme/shop", { archived: true }),
    cause: /archived/,
    place: /acme\/shop\/settings$/,
    fix: /Unarchive/,
  },
  {
    id: "issues-disabled",
    severity: "error",
    prepare: ({ github }) => github.rules.settings("acme/shop", { has_issues: false }),
    cause: /Issues are switched off/,
    place: /settings$/,
    fix: /Switch issues on/,
  },
  {
    id: "pull-requests-disabled",
    severity: "error",
    prepare: ({ github }) => github.rules.settings("acme/shop", { has_pull_requests: false }),
    cause: /Pull requests are switched off/,
    place: /settings$/,
    fix: /delivery: commit/,
  },
  {
    id: "creation-restricted",
    severity: "warning",
    ill: { seed: { pullRequestCreation: "collaborators_only" } },
    cause: /Only collaborators/,
    place: /settings$/,
    fix: /collaborator/,
  },
  {
    id: "fork",
    severity: "warning",
    prepare: ({ github }) => github.rules.settings("acme/shop", { fork: true }),
    cause: /is a fork/,
    place: /actions$/,
    fix: /Enable the workflow/,
  },
  {
    id: "repository-empty",
    severity: "error",
    ill: { seed: { files: {} }, lived: false },
    cause: /no commit yet/,
    place: /acme\/shop$/,
    fix: /first commit/,
  },
  {
    id: "data-branch-forbidden",
    severity: "error",
    prepare: ({ github }) => {
      github.rules.protect("acme/shop", "main");
      github.rules.ruleset("acme/shop", { branches: ["almanac-data"], rules: [{ type: "creation" }] });
    },
    cause: /main takes no direct commits .*`almanac-data` forbid .*rule creation/,
    place: /settings\/rules$/,
    fix: /out of the ruleset/,
  },
  {
    id: "report-branches-forbidden",
    severity: "error",
    prepare: ({ github }) =>
      github.rules.ruleset("acme/shop", {
        branches: ["almanac-report/*", "almanac-report/**", "almanac-report/*/*"],
        rules: [{ type: "creation" }],
      }),
    cause: /almanac-report\/\*\*` \(rule creation\)/,
    place: /settings\/rules$/,
    fix: /out of the ruleset/,
  },
  {
    id: "actions-may-not-open-pull-requests",
    severity: "error",
    prepare: ({ github }) => github.rules.settings("acme/shop", { actions_may_open_pull_requests: false }),
    cause: /may not open pull requests here, and the playbook delivers \d+ reports/,
    place: /settings\/actions$/,
    fix: /Tick "Allow GitHub Actions to create and approve pull requests"/,
  },
  {
    id: "pull-request-setting-unseen",
    severity: "unknown",
    token: "ghs_action",
    cause: /cannot be seen with this token/,
    place: /settings\/actions$/,
    fix: /administrator/,
  },
  {
    id: "workflow-missing",
    severity: "error",
    ill: { files: { [WORKFLOW]: undefined } },
    cause: /nothing starts a pass/,
    place: /\.github\/workflows$/,
    fix: /templates\/workflows\/almanac\.yml/,
  },
  {
    id: "workflow-missing",
    severity: "error",
    ill: workflow("jobs: { test: { steps: [{ uses: actions/checkout@v7 }] } }\n"),
    cause: /uses Almanac/,
    place: /\.github\/workflows$/,
    fix: /merge it/,
  },
  {
    id: "workflow-not-filled-in",
    severity: "error",
    ill: workflow(workflowText.replaceAll(/almanac@[0-9a-f]+/g, `almanac@${"0".repeat(40)}`)),
    cause: /commit of zeros/,
    place: /almanac\.yml$/,
    fix: /behind the @/,
  },
  {
    id: "workflow-without-schedule",
    severity: "warning",
    ill: workflow(workflowText.replace(/ {2}schedule:\n.*\n/, "")),
    cause: /no `schedule:`/,
    place: /almanac\.yml$/,
    fix: /cron/,
  },
  {
    id: "workflow-permission-missing",
    severity: "error",
    ill: workflow(workflowText.replace(/ {6}issues: write.*\n/, "")),
    cause: /job `run` .*`issues: write`/,
    place: /almanac\.yml$/,
    fix: /`permissions:` of that job/,
  },
  {
    id: "workflow-permissions-unnamed",
    severity: "warning",
    ill: workflow("on: { schedule: [{ cron: 17 * * * * }] }\njobs: { go: { steps: [{ uses: o/almanac@v1 }] } }\n"),
    cause: /job `go` .*only reads in newer repositories/,
    place: /almanac\.yml$/,
    fix: /List `contents: write`, `issues: write` and `pull-requests: write`/,
  },
  ...(["disabled_inactivity", "disabled_manually", "disabled_fork"] as const).map((state): Case => ({
    id: "workflow-disabled",
    severity: "error",
    prepare: ({ github }) => github.rules.settings("acme/shop", { workflow_states: { [WORKFLOW]: state } }),
    cause: new RegExp(`switched off \\(${state}\\): .*(60 days|by hand|forks)`),
    place: /actions\/workflows\/almanac\.yml$/,
    fix: /gh workflow enable almanac\.yml/,
  })),
  {
    id: "workflow-state-unseen",
    severity: "unknown",
    ill: {
      seed: { private: true },
      tokens: [
        {
          token: "ghs_thin",
          login: "github-actions[bot]",
          kind: "actions",
          permissions: { contents: "read", issues: "read", "pull-requests": "read" },
        },
      ],
    },
    token: "ghs_thin",
    cause: /cannot be seen with this token/,
    place: /actions\/workflows\/almanac\.yml$/,
    fix: /actions: read/,
  },
  {
    id: "permission-missing",
    severity: "error",
    ill: {
      seed: { private: true },
      tokens: [{ token: "ghs_thin", login: "github-actions[bot]", kind: "actions", permissions: { contents: "read" } }],
    },
    token: "ghs_thin",
    cause: /lacks a permission; one of these would do: issues=read/,
    place: /GET .*\/issues/,
    fix: /`permissions:` of the job/,
  },
  {
    id: "playbook-missing",
    severity: "error",
    ill: { files: { [FILE]: undefined }, lived: false },
    cause: /no \.github\/almanac\.yml on the default branch/,
    place: /new\/HEAD/,
    fix: /merge it/,
  },
  {
    id: "playbook-invalid",
    severity: "error",
    ill: { playbook: "cadences: { sprint-plan: { every: fortnite } }\n", lived: false },
    cause: /fortnite/,
    place: /^\.github\/almanac\.yml:\d+:\d+$/,
    fix: /that line/,
  },
  {
    id: "playbook-invalid",
    severity: "error",
    ill: { files: { [FILE]: "version: 1\nextends: org\n" }, lived: false },
    cause: /extends: org/,
    place: /almanac\.yml:1:1$/,
    fix: /that line/,
  },
  {
    id: "owner-not-assignable",
    severity: "error",
    ill: { playbook: "roles:\n  sprint-prioritizer: eve\n" },
    cause: /eve be assigned, who holds sprint-prioritizer/,
    place: /^\.github\/almanac\.yml:8$/,
    fix: /Give eve access/,
  },
  {
    id: "team-not-notifiable",
    severity: "warning",
    ill: { playbook: "roles:\n  sprint-prioritizer: acme/product\n" },
    cause: /acme\/product alone/,
    place: /^\.github\/almanac\.yml:8$/,
    fix: /Name a person besides/,
  },
  {
    id: "severity-label-missing",
    severity: "warning",
    prepare: async (world) => ada(world).delete(`${SHOP}/labels/P2`),
    cause: /no label P2;/,
    place: /labels$/,
    fix: /Add a label/,
  },
  {
    id: "label-renamed",
    severity: "warning",
    prepare: async (world) => ada(world).patch(`${SHOP}/labels/almanac:weekly`, { new_name: "weekly chores" }),
    cause: /`almanac:weekly` was renamed to `weekly chores`/,
    place: /labels$/,
    fix: /Rename `weekly chores` back/,
  },
  {
    id: "label-deleted",
    severity: "warning",
    prepare: async (world) => ada(world).delete(`${SHOP}/labels/almanac:weekly`),
    cause: /`almanac:weekly` was deleted/,
    place: /labels$/,
    fix: /comes back/,
  },
  {
    id: "label-recoloured",
    severity: "warning",
    prepare: async (world) => ada(world).patch(`${SHOP}/labels/almanac:weekly`, { color: "ff0000" }),
    cause: /has the colour #ff0000; ours is #2f81c7/,
    place: /labels$/,
    fix: /#2f81c7/,
  },
  {
    id: "almanac-missing",
    severity: "warning",
    prepare: async (world) => world.github.deleteIssue("acme/shop", (await almanacOf(world)).number),
    cause: /no almanac issue/,
    place: /issues$/,
    fix: /opens a new one/,
  },
  {
    id: "ledger-broken",
    severity: "warning",
    prepare: async (world) => {
      const { number, body } = await almanacOf(world);
      await ada(world).patch(`${SHOP}/issues/${number}`, { body: body.replace("ledger", "leger") });
    },
    cause: /ledger .* cannot be read/,
    place: /issues\/\d+$/,
    fix: /rebuilds it/,
  },
  {
    id: "almanac-closed",
    severity: "warning",
    prepare: async (world) =>
      ada(world).patch(`${SHOP}/issues/${(await almanacOf(world)).number}`, { state: "closed" }),
    cause: /is closed/,
    place: /issues\/\d+$/,
    fix: /paused: true/,
  },
  {
    id: "no-pass-yet",
    severity: "warning",
    ill: { lived: false },
    cause: /No pass has left a trace/,
    place: /actions$/,
    fix: /Run workflow/,
  },
  {
    id: "pass-overdue",
    severity: "warning",
    now: "2026-11-24T10:00:00Z",
    cause: /was due 3\D+h/,
    place: /actions$/,
    // A rule over events and actors shows nowhere else, so the fix must name it.
    fix: /keeps the event `schedule` or its actor from starting workflows/,
  },
  {
    id: "pass-overdue",
    severity: "error",
    now: TUESDAY_NEXT,
    cause: /was due 7\D+days.* nor do \d+ more.* last trace of a pass is of 2026-11-23T08:17/,
    place: /actions$/,
    fix: /See the runs/,
  },
  {
    id: "secrets-unseen",
    severity: "unknown",
    ill: { playbook: "heartbeat: BEAT\n" },
    cause: /the secret `BEAT`/,
    place: /settings\/secrets\/actions$/,
    fix: /stands there/,
  },
  {
    id: "secret-not-passed",
    severity: "warning",
    ill: { playbook: "heartbeat: BEAT\n" },
    cause: /does not pass `BEAT`/,
    place: /almanac\.yml$/,
    fix: /secrets\.BEAT/,
  },
  {
    id: "holidays-missing",
    severity: "warning",
    ill: { playbook: "holidays: .github/holidays.ics\n" },
    cause: /holidays/,
    place: /./,
    fix: /./,
  },
];

describe("almanac doctor", () => {
  it.each(cases)(
    "names $id with its place and its fix ($severity)",
    async ({ id, severity, ill, token, now, prepare, cause, place, fix }) => {
      await using world = await doctorWorld(ill);
      await prepare?.(world);
      world.github.requests.clear();
      const findings = await world.findings({
        ...(token !== undefined && { token }),
        ...(now !== undefined && { now }),
      });
      expect(findings.map((finding) => finding.id)).toContain(id);
      const found = findings.find((finding) => finding.id === id);
      expect(found?.severity).toBe(severity);
      expect(found?.cause).toMatch(cause);
      expect(found?.place).toMatch(place);
      expect(found?.fix).toMatch(fix);
      expect(
        world.github.requests.entries.filter(({ method, path }) => method !== "GET" && path !== "/graphql"),
      ).toEqual([]);
      expect(world.github.unhandled).toEqual([]);
    },
  );

  it("finds nothing to mend or to look at where all is well, and ends with 0", async () => {
    await using world = await doctorWorld();
    const findings = await world.findings();
    expect(findings.filter(({ severity }) => severity !== "ok")).toEqual([]);
    expect(findings.map(({ id }) => id)).toEqual([
      "token-valid",
      "repository",
      "branch-open",
      "actions-may-open-pull-requests",
      "workflow-active",
      "playbook-valid",
      "people-assignable",
      "labels",
      "almanac-readable",
      "pass-in-time",
    ]);
    const { code, text } = await world.printed();
    expect(code).toBe(0);
    expect(text).toMatch(/^In order\n/);
    expect(text.trimEnd().split("\n").at(-1)).toBe("Nothing found that keeps Almanac from working in acme/shop.");
  });

  it("prints errors first, each with where and what to do, ends with one sentence and the code 1", async () => {
    await using world = await doctorWorld({ playbook: "roles:\n  sprint-prioritizer: eve\n" });
    world.github.rules.settings("acme/shop", { fork: true });
    const { code, text } = await world.printed();
    expect(code).toBe(1);
    expect(text).toMatch(
      /^To mend\n {2}✗ GitHub does not let eve be assigned.*\n {6}where: \.github\/almanac\.yml:8\n {6}what to do: Give eve access/,
    );
    expect(text.indexOf("Worth a look")).toBeGreaterThan(0);
    expect(text.trimEnd().split("\n").at(-1)).toMatch(
      /^1 thing must be mended before Almanac does all its work in acme\/shop; besides, mind \d warnings?/,
    );
  });

  it("says what holds everything back instead of calling it late", async () => {
    await using paused = await doctorWorld({ playbook: "paused: true\n", lived: false });
    await paused.pass();
    expect(
      (await paused.findings({ now: TUESDAY_NEXT })).filter(({ id }) => /^pass|^no-pass/.test(id)).map(({ id }) => id),
    ).not.toContain("pass-overdue");
  });

  it("reads in a few requests", async () => {
    await using world = await doctorWorld();
    world.github.requests.clear();
    await world.findings();
    expect(world.github.requests.count).toBeLessThanOrEqual(25);
  });
});
