import { readFileSync } from "node:fs";
import { describe, expect, it } from "vitest";
import { act } from "../../src/commands/act.ts";
import { QUESTIONS_CHECK } from "../../src/commands/check/judge-questions.ts";
import { CheckedHeads, checkOpenPulls } from "../../src/commands/serve/check-open-pulls.ts";
import type { StepResult } from "../../src/commands/step.ts";
import type { Token } from "../../src/demo/embedded/actor.ts";
import { simulatedClock } from "../../src/demo/simulated-clock.ts";
import { connect } from "../../src/github/client.ts";
import { answerPlace } from "../../src/render/answer-place.ts";
import { type DoctorWorld, FILE, doctorWorld } from "../support/doctor-world.ts";
import { aPlaybook, smallestPlaybookText } from "../support/example-playbooks.ts";
import { BOT } from "../support/github-world.ts";

const SHOP = "/repos/acme/shop";
const PATH = "postmortems/2026/2026-11-14-confirmations.md";
const NAME = "Almanac post-mortem";
/** Owned by people of this shop. */
const good = readFileSync(new URL("../postmortem/good/pager-service.md", import.meta.url), "utf8").replaceAll(
  /@\w+/g,
  "@ada",
);

const token = (permissions: Readonly<Record<string, "read" | "write">>): Token => ({
  token: "ghs_check",
  login: BOT,
  kind: "actions",
  permissions: { contents: "read", issues: "read", "pull-requests": "write", ...permissions },
});
const start = async (permissions: Readonly<Record<string, "read" | "write">> = { checks: "write" }) => {
  const world = await doctorWorld({ tokens: [token(permissions)], seed: { private: true } });
  await put(world, "main", FILE, `${smallestPlaybookText}gate: off\n`);
  return world;
};

async function put(world: DoctorWorld, branch: string, path: string, text: string): Promise<string> {
  const ada = world.github.as("ada");
  const known = await ada.request("GET", `${SHOP}/contents/${path}?ref=${branch}`);
  const sha = known.status === 200 ? { sha: (known.data as { sha: string }).sha } : {};
  const content = Buffer.from(text).toString("base64");
  const made = (await ada.put(`${SHOP}/contents/${path}`, { message: "Write", branch, content, ...sha })) as {
    commit: { sha: string };
  };
  return made.commit.sha;
}

async function propose(world: DoctorWorld, path: string, text: string): Promise<{ number: number; head: string }> {
  const ada = world.github.as("ada");
  const main = (await ada.get(`${SHOP}/git/ref/heads/main`)) as { object: { sha: string } };
  await ada.post(`${SHOP}/git/refs`, { ref: "refs/heads/change", sha: main.object.sha });
  const head = await put(world, "change", path, text);
  const pull = (await ada.post(`${SHOP}/pulls`, { title: "Change", head: "change", base: "main" })) as {
    number: number;
  };
  return { number: pull.number, head };
}

async function check(
  world: DoctorWorld,
  event: object,
  env: Readonly<Record<string, string>> = {},
): Promise<StepResult> {
  world.github.requests.clear();
  const clock = simulatedClock("2026-11-24T09:00:00Z");
  return act({
    command: "check",
    client: connect({ token: "ghs_check", api: world.github.url, owner: "acme", name: "shop", clock }),
    author: BOT,
    playbookFile: FILE,
    observed: undefined,
    log: () => {},
    now: undefined,
    clock,
    templates: new URL("../../templates/", import.meta.url),
    env,
    event: async () => event,
  });
}

const eventOf = ({ number, head }: { number: number; head: string }, from = "acme/shop") => ({
  action: "synchronize",
  pull_request: {
    number,
    comments: 0,
    head: { ref: "change", sha: head, repo: { full_name: from } },
    base: { ref: "main", repo: { full_name: "acme/shop" } },
  },
});

type Run = {
  readonly id: number;
  readonly name: string;
  readonly conclusion: string;
  readonly output: { readonly title: string; readonly summary: string };
};

const runsOf = async (world: DoctorWorld, head: string) =>
  ((await world.github.as("ada").get(`${SHOP}/commits/${head}/check-runs`)) as { check_runs: readonly Run[] })
    .check_runs;

const statusesOf = async (world: DoctorWorld, head: string) =>
  world.github.as("ada").get(`${SHOP}/commits/${head}/statuses`);

it("concludes with failure, at the right lines, while something is missing, and with success once nothing is; four requests each", async () => {
  await using world = await start();
  const bad = good
    .replace("8,312", "Many")
    .replace("95 minutes in the", "in the")
    .replace(" — @ada", " — @nobody-here");
  const pull = await propose(world, PATH, bad);
  const result = await check(world, eventOf(pull));
  expect(result).toMatchObject({ failed: false, annotations: [] });
  expect(world.github.requests.entries.map(({ method }) => method).toSorted()).toEqual(["GET", "GET", "GET", "POST"]);
  const [run, ...more] = await runsOf(world, pull.head);
  expect(more).toEqual([]);
  expect(run).toMatchObject({ name: NAME, conclusion: "failure", output: { title: "2 things are missing" } });
  const annotations = await world.github.as("ada").get(`${SHOP}/check-runs/${run?.id}/annotations`);
  expect(annotations).toMatchObject([
    { path: PATH, start_line: 75, annotation_level: "failure", title: "action-owner-assignable" },
    { path: PATH, start_line: 32, annotation_level: "failure", title: "impact-number" },
  ]);
  const summary = run?.output.summary ?? "";
  expect(summary.indexOf("action-owner-assignable")).toBeLessThan(summary.indexOf("impact-number"));
  expect(summary).toContain("A good answer:");
  expect(result.summary).toContain("## Post-mortem: 2 things are missing");

  const head = await put(world, "change", PATH, good);
  expect(await check(world, eventOf({ ...pull, head }))).toMatchObject({ failed: false });
  expect(await runsOf(world, head)).toMatchObject([{ conclusion: "success", output: { title: "Complete" } }]);
  expect(world.github.unhandled).toEqual([]);
});

it("concludes neutral where it does not apply: no post-mortem, or a merge queue", async () => {
  await using world = await start();
  const pull = await propose(world, "README.md", "# Shop\n");
  await check(world, eventOf(pull));
  expect(await runsOf(world, pull.head)).toMatchObject([{ name: NAME, conclusion: "neutral" }]);
  const head = await put(world, "change", "README.md", "# The shop\n");
  await check(world, { action: "checks_requested", merge_group: { head_sha: head } });
  expect(await runsOf(world, head)).toMatchObject([{ name: NAME, conclusion: "neutral" }]);
});

it("concludes without a usable playbook, too: a post-mortem cannot be found good then, anything else is none", async () => {
  await using world = await start();
  await put(world, "main", FILE, "version: 9\n");
  const pull = await propose(world, PATH, good);
  await check(world, eventOf(pull));
  expect(await runsOf(world, pull.head)).toMatchObject([
    { conclusion: "failure", output: { title: "Could not be checked" } },
  ]);
});

it("says it by a status of the same name where only that can be written, which leads to the run", async () => {
  await using world = await start({ statuses: "write" });
  const pull = await propose(world, PATH, good.replace("— @ada", ""));
  const result = await check(world, eventOf(pull), {
    GITHUB_SERVER_URL: "https://github.com",
    GITHUB_REPOSITORY: "acme/shop",
    GITHUB_RUN_ID: "7",
  });
  expect(result).toMatchObject({ failed: false, annotations: [expect.stringContaining(`file=${PATH},line=75`)] });
  expect(await statusesOf(world, pull.head)).toMatchObject([
    {
      context: NAME,
      state: "failure",
      description: "1 thing is missing",
      target_url: "https://github.com/acme/shop/actions/runs/7",
    },
  ]);
  const head = await put(world, "change", PATH, good);
  await check(world, eventOf({ ...pull, head }));
  expect(await statusesOf(world, head)).toMatchObject([{ context: NAME, state: "success", target_url: null }]);
});

it("says it by the job itself where neither can be written", async () => {
  await using world = await start({});
  const pull = await propose(world, PATH, good.replaceAll("— @ada", ""));
  const result = await check(world, eventOf(pull));
  expect(result.failed).toBe(true);
  expect(result.summary).toContain("could not be concluded");
  expect(result.annotations[0]).toContain(`file=${PATH},line=75`);
  expect(await check(world, eventOf(pull, "mallory/shop"))).toMatchObject({ failed: true });
});

describe("open questions of a report", () => {
  const path = "reports/weekly-analytics/2026-W47.md";
  const text = answerPlace("a", "Why?", undefined);

  it("stand on the commit, as a check that hinders nobody", async () => {
    await using world = await start();
    const pull = await propose(world, path, text);
    await check(world, eventOf(pull));
    expect(await runsOf(world, pull.head)).toContainEqual(
      expect.objectContaining({
        name: QUESTIONS_CHECK.action,
        conclusion: "neutral",
        output: expect.objectContaining({ title: "1 of 1 question not answered" }) as object,
      }),
    );
  });

  it("are concluded by the App as well: four requests a push, with the list of pull requests and the other check", async () => {
    await using world = await start();
    const clock = simulatedClock("2026-11-24T09:00:00Z");
    const client = connect({ token: "ghs_check", api: world.github.url, owner: "acme", name: "shop", clock });
    const checked = new CheckedHeads();
    const look = async () => checkOpenPulls({ client, author: BOT, playbook: aPlaybook(), now: clock.now() }, checked);
    // The reports that stand open already.
    await look();
    const before = client.requests();
    const { head } = await propose(world, path, text);
    expect(await look()).toEqual([]);
    expect(client.requests() - before).toBe(4);
    expect(await runsOf(world, head)).toMatchObject([
      { name: "Almanac App post-mortem", conclusion: "neutral" },
      { name: QUESTIONS_CHECK.app, conclusion: "neutral", output: { title: "1 of 1 question not answered" } },
    ]);
    const answered = await put(world, "change", path, text.replace("_No answer yet._", "So."));
    expect(await look()).toEqual([]);
    expect(client.requests() - before).toBe(8);
    expect(await runsOf(world, answered)).toContainEqual(
      expect.objectContaining({ name: QUESTIONS_CHECK.app, conclusion: "success" }),
    );
    await look();
    expect(client.requests() - before).toBe(9);
  });

  it("are told by the job where that cannot be written, which says so", async () => {
    await using world = await start({});
    const pull = await propose(world, path, text);
    const { failed, summary } = await check(world, eventOf(pull));
    expect(failed).toBe(false);
    expect(summary).toContain("## Questions: 1 of 1 question not answered");
    expect(summary).toContain(`The check \`${QUESTIONS_CHECK.action}\` could not be concluded`);
  });
});

it("goes by the rules of the base: a pull request cannot switch off what it is checked by", async () => {
  await using world = await start();
  const pull = await propose(world, PATH, good.replaceAll("— @ada", ""));
  const off = `${smallestPlaybookText}gate: off\nincidents:\n  post-mortems: { checks: { action-owner: { off: because } } }\n`;
  const head = await put(world, "change", FILE, off);
  await check(world, eventOf({ ...pull, head }));
  expect(await runsOf(world, head)).toMatchObject([{ conclusion: "failure" }]);
});

it("does not hold against an old document that its deadlines have passed", async () => {
  await using world = await start();
  const old = good.replaceAll("2026-1", "2025-1");
  await put(world, "main", PATH, old);
  const pull = await propose(world, PATH, old.replace("3 hours late", "2 hours late"));
  await check(world, eventOf(pull));
  expect(await runsOf(world, pull.head)).toMatchObject([{ conclusion: "success" }]);
});
