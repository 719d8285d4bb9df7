import { expect, it } from "vitest";
import { act } from "../../src/commands/act.ts";
import type { StepResult } from "../../src/commands/step.ts";
import type { Token } from "../../src/demo/embedded/actor.ts";
import { simulatedClock } from "../../src/demo/simulated-clock.ts";
import { connect } from "../../src/github/client.ts";
import { readMarker } from "../../src/markdown/marker.ts";
import { type DoctorWorld, FILE, MONDAY, doctorWorld } from "../support/doctor-world.ts";
import { smallestPlaybookText } from "../support/example-playbooks.ts";
import { BOT } from "../support/github-world.ts";

const SHOP = "/repos/acme/shop";
const PLAYBOOK = `${smallestPlaybookText}gate: off\n`;
const templates = new URL("../../templates/", import.meta.url);

type Comment = {
  readonly id: number;
  readonly body: string;
  readonly user: { readonly login: string };
  readonly updated_at: string;
};

/** A file's text on the branch of a pull request; undefined deletes it. */
async function commit(world: DoctorWorld, branch: string, path: string, text: string | undefined): Promise<void> {
  const ada = world.github.as("ada");
  const known = await ada.request("GET", `${SHOP}/contents/${path}?ref=${branch}`);
  const sha = known.status === 200 ? { sha: (known.data as { sha: string }).sha } : {};
  const body = { message: "Change it", branch, ...sha };
  if (text === undefined) await ada.delete(`${SHOP}/contents/${path}`, body);
  else await ada.put(`${SHOP}/contents/${path}`, { ...body, content: Buffer.from(text).toString("base64") });
}

/** A pull request by ada that changes one file; its number. */
async function propose(world: DoctorWorld, path: string, text: string | undefined): Promise<number> {
  const ada = world.github.as("ada");
  const main = (await ada.get(`${SHOP}/git/ref/heads/main`)) as { object: { sha: string } };
  await ada.post(`${SHOP}/git/refs`, { ref: "refs/heads/change", sha: main.object.sha });
  await commit(world, "change", path, text);
  const pull = (await ada.post(`${SHOP}/pulls`, { title: "Change", head: "change", base: "main" })) as {
    number: number;
  };
  return pull.number;
}

/** The check as the workflow starts it on a pull request. */
async function check(
  world: DoctorWorld,
  number: number,
  how: { readonly from?: string | null; readonly token?: string; readonly now?: string } = {},
): Promise<StepResult> {
  const { from = "acme/shop", token = "ghs_check", now = MONDAY } = how;
  world.github.requests.clear();
  const clock = simulatedClock(now);
  return act({
    command: "check",
    client: connect({ token, api: world.github.url, owner: "acme", name: "shop", clock }),
    author: BOT,
    playbookFile: FILE,
    observed: undefined,
    log: () => {},
    now: undefined,
    clock,
    templates,
    env: {},
    event: async () => ({
      action: "synchronize",
      pull_request: {
        number,
        head: { ref: "change", repo: from === null ? null : { full_name: from } },
        base: { ref: "main", repo: { full_name: "acme/shop" } },
      },
    }),
  });
}

const comments = async (world: DoctorWorld, number: number) =>
  (await world.github.as("ada").get(`${SHOP}/issues/${number}/comments`)) as Comment[];

/** What the template's job gives its token. */
const checks: Token = {
  token: "ghs_check",
  login: BOT,
  kind: "actions",
  permissions: { contents: "read", issues: "read", "pull-requests": "write" },
};
const start = async (tokens: readonly Token[] = []) =>
  doctorWorld({ tokens: [checks, ...tokens], seed: { private: true } });

it("says in one comment what the playbook would change and why, and how that differs from the base", async () => {
  await using world = await start();
  const number = await propose(
    world,
    FILE,
    `${PLAYBOOK}cadences:\n  restore-test: { title: Restore test, owner: ada, every: week, on: monday, at: "07:00", delivery: issue }\n`,
  );
  const result = await check(world, number);
  expect(result).toMatchObject({ failed: false, annotations: [] });
  const [told, ...more] = await comments(world, number);
  expect(more).toEqual([]);
  expect(told?.user.login).toBe(BOT);
  expect(readMarker(told?.body ?? "")).toEqual({ kind: "status", key: ["plan"], notes: {} });
  expect(told?.body.split("\n\n").slice(0, 4)).toEqual([
    "## What Almanac would do with this playbook",
    "**Compared with `main`** the next pass is another: 1 change comes in; 1 cadence goes on otherwise.",
    "### New with this change",
    expect.stringMatching(
      /^- open issue \*\*Restore test 2026-W48\*\* \(for ada, .*\): Due Monday 23 November, 07:00\.$/,
    ),
  ]);
  expect(result.summary).toContain("## The playbook is valid");
  expect(result.summary).toContain("Restore test 2026-W48");
  // Nothing but the comment was written, whatever the plan says.
  expect(
    world.github.requests.entries
      .filter(({ method }) => method !== "GET")
      .map(({ method, path }) => `${method} ${path}`),
  ).toEqual([`POST ${SHOP}/issues/${number}/comments`]);
  expect(world.github.unhandled).toEqual([]);
});

it("leaves the comment alone while it is still right, and changes it in place when it is not", async () => {
  await using world = await start();
  await world.pass({ now: "2026-11-23T08:30:00Z" });
  const number = await propose(world, FILE, `${PLAYBOOK}cap: 3\n`);
  await check(world, number);
  const [first] = await comments(world, number);
  expect(first?.body).toContain("**Compared with `main`** the next pass does the same as now.");
  await check(world, number, { now: "2026-11-23T08:40:00Z" });
  expect(world.github.requests.writes).toBe(0);

  await commit(world, "change", FILE, `${PLAYBOOK}paused: true\n`);
  await check(world, number);
  const [second, ...more] = await comments(world, number);
  expect(more).toEqual([]);
  expect(second?.id).toBe(first?.id);
  expect(second?.body).toContain("Paused");
  expect(world.github.requests.entries.filter(({ method }) => method !== "GET").map(({ method }) => method)).toEqual([
    "PATCH",
  ]);

  await commit(world, "change", FILE, PLAYBOOK);
  await check(world, number);
  expect((await comments(world, number)).map(({ body }) => body.split("\n")[0])).toEqual([
    "This pull request no longer changes the playbook, so it changes nothing in what Almanac does.",
  ]);
});

it("tells what falls away", async () => {
  await using world = await doctorWorld({ tokens: [checks], lived: false });
  const number = await propose(world, FILE, `${PLAYBOOK}cadences: { content-week: off }\n`);
  await check(world, number);
  const [told] = await comments(world, number);
  expect(told?.body).toMatch(
    /\*\*Compared with `main`\*\* the next pass is another: 1 falls away and \d+ stay as before; 1 cadence goes on otherwise\./,
  );
  expect(told?.body).toMatch(/### No longer done\n\n- open issue \*\*Content week 2026-W48\*\*/);
  expect(told?.body).toMatch(/<details><summary>\d+ changes as before<\/summary>/);
});

it("tells of dates, owners and deliveries that change later, though the next pass is the same", async () => {
  await using world = await start();
  const number = await propose(
    world,
    FILE,
    `${PLAYBOOK}cadences:\n  stack-review: { on: 2nd business day, owner: eve }\n  sprint-plan: { on: tuesday, delivery: issue }\n  content-week: off\n  restore-test: { title: Restore test, owner: ada, every: month, on: 15, at: "07:00", delivery: issue }\n`,
  );
  await check(world, number);
  const [told] = await comments(world, number);
  expect(told?.body.split("\n### Later on\n\n")[1]?.split("\n\n")[0]?.split("\n")).toEqual([
    "- **Content week** comes no more; the next one would be Monday 30 November 2026, 09:00.",
    "- **Restore test** is new, first Tuesday 15 December 2026, 07:00, for ada.",
    "- **Sprint plan** comes Tuesday 24 November 2026, 09:00 instead of Monday 30 November 2026, 09:00 and is delivered by issue instead of pull-request.",
    "- **Stack review** comes Monday 4 January 2027, 09:00 instead of Friday 1 January 2027, 09:00 and is for eve instead of ada.",
  ]);
  expect(told?.body).toContain(
    "**Compared with `main`** the next pass does the same as now; 4 cadences go on otherwise.",
  );
});

it("says at its lines why a playbook cannot be used, and fails the check", async () => {
  await using world = await start();
  const number = await propose(world, FILE, `${PLAYBOOK}cadences: { sprint-plan: { every: fortnite } }\n`);
  const result = await check(world, number);
  expect(result.failed).toBe(true);
  expect(result.annotations[0]).toMatch(/^::error file=\.github\/almanac\.yml,line=7,col=\d+::/);
  expect(result.summary.match(/fortnite/g)).toHaveLength(1);
  expect(result.summary).not.toContain("<!--");
  const [told] = await comments(world, number);
  expect(told?.body).toMatch(
    /^## This playbook cannot be used\n\n.*`main`.*\n\n- error `\.github\/almanac\.yml:7:\d+` .*fortnite/,
  );
});

it("says that nothing would go on where the playbook is removed", async () => {
  await using world = await start();
  const number = await propose(world, FILE, undefined);
  expect((await check(world, number)).failed).toBe(false);
  expect((await comments(world, number)).map(({ body }) => body.split("\n")[0])).toEqual(["## Almanac would stop"]);
});

it("compares with a base that has no playbook, or one that cannot be used", async () => {
  await using none = await doctorWorld({ tokens: [checks], lived: false, files: { [FILE]: undefined } });
  const first = await propose(none, FILE, PLAYBOOK);
  await check(none, first);
  expect((await comments(none, first))[0]?.body).toMatch(
    /There is no playbook on `main` yet: \d+ changes in the first pass\./,
  );
  await using broken = await doctorWorld({ tokens: [checks], lived: false, files: { [FILE]: "version: 2\n" } });
  const second = await propose(broken, FILE, PLAYBOOK);
  await check(broken, second);
  expect((await comments(broken, second))[0]?.body).toMatch(
    /playbook on `main` cannot be used, so nothing is done now/,
  );
});

it.each([["eve/shop"], [null]])("tells a fork (%s) in the summary only", async (from) => {
  await using world = await start();
  const number = await propose(world, FILE, `${PLAYBOOK}cadences: { content-week: off }\n`);
  const result = await check(world, number, { from });
  expect(result.summary).toContain("## What Almanac would do with this playbook");
  expect(world.github.requests.writes).toBe(0);
  expect(await comments(world, number)).toEqual([]);
});

it("says nothing about pull requests that leave the playbook alone", async () => {
  await using world = await start();
  const number = await propose(world, "README.md", "# The shop\n");
  const result = await check(world, number);
  expect(result.summary).toMatch(/^## The playbook is valid/);
  expect(result.summary).not.toContain("Almanac would");
  expect({ writes: world.github.requests.writes, comments: await comments(world, number) }).toEqual({
    writes: 0,
    comments: [],
  });
});

it("takes a comment of somebody else with our marker for what it is", async () => {
  await using world = await start();
  const number = await propose(world, FILE, `${PLAYBOOK}cap: 3\n`);
  await world.github
    .as("ada")
    .post(`${SHOP}/issues/${number}/comments`, { body: "Mine\n\n<!-- almanac:1 status plan -->" });
  await check(world, number);
  expect((await comments(world, number)).map(({ user }) => user.login)).toEqual(["ada", BOT]);
});

it("keeps the result of the check where the comment may not be written, and says what is missing", async () => {
  const reader: Token = {
    ...checks,
    token: "ghs_old",
    permissions: { contents: "read", issues: "read", "pull-requests": "read" },
  };
  await using world = await start([reader, { ...reader, token: "ghs_oldest", permissions: { contents: "read" } }]);
  const number = await propose(world, FILE, `${PLAYBOOK}cap: 3\n`);
  const result = await check(world, number, { token: "ghs_old" });
  expect(result.failed).toBe(false);
  expect(result.summary).toContain("**This could not be written into the pull request.**");
  expect(result.summary).toContain("one of these would do: issues=write; pull\\_requests=write");
  const blind = await check(world, number, { token: "ghs_oldest" });
  expect(blind.failed).toBe(false);
  expect(blind.summary).toContain("**What this playbook would change could not be found out.**");
  expect(await comments(world, number)).toEqual([]);
});

it("shows hostile titles as text", async () => {
  await using world = await doctorWorld({ tokens: [checks], lived: false });
  const number = await propose(
    world,
    FILE,
    `${PLAYBOOK}cadences:\n  restore-test: { title: "@ada <!-- x --> Fixes #1 ![p](http://x/y)", owner: ada, every: week, on: monday, at: "07:00", delivery: issue }\n`,
  );
  await check(world, number);
  const [told] = await comments(world, number);
  expect(told?.body).not.toMatch(/@ada|<!-- x|Fixes #1|!\[p\]\(/);
  expect(told?.body).toContain("### New with this change");
});

it("counts the questions of a report that nobody has answered, at their lines", async () => {
  await using world = await start();
  const place = (id: string, answer: string) =>
    `> Why?\n\n<!-- almanac:answer ${id}: write below, in place of the next line -->\n${answer}\n<!-- almanac:answered ${id} -->\n`;
  const report = `# Report\n\n${place("a", "Because.")}\n${place("b", "_No answer yet._")}`;
  const number = await propose(world, "reports/weekly-analytics/2026-W47.md", report);
  const told = await check(world, number);
  expect(told.failed).toBe(false);
  expect(told.summary).toContain("## Questions: 1 of 2 questions not answered");
  expect(told.annotations).toContain(
    "::notice file=reports/weekly-analytics/2026-W47.md,line=12::Nobody has answered this.",
  );
  await commit(world, "change", "reports/weekly-analytics/2026-W47.md", report.replace("_No answer yet._", "So."));
  expect((await check(world, number)).summary).toContain("## Questions: All 2 answered");
});
