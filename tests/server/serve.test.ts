import { randomUUID } from "node:crypto";
import { readFileSync } from "node:fs";
import examples from "@octokit/webhooks-examples" with { type: "json" };
import { afterAll, beforeAll, expect, test } from "vitest";
import { InputError } from "../../src/errors.ts";
import { APP_BOT as BOT } from "../support/app-seed.ts";
import { type AppWorld, DAILY, appWorld, startApp, until } from "../support/app-world.ts";

const FILE = ".github/almanac.yml";
const SHOP = "/repos/acme/shop";
const CHECK = "Almanac App post-mortem";
const PATH = "postmortems/2026/a.md";
/** Whatever day it is, its deadlines are ahead, and its owner is at hand. */
const good = readFileSync(new URL("../postmortem/good/pager-service.md", import.meta.url), "utf8")
  .replaceAll(/@\w+/g, "@ada")
  .replaceAll("2026-1", "2096-1");
const ada = { collaborators: { ada: "admin" } } as const;
let world: AppWorld;

beforeAll(async () => {
  world = await appWorld([
    { owner: "acme", name: "shop", files: { [FILE]: DAILY }, ...ada },
    { owner: "acme", name: "blog", files: { "README.md": "# Blog\n" }, ...ada },
    { owner: "acme", name: "tool", files: { [FILE]: DAILY.replace("runner: app\n", "") }, ...ada },
  ]);
  await until(() => ["shop", "blog", "tool"].every((name) => passes(name) > 0));
}, 60_000);

afterAll(async () => world[Symbol.asyncDispose]());

const passes = (name: string): number =>
  world.log.filter((line) => line["message"] === "made a pass" && line["name"] === `acme/${name}`).length;

/** A pass over a repository that begins after now has ended. */
async function anotherPass(name: string, cause: () => Promise<unknown>): Promise<void> {
  const before = passes(name);
  await cause();
  await until(() => passes(name) > before);
}

test("a repository with a playbook is served, one without is let sleep, one of the Action is only planned", async () => {
  expect(await world.titles("acme/shop")).toEqual(["Almanac of Acme Shop", expect.stringMatching(/^Morning round/)]);
  expect(await world.titles("acme/blog")).toEqual([]);
  expect(await world.titles("acme/tool")).toEqual([]);
  const writers = world.github.requests.entries.filter(({ method }) => method !== "GET").map(({ login }) => login);
  expect(new Set(writers)).toEqual(new Set([BOT]));
});

test("what people do is looked at within moments; what we do is not", async () => {
  const [round] = (await world.github.as("ada").get("/repos/acme/shop/issues?labels=almanac:daily")) as {
    number: number;
  }[];
  await anotherPass("shop", async () =>
    world.github.as("ada").patch(`/repos/acme/shop/issues/${round?.number}`, { state: "closed" }),
  );
  const echo = { action: "edited", sender: { login: BOT }, installation: { id: 70 }, repository: repositoryOf("shop") };
  const before = passes("shop");
  expect(await world.post("issues", echo)).toBe(202);
  await anotherPass("tool", async () =>
    world.github.as("ada").put(`/repos/acme/tool/contents/${FILE}`, await changed("tool", DAILY)),
  );
  expect(passes("shop")).toBe(before);
});

test("a repository without a playbook wakes when it gets one, and for nothing else", async () => {
  const before = passes("blog");
  await world.github.as("ada").post("/repos/acme/blog/issues", { title: "A question" });
  await world.github.hooks.idle();
  await anotherPass("shop", async () => world.github.as("ada").post("/repos/acme/shop/issues", { title: "Another" }));
  expect(passes("blog")).toBe(before);
  await anotherPass("blog", async () =>
    world.github.as("ada").put(`/repos/acme/blog/contents/${FILE}`, {
      message: "Adopt",
      content: Buffer.from(DAILY).toString("base64"),
    }),
  );
  expect(await world.titles("acme/blog")).toContain("Almanac of Acme Shop");
});

test("only what GitHub signed is let in, whole and once", async () => {
  const payload = { action: "opened", installation: { id: 70 }, repository: repositoryOf("shop"), issue: {} };
  expect(await world.post("issues", payload, { "x-hub-signature-256": `sha256=${"0".repeat(64)}` })).toBe(401);
  expect(await world.post("issues", payload, { "x-hub-signature-256": "" })).toBe(401);
  expect(await world.post("issues", payload, { "content-type": "text/plain" })).toBe(415);
  expect(await world.post("issues", "[]")).toBe(400);
  expect(await world.post("issues", "{")).toBe(400);
  expect(await world.post("issues", { ...payload, padding: "x".repeat(26 * 1024 * 1024) })).toBe(413);
  const id = { "x-github-delivery": randomUUID() };
  expect([await world.post("issues", payload, id), await world.post("issues", payload, id)]).toEqual([202, 202]);
  await until(async () => (await figures())["almanac_deliveries_waiting"] === 0);
  expect(world.log.filter((line) => line["delivery"] === id["x-github-delivery"])).toHaveLength(1);
});

test("no event that GitHub documents is answered with anything but success", async () => {
  const all = examples as unknown as { name: string; examples: unknown[] }[];
  expect(all.length).toBeGreaterThan(50);
  // How each of the hundreds of payloads is read is tested by itself; here one of each event goes all the way.
  const statuses = await Promise.all(all.map(async ({ name, examples: [payload] }) => world.post(name, payload)));
  expect(all.map(({ name }, index) => [name, statuses[index]])).toEqual(all.map(({ name }) => [name, 202]));
});

test("the App concludes its own check on each new commit of each pull request", async () => {
  const person = world.github.as("ada");
  const main = (await person.get(`${SHOP}/git/ref/heads/main`)) as { object: { sha: string } };
  await person.post(`${SHOP}/git/refs`, { ref: "refs/heads/change", sha: main.object.sha });
  const bad = await write("change", PATH, good.replace(" — @ada", ""));
  await person.post(`${SHOP}/pulls`, { title: "Post-mortem", head: "change", base: "main" });
  expect(await concluded(bad)).toMatchObject([{ name: CHECK, conclusion: "failure" }]);
  const mended = await write("change", PATH, good);
  await person.post(`${SHOP}/issues`, { title: "Have a look" });
  expect(await concluded(mended)).toMatchObject([{ name: CHECK, conclusion: "success" }]);
});

test("where there is no post-mortem it concludes neutral, so that it can be required", async () => {
  const person = world.github.as("ada");
  const main = (await person.get(`${SHOP}/git/ref/heads/main`)) as { object: { sha: string } };
  await person.post(`${SHOP}/git/refs`, { ref: "refs/heads/other", sha: main.object.sha });
  const head = await write("other", "README.md", "# Shop\n");
  await person.post(`${SHOP}/pulls`, { title: "Describe", head: "other", base: "main" });
  expect(await concluded(head)).toMatchObject([{ name: CHECK, conclusion: "neutral" }]);
});

test("it says how it is: alive, ready, and in figures", async () => {
  expect((await fetch(`${world.url}/healthz`)).status).toBe(200);
  expect((await fetch(`${world.url}/readyz`)).status).toBe(200);
  expect((await fetch(`${world.url}/somewhere`)).status).toBe(404);
  expect((await figures())['almanac_passes_total{outcome="done"}']).toBeGreaterThan(2);
});

test("it does not start without what it needs, and says all of it at once", async () => {
  const start = startApp(world.github.url, { WEBHOOK_SECRET: "", APP_ID: "", PRIVATE_KEY: "no key", PORT: "many" });
  await expect(start).rejects.toThrow(InputError);
  await expect(start).rejects.toThrow(/APP_ID is missing[^]*PRIVATE_KEY is no[^]*WEBHOOK_SECRET is missing[^]*PORT/);
});

test("a second process does not open the same folder", async () => {
  const second = startApp(world.github.url, { ALMANAC_DATA: world.folder });
  await expect(second).rejects.toThrow(/is in use by process \d+/);
});

test("no secret is in the log", () => {
  expect(world.log.map((line) => JSON.stringify(line)).join("\n")).not.toMatch(/ghs_|eyJ|BEGIN/);
});

function repositoryOf(name: string): object {
  return { id: world.idOf(`acme/${name}`), name, owner: { login: "acme" }, default_branch: "main" };
}

async function changed(name: string, text: string): Promise<object> {
  const { sha } = (await world.github.as("ada").get(`/repos/acme/${name}/contents/${FILE}`)) as { sha: string };
  return { message: "Change", sha, content: Buffer.from(text).toString("base64") };
}

/** The figures by name and labels. */
async function figures(): Promise<Readonly<Record<string, number>>> {
  const text = await (await fetch(`${world.url}/metrics`)).text();
  const lines = text.split("\n").filter((line) => line !== "" && !line.startsWith("#"));
  return Object.fromEntries(
    lines.map((line) => [line.slice(0, line.lastIndexOf(" ")), Number(line.slice(line.lastIndexOf(" ") + 1))]),
  );
}

/** Writes a file as ada; the commit. */
async function write(branch: string, path: string, content: string): Promise<string> {
  const person = world.github.as("ada");
  const known = await person.request("GET", `${SHOP}/contents/${path}?ref=${branch}`);
  const sha = known.status === 200 ? { sha: (known.data as { sha: string }).sha } : {};
  const body = { message: "Write", branch, content: Buffer.from(content).toString("base64"), ...sha };
  return ((await person.put(`${SHOP}/contents/${path}`, body)) as { commit: { sha: string } }).commit.sha;
}

/** The checks of a commit, once there are any. */
async function concluded(head: string): Promise<readonly object[]> {
  let runs: readonly object[] = [];
  await until(async () => {
    const found = (await world.github.as("ada").get(`${SHOP}/commits/${head}/check-runs`)) as { check_runs: object[] };
    runs = found.check_runs;
    return runs.length > 0;
  });
  return runs;
}
