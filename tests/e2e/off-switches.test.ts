import { expect, test } from "vitest";
import { APP, type Switches, appPasses } from "../support/app-passes.ts";
import { githubWorld } from "../support/github-world.ts";

const FILE = ".github/almanac.yml";
const NOW = "2026-11-23T10:00:00Z";
const PLAYBOOK = `version: 1
extends: phase-6
product: Acme Shop
timezone: UTC
default-owner: ada
gate: off
runner: app
`;
const BROKEN = `${PLAYBOOK}colour: red\n`;

/** What the App wrote, and what it found wrong, in passes over a shop with an incident, something due and a pull request that changes the playbook. */
async function written(
  switches: Switches,
  playbook = PLAYBOOK,
): Promise<{ readonly lines: readonly string[]; readonly problems: readonly string[] }> {
  await using world = await githubWorld({ files: { [FILE]: playbook } }, { tokens: [APP] });
  const ada = world.github.as("ada");
  world.clock.set(NOW);
  await ada.post("/repos/acme/shop/issues", { title: "Checkout is down", labels: ["P0"] });
  const { object } = (await ada.get("/repos/acme/shop/git/ref/heads/main")) as { object: { sha: string } };
  await ada.post("/repos/acme/shop/git/refs", { ref: "refs/heads/change", sha: object.sha });
  const content = Buffer.from(`${playbook}cap: 3\n`).toString("base64");
  const { sha } = (await ada.get(`/repos/acme/shop/contents/${FILE}`)) as { sha: string };
  await ada.put(`/repos/acme/shop/contents/${FILE}`, { message: "Change", branch: "change", sha, content });
  await ada.post("/repos/acme/shop/pulls", { title: "Change", head: "change", base: "main" });
  const pass = appPasses(world, FILE, switches);
  const problems: string[] = [];
  for (const now of [NOW, "2026-11-24T10:00:00Z"])
    await pass(now).catch((error: unknown) => problems.push(String(error)));
  const lines = world.github.requests.entries
    .filter(({ method, text }) => method !== "GET" && !/^\{"query":"(?:query|\{)/.test(text))
    .map(({ method, path }) => `${method} ${path}`);
  return { lines, problems };
}

test.each<[string, Switches]>([
  ["the operator", { operator: true }],
  ["an owner on the page", { owner: true }],
])("once %s switched it off, nothing whatever is written", async (_, switches) => {
  expect(await written(switches)).toEqual({ lines: [], problems: [] });
});

test.each<[string, Switches]>([
  ["the operator", { operator: true }],
  ["an owner on the page", { owner: true }],
])("nor is it said that a playbook is broken, once %s switched it off", async (_, switches) => {
  const broken = expect.stringContaining("playbook-invalid") as string;
  expect(await written(switches, BROKEN)).toEqual({ lines: [], problems: [broken, broken] });
});

test.each<[string, Switches, string, number]>([
  ["the operator switched writing off", { operator: true }, PLAYBOOK, 1],
  ["an owner did", { owner: true }, PLAYBOOK, 1],
  ["the playbook says that it is paused", {}, `${PLAYBOOK}paused: true\n`, 1],
  ["it is written again", {}, PLAYBOOK, 0],
  ["somebody else writes", {}, PLAYBOOK.replace("runner: app\n", ""), 0],
])("alerts wait as long as nobody may write, and no longer: %s", async (_, switches, playbook, left) => {
  await using world = await githubWorld({ files: { [FILE]: playbook } }, { tokens: [APP] });
  const alert = {
    fingerprint: "c4f2",
    since: NOW,
    until: undefined,
    title: "5xx",
    text: "",
    labels: {},
    url: undefined,
  };
  const message = {
    group: "a1",
    sender: "generic",
    alerts: [{ ...alert, severity: "P1" as const }],
    leftOut: 0,
  } as const;
  const waiting = new Map([["1", { id: "1", message }]]);
  await appPasses(world, FILE, switches, waiting)(NOW);
  expect(waiting.size).toBe(left);
});

test("otherwise a good deal is", async () => {
  const { lines, problems } = await written({});
  expect(problems).toEqual([]);
  expect(lines).toContain("POST /repos/acme/shop/issues");
  expect(lines).toContain("POST /repos/acme/shop/check-runs");
  expect((await written({}, BROKEN)).lines).toContain("POST /repos/acme/shop/issues");
});
