import { describe, expect, it } from "vitest";
import type { Fault } from "../../src/demo/embedded/faults.ts";
import { type StepWorld, stepWorld } from "../support/step-world.ts";

const NOW = "2026-11-23T08:17:00Z";
const WEEK_BEFORE = "2026-11-16T08:17:00Z";

const PLAYBOOK = `version: 1
product: Shop
timezone: Europe/Berlin
default-owner: ada
roles:
  developer: { title: Developer }
cadences:
  backup-check: { title: Backup check, owner: ada, every: week, on: monday, delivery: issue }
  door-check: { title: Door check, owner: ada, every: week, on: monday, delivery: issue }
  weekly-note: { title: Weekly note, owner: ada, every: week, on: monday, delivery: pull-request }
  daily-note: { title: Daily note, owner: ada, every: day, delivery: commit }
`;

/** What stands when everything that is due on the Monday was delivered. */
const ALMANAC = "almanac";
const BACKUP = "occurrence backup-check 2026-11-23";
const DOOR = "occurrence door-check 2026-11-23";
const NOTE = "occurrence weekly-note 2026-11-23";
const REPORT = "report weekly-note 2026-11-23";
const DAILY = "reports/daily-note/2026-11-22.md";
const ALL = [ALMANAC, BACKUP, DOOR, NOTE, REPORT, DAILY];

/** Everything of Almanac's that stands on or for that Monday. */
async function standing(world: StepWorld): Promise<readonly string[]> {
  const ours = (await world.markers()).filter((marker) => !marker.includes("2026-11-16"));
  return [...ours, ...(await world.files()).filter((path) => path === DAILY)];
}

/** Something wrong with GitHub, its settings or the token, met by the first pass of all. */
type Case = {
  readonly wrong: string;
  readonly spoil?: (world: StepWorld) => unknown;
  readonly token?: string;
  /** Cause, place and fix, as the summary says them. */
  readonly says: readonly [cause: string, place: string, fix: string];
  /** What was delivered all the same. */
  readonly stands: readonly string[];
  readonly mend?: (world: StepWorld) => unknown;
};

const settings = (change: Parameters<StepWorld["github"]["rules"]["settings"]>[1]) => (world: StepWorld) =>
  world.github.rules.settings("acme/shop", change);
const fault = (one: Fault) => (world: StepWorld) => world.github.failNext(one);
const OPENING = /^POST .*\/issues$/;
const READING = /^GET .*\/issues\?state=open/;
const refused = (
  match: RegExp,
  status: number,
  message: string,
  headers: Record<string, string> = {},
): ((world: StepWorld) => unknown) => fault({ match, how: "status", status, body: { message }, headers });
const rules: number[] = [];
const rest = ALL.filter((one) => one !== BACKUP);
const inAnHour = String(Date.parse(NOW) / 1000 + 3000);

const cases: readonly Case[] = [
  {
    wrong: "issues are disabled",
    spoil: settings({ has_issues: false }),
    says: ["Issues are switched off in this repository.", "/acme/shop/settings", "Switch issues on under Features."],
    stands: [],
    mend: settings({ has_issues: true }),
  },
  {
    wrong: "the repository is archived",
    spoil: settings({ archived: true }),
    says: [
      "The repository is archived, so nothing in it can be changed.",
      "acme/shop/settings](",
      "Unarchive the repository",
    ],
    stands: [],
    mend: settings({ archived: false }),
  },
  {
    wrong: "the token may only read",
    token: "ghs_reader",
    says: [
      "The token lacks a permission; one of these would do: issues=write.",
      "(POST /repos/acme/shop/issues)",
      "add it under `permissions:` of the job",
    ],
    stands: [],
  },
  {
    wrong: "the branch is protected, and the branch beside it forbidden",
    spoil: ({ github }) => {
      rules.push(github.rules.protect("acme/shop", "main", { includeAdmins: true }));
      rules.push(github.rules.ruleset("acme/shop", { branches: ["almanac-data"], rules: [{ type: "creation" }] }));
    },
    says: [
      "A rule of the repository forbids a branch of that name",
      "acme/shop/settings/rules](",
      "Allow branches named `almanac-data`",
    ],
    stands: ALL.filter((one) => one !== DAILY),
    mend: ({ github }) => rules.splice(0).forEach((id) => github.rules.remove(id)),
  },
  {
    wrong: "GitHub Actions may not open pull requests",
    spoil: settings({ actions_may_open_pull_requests: false }),
    says: [
      "GitHub Actions may not open pull requests here",
      "acme/shop/settings/actions](",
      'Tick "Allow GitHub Actions to create and approve pull requests"',
    ],
    stands: ALL.filter((one) => one !== REPORT),
    mend: settings({ actions_may_open_pull_requests: true }),
  },
  {
    wrong: "pull requests are switched off",
    spoil: settings({ has_pull_requests: false }),
    says: ["Pull requests are switched off in this repository.", "acme/shop/settings](", "Switch pull requests on"],
    stands: ALL.filter((one) => one !== REPORT),
    mend: settings({ has_pull_requests: true }),
  },
  {
    wrong: "only collaborators may open issues",
    spoil: refused(OPENING, 403, "Issue creation is restricted to collaborators."),
    says: [
      "Only collaborators may open issues here, and this token's account is none.",
      "acme/shop/settings](",
      "Make the account a collaborator, or let everybody open them.",
    ],
    stands: [DAILY],
  },
  {
    wrong: "push protection sees a secret in a report",
    spoil: fault({
      match: /^POST .*\/git\/trees/,
      how: "status",
      status: 422,
      body: { message: "Secret detected in content", metadata: { secret_scanning: { bypass_placeholders: [{}] } } },
    }),
    says: [
      "GitHub's push protection found something like a secret in a file that was to be committed.",
      "(POST /repos/acme/shop/git/trees)",
      "Almanac never bypasses this protection.",
    ],
    stands: ALL.filter((one) => one !== REPORT),
  },
  {
    wrong: "401 in the middle",
    spoil: refused(OPENING, 401, "Bad credentials"),
    says: ["GitHub does not accept the token", "the token this pass was given", "Give a valid token"],
    stands: [],
  },
  {
    wrong: "401 at once",
    token: "ghs_revoked",
    says: ["GitHub does not accept the token", "the token this pass was given", "Give a valid token"],
    stands: [],
  },
  {
    wrong: "403 for issues",
    spoil: refused(OPENING, 403, "Resource not accessible by integration"),
    says: ["The token lacks a permission.", "(POST /repos/acme/shop/issues)", "`permissions:` of the job"],
    stands: [DAILY],
  },
  {
    wrong: "403 for reading",
    spoil: refused(READING, 403, "Your account was blocked."),
    says: ["GitHub refuses this to the token", "GET /repos/acme/shop/issues", "See what GitHub says"],
    stands: [],
  },
  {
    wrong: "404",
    spoil: refused(OPENING, 404, "Not Found"),
    says: [
      "GitHub knows no such thing, or the token may not see it.",
      "(POST /repos/acme/shop/issues)",
      "See whether it was deleted or renamed",
    ],
    stands: rest,
  },
  {
    wrong: "404 for reading",
    spoil: refused(READING, 404, "Not Found"),
    says: [
      "GitHub knows no such thing, or the token may not see it.",
      "GET /repos/acme/shop/issues",
      "whether the token reaches this repository",
    ],
    stands: [],
  },
  {
    wrong: "409",
    spoil: refused(OPENING, 409, "Conflict"),
    says: [
      'Something else changed the same thing at the same moment. GitHub says: "Conflict".',
      "(POST /repos/acme/shop/issues)",
      "Nothing to do: the next pass tries again",
    ],
    stands: rest,
  },
  {
    wrong: "410",
    spoil: refused(OPENING, 410, "Issues are disabled for this repo"),
    says: ["Issues are switched off in this repository.", "acme/shop/settings](", "Switch issues on"],
    stands: [DAILY],
  },
  {
    wrong: "422",
    spoil: refused(OPENING, 422, "Validation Failed"),
    says: [
      'GitHub does not take what was sent. GitHub says: "Validation Failed".',
      "(POST /repos/acme/shop/issues)",
      "If the playbook or a template explains it",
    ],
    stands: rest,
  },
  {
    wrong: "500 for a create, which may have worked",
    spoil: refused(OPENING, 500, "Oops"),
    says: [
      "nobody knows whether it was done: GitHub answered 500.",
      "(POST /repos/acme/shop/issues)",
      "the next pass reads what happened",
    ],
    stands: rest,
  },
  {
    wrong: "503 for all reading",
    spoil: fault({ match: READING, how: "status", status: 503, times: 10 }),
    says: ["GitHub has a fault of its own (503).", "GET /repos/acme/shop/issues", "the next pass tries again"],
    stands: [],
    mend: ({ github }) => github.forgetFaults(),
  },
  {
    wrong: "the primary limit",
    spoil: refused(OPENING, 403, "API rate limit exceeded for installation ID 5.", {
      "x-ratelimit-remaining": "0",
      "x-ratelimit-reset": inAnHour,
    }),
    says: [
      "used up. That lasts until 09:07 UTC (50 min), and a pass waits 10 min at most.",
      "(POST /repos/acme/shop/issues)",
      "the next pass goes on with the rest",
    ],
    stands: [],
  },
  {
    wrong: "the secondary limit, for longer than a pass may wait",
    spoil: refused(OPENING, 403, "You have exceeded a secondary rate limit.", { "retry-after": "1200" }),
    says: [
      "GitHub asks for a pause: too many requests in a short time. That lasts until 08:37 UTC",
      "(POST /repos/acme/shop/issues)",
      "the next pass goes on with the rest",
    ],
    stands: [],
  },
  {
    wrong: "a connection that dies before a create was done",
    spoil: fault({ match: OPENING, how: "before" }),
    says: [
      "nobody knows whether it was done: no answer came",
      "(POST /repos/acme/shop/issues)",
      "the next pass reads what happened",
    ],
    stands: rest,
  },
  {
    wrong: "a connection that dies after a create was done",
    spoil: fault({ match: OPENING, how: "after" }),
    says: [
      "nobody knows whether it was done: no answer came",
      "(POST /repos/acme/shop/issues)",
      "the next pass reads what happened",
    ],
    stands: ALL,
  },
  {
    wrong: "connections that die whatever is read",
    spoil: fault({ match: READING, how: "before", times: 10 }),
    says: ["GitHub did not answer", "GET /repos/acme/shop/issues", "the next pass tries again"],
    stands: [],
    mend: ({ github }) => github.forgetFaults(),
  },
];

describe("a pass that meets something wrong", () => {
  it.each(cases)(
    "$wrong: says cause, place and fix, does the rest, and the next one completes it",
    async ({ spoil, token, says, stands, mend }) => {
      await using world = await stepWorld(PLAYBOOK);
      await spoil?.(world);
      const met = await world.step(NOW, token);
      expect(met.failed).toBe(true);
      for (const words of says) expect(met.summary).toContain(words);
      await mend?.(world);
      expect(await standing(world)).toEqual(stands);
      expect(await world.step(NOW)).toMatchObject({ failed: false });
      expect(await standing(world)).toEqual(ALL);
      await isDone(world);
    },
  );

  it("waits where the secondary limit asks for less than it may wait, and reads again where a connection died", async () => {
    await using world = await stepWorld(PLAYBOOK);
    await refused(OPENING, 403, "You have exceeded a secondary rate limit.", { "retry-after": "60" })(world);
    fault({ match: READING, how: "after" })(world);
    expect(await world.step(NOW)).toMatchObject({ failed: false });
    expect(await standing(world)).toEqual(ALL);
    await isDone(world);
  });

  it("commits to a branch of its own where the default branch is protected, and says so", async () => {
    await using world = await stepWorld(PLAYBOOK);
    world.github.rules.protect("acme/shop", "main", { includeAdmins: true });
    const { failed, summary } = await world.step(NOW);
    expect({ failed, stands: await standing(world) }).toEqual({ failed: false, stands: ALL });
    expect(summary).toContain("to almanac-data");
    expect(summary).toContain("main takes no direct commits (it is a protected branch).");
    await isDone(world);
  });
});

describe("a playbook that cannot be used", () => {
  it.each<[wrong: string, text: string, where: string, says: string]>([
    [
      "invalid YAML",
      PLAYBOOK.replace("product: Shop", "product: 'Shop"),
      "2:10",
      "`'` is opened here and never closed",
    ],
    [
      "a tab",
      PLAYBOOK.replace("  door-check", "\tdoor-check"),
      "9:1",
      "YAML allows spaces only, use two for each level",
    ],
    [
      "an unknown key",
      PLAYBOOK.replace("timezone:", "time-zone:"),
      "3:1",
      "there is no key `time-zone` here; did you mean `timezone`?",
    ],
    [
      "an impossible date",
      PLAYBOOK.replace("every: day,", "every: day, from: 2026-02-30,"),
      "11:66",
      '"2026-02-30" does not exist in the calendar',
    ],
    [
      "an unknown zone",
      PLAYBOOK.replace("Berlin", "Berln"),
      "3:11",
      '"Europe/Berln" is no time zone; write its name in the IANA database, like Europe/Berlin',
    ],
    [
      "an unknown role",
      PLAYBOOK.replace("Door check, owner: ada", "Door check, owner: develper"),
      "9:36",
      "there is no role `develper`; did you mean `developer`?",
    ],
  ])(
    "%s is named with its place and what to write, nothing is changed, and mended all of it comes",
    async (_, text, where, says) => {
      await using world = await stepWorld(text);
      const met = await world.step(NOW);
      expect(met).toMatchObject({ failed: true });
      expect(met.summary).toContain("Nothing was opened or changed in acme/shop.");
      expect(met.summary).toContain(`\`.github/almanac.yml:${where}\``);
      expect(met.summary).toContain(says);
      expect(world.github.requests.writes).toBe(0);
      await writePlaybook(world, PLAYBOOK);
      expect(await world.step(NOW)).toMatchObject({ failed: false });
      expect(await standing(world)).toEqual(ALL);
      await isDone(world);
    },
  );

  it("is missing in an empty repository, which is said, with what to do", async () => {
    await using world = await stepWorld(undefined, { files: {} });
    const met = await world.step(NOW);
    expect(met.summary).toContain("The repository has no commit yet.");
    expect(met.summary).toContain("Make a first commit");
    await writePlaybook(world, PLAYBOOK);
    expect(await world.step(NOW)).toMatchObject({ failed: false });
    expect(await standing(world)).toEqual(ALL);
  });

  it("may name somebody who cannot be assigned: the issue comes unassigned, and that is said", async () => {
    await using world = await stepWorld(PLAYBOOK.replace("Door check, owner: ada", "Door check, owner: zoe"));
    const { failed, summary } = await world.step(NOW);
    expect({ failed, stands: await standing(world) }).toEqual({ failed: false, stands: ALL });
    expect(summary).toContain("GitHub did not assign zoe.");
    expect(summary).toContain("Give them access to the repository, or name somebody else in `roles:` of the playbook.");
  });
});

describe("what people changed of ours", () => {
  const ours = async (world: StepWorld, words: string) => {
    const rows = (await world.github.as("ada").get("/repos/acme/shop/issues?state=all&per_page=100")) as {
      number: number;
      body: string;
    }[];
    const found = rows.find(({ body }) => body.includes(`<!-- almanac:1 ${words}`));
    if (found === undefined) throw new Error(`there is no ${words}`);
    return found;
  };
  const edit = (words: string, change: (body: string) => string) => async (world: StepWorld) => {
    const { number, body } = await ours(world, words);
    await world.github.as("ada").patch(`/repos/acme/shop/issues/${number}`, { body: change(body) });
  };
  const LEDGER = /<!-- almanac:ledger .*-->/;

  it.each<[what: string, change: (world: StepWorld) => unknown, says: string]>([
    [
      "a renamed label",
      ({ github }) => github.as("ada").patch("/repos/acme/shop/labels/almanac:weekly", { new_name: "weekly" }),
      "Door check 2026-W48 #",
    ],
    [
      "a deleted label",
      ({ github }) => github.as("ada").delete("/repos/acme/shop/labels/almanac:weekly"),
      "Door check 2026-W48 #",
    ],
    [
      "a marker that was deleted",
      edit("occurrence door-check", (body) => body.replace(/<!-- almanac:1.*-->/, "")),
      "Door check 2026-W48 #",
    ],
    [
      "a marker that was made unreadable",
      edit("occurrence door-check", (body) => body.replace("almanac:1 occurrence", "almanac:1 occurence")),
      "Door check 2026-W48 #",
    ],
    [
      "a ledger that was deleted",
      edit("almanac", (body) => body.replace(LEDGER, "")),
      "The ledger in #\u200B5 could not be read; it was rebuilt from 5 items of ours.",
    ],
    [
      "a ledger that is no JSON any more",
      edit("almanac", (body) => body.replace("almanac:ledger {", "almanac:ledger {{")),
      "The ledger in #\u200B5 could not be read; it was rebuilt from 5 items of ours.",
    ],
    [
      "a ledger that claims what is still to come",
      edit("almanac", (body) => body.replaceAll('"newest":"2026-11-16"', '"newest":"2027-11-15"')),
      "The ledger says that Door check was delivered up to 15 November 2027, which cannot be",
    ],
    [
      "an almanac issue that was deleted",
      async (world) => world.github.deleteIssue("acme/shop", (await ours(world, "almanac")).number),
      "The almanac issue is gone",
    ],
  ])("%s changes nothing about what comes next, and nothing comes twice", async (_, change, says) => {
    await using world = await stepWorld(PLAYBOOK);
    await world.step(WEEK_BEFORE);
    await change(world);
    const met = await world.step(NOW);
    expect(met).toMatchObject({ failed: false });
    expect(met.summary).toContain(says);
    expect(await standing(world)).toEqual(ALL);
    const week = (await world.markers()).filter((marker) => marker.includes("2026-11-16"));
    expect(week.length).toBe(new Set(week).size);
    await isDone(world);
  });

  it("a template of more than an issue can hold is linked, and the steps stand in for it", async () => {
    const text = PLAYBOOK.replace(
      "title: Door check,",
      "title: Door check, template: .github/almanac/door.md, steps: [Look],",
    );
    const files = { ".github/almanac/door.md": `- [ ] Look\n\n${"Long text, very long.\n".repeat(4000)}` };
    await using world = await stepWorld(text, { files });
    expect(await world.step(NOW)).toMatchObject({ failed: false });
    const { body } = await ours(world, "occurrence door-check");
    expect(body).toContain(
      "The template `.github/almanac/door.md` could not be used (line 1): It makes 88051 characters",
    );
    expect(body).toContain(
      "put what is long into a file of its own and link that. ([template](../blob/HEAD/.github/almanac/door.md#L1))",
    );
    expect(body).toContain("- [ ] Look <!-- box:");
    await isDone(world);
  });
});

async function writePlaybook({ github }: StepWorld, text: string): Promise<void> {
  const ada = github.as("ada");
  const path = "/repos/acme/shop/contents/.github/almanac.yml";
  const branches = (await ada.get("/repos/acme/shop/branches")) as unknown[];
  const sha = branches.length === 0 ? undefined : ((await ada.get(path)) as { sha: string }).sha;
  await ada.put(path, {
    message: "Mend it",
    content: Buffer.from(text).toString("base64"),
    ...(sha !== undefined && { sha }),
  });
}

/** Whether one more pass finds nothing left to do. */
async function isDone(world: StepWorld): Promise<void> {
  const { writes } = world.github.requests;
  const { failed, summary } = await world.step(NOW);
  expect({ failed, summary }).toEqual({ failed: false, summary: summary.replace(/^.*/, "## Almanac: nothing to do") });
  expect(world.github.requests.writes).toBe(writes);
}
