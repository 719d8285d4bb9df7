import { randomUUID } from "node:crypto";
import { readFileSync } from "node:fs";
import { mkdtemp, readdir, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { Readable } from "node:stream";
import examples from "@octokit/webhooks-examples" with { type: "json" };
import { afterAll, beforeAll, expect, test } from "vitest";
import { InputError } from "../../src/errors.ts";
import { APP_BOT as BOT, INSTALLED } from "../support/app-seed.ts";
import { type AppWorld, DAILY, appWorld, startApp, until } from "../support/app-world.ts";
import { readExposition } from "../support/exposition.ts";
import { Visitor } from "../support/visitor.ts";

const FILE = ".github/almanac.yml";
const SHOP = "/repos/acme/shop";
const CHECK = "Almanac App post-mortem";
const PATH = "postmortems/2026/a.md";
/** Whatever day it is, its deadlines are ahead, and its owner is at hand. */
const good = readFileSync(new URL("../postmortem/good/pager-service.md", import.meta.url), "utf8")
  .replaceAll(/@\w+/g, "@ada")
  .replaceAll("2026-1", "2096-1");
const DUTY = `version: 1\nextends: phase-6\nproduct: Duty\ntimezone: UTC\ndefault-owner: ada\nrunner: app\n`;
const people = { collaborators: { ada: "admin" } } as const;
let world: AppWorld;

beforeAll(async () => {
  world = await appWorld(
    [
      { owner: "acme", name: "shop", files: { [FILE]: DAILY }, ...people },
      { owner: "acme", name: ".github", private: true, files: { [FILE]: "version: 1\n" }, ...people },
      { owner: "acme", name: "team", files: { "README.md": "# Team\n" }, ...people },
      { owner: "acme", name: "empty", ...people },
      { owner: "acme", name: "blog", files: { "README.md": "# Blog\n" }, ...people },
      { owner: "acme", name: "tool", files: { [FILE]: DAILY.replace("runner: app\n", "") }, ...people },
      // Behind its gate nothing but incidents is looked after.
      { owner: "acme", name: "duty", files: { [FILE]: DUTY }, ...people },
    ],
    { CLIENT_ID: INSTALLED.client?.id ?? "", CLIENT_SECRET: INSTALLED.client?.secret ?? "" },
  );
  await until(() => ["shop", "blog", "tool", "empty"].every((name) => passes(name) > 0));
}, 180_000);

afterAll(async () => world[Symbol.asyncDispose](), 180_000);

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

test("a broken playbook gets one issue with its lines, kept current, closed when it is mended", async () => {
  const broken = async (): Promise<readonly { title: string; state: string; body: string }[]> => {
    const all = (await world.github.as("ada").get("/repos/acme/shop/issues?state=all&per_page=100")) as {
      title: string;
      state: string;
      body: string;
    }[];
    return all.filter(({ title }) => title === "The playbook of Almanac cannot be used");
  };
  const push = async (text: string): Promise<void> =>
    anotherPass("shop", async () =>
      world.github.as("ada").put(`/repos/acme/shop/contents/${FILE}`, await changed("shop", text)),
    );
  await push(`${DAILY}colour: red\n`);
  expect(await broken()).toMatchObject([{ state: "open", body: expect.stringContaining(`${FILE}:12:1`) as string }]);
  await push(`${DAILY}\n\ncolour: red\n`);
  expect(await broken()).toMatchObject([{ state: "open", body: expect.stringContaining(`${FILE}:14:1`) as string }]);
  await push(DAILY);
  expect((await broken()).map(({ state }) => state)).toEqual(["closed"]);
});

test("a pull request gets a check that says what its playbook would change", async () => {
  const ada = world.github.as("ada");
  const { object } = (await ada.get("/repos/acme/shop/git/ref/heads/main")) as { object: { sha: string } };
  const propose = async (branch: string, path: string, content: object): Promise<{ sha: string }> => {
    await ada.post("/repos/acme/shop/git/refs", { ref: `refs/heads/${branch}`, sha: object.sha });
    await ada.put(`/repos/acme/shop/contents/${path}`, { ...content, branch });
    const pull = await ada.post("/repos/acme/shop/pulls", { title: branch, head: branch, base: "main" });
    return (pull as { head: { sha: string } }).head;
  };
  const check = async ({ sha }: { sha: string }): Promise<object> =>
    (await concluded(sha, "Almanac App playbook"))[0] ?? {};
  const more = `${DAILY}  tidy: { title: Tidy up, every: day, delivery: issue }\n`;
  const file = { message: "Propose", content: Buffer.from("Text").toString("base64") };
  const [adds, breaks, other] = [
    await propose("more", FILE, await changed("shop", more)),
    await propose("broken", FILE, await changed("shop", "version: 9\n")),
    await propose("notes", "notes.md", file),
  ];
  expect(await check(adds)).toMatchObject({
    name: "Almanac App playbook",
    conclusion: "success",
    output: { summary: expect.stringContaining("Tidy up") as string },
  });
  expect(await check(breaks)).toMatchObject({
    conclusion: "failure",
    output: { title: "This playbook cannot be used" },
  });
  expect(await check(other)).toMatchObject({ conclusion: "success", output: { title: "The playbook stays as it is" } });
});

test("an empty repository is let sleep", () => {
  const said = world.log.filter((line) => line["name"] === "acme/empty").map((line) => line["message"]);
  expect(said).toEqual(["made a pass"]);
});

test("the defaults of an owner hold for every repository that asks for them, also where they are private", async () => {
  const title = "Tidy the shared place";
  const layer = `version: 1\nrunner: app\ntimezone: UTC\ndefault-owner: ada\ngate: off\ncadences:\n  tidy: { title: ${title}, every: day, delivery: issue }\n`;
  const person = world.github.as("ada");
  const file = await changed(".github", layer);
  await person.put(`/repos/acme/.github/contents/${FILE}`, file);
  const own = {
    message: "Adopt",
    content: Buffer.from("version: 1\nextends: org\nproduct: Team\n").toString("base64"),
  };
  await anotherPass("team", async () => person.put(`/repos/acme/team/contents/${FILE}`, own));
  expect(await world.titles("acme/team")).toContainEqual(expect.stringContaining(title));
  const renamed = layer.replace(title, "Sweep the shared place");
  await anotherPass("team", async () =>
    world.github.as("ada").put(`/repos/acme/.github/contents/${FILE}`, await changed(".github", renamed)),
  );
  // That they cannot stand alone is nothing to tell of.
  expect(await world.titles("acme/.github")).toEqual([]);
});

test("an owner stops all writing in all repositories at once, and lets it go on", async () => {
  const person = world.github.as("ada");
  const put = async (text: string): Promise<unknown> =>
    person.put(`/repos/acme/.github/contents/${FILE}`, await changed(".github", text));
  const almanac = async (): Promise<string> => {
    const all = (await person.get(`${SHOP}/issues?state=open&per_page=100`)) as { title: string; body: string }[];
    return all.find(({ title }) => title.startsWith("Almanac of"))?.body ?? "";
  };
  const { content } = (await person.get(`/repos/acme/.github/contents/${FILE}`)) as { content: string };
  const before = Buffer.from(content, "base64").toString("utf8");
  await anotherPass("shop", async () => put(`${before}paused: true\n`));
  await until(async () => (await almanac()).includes("`paused: true` in acme/.github/.github/almanac.yml"));
  const more = `${DAILY}  tidy: { title: Tidy up, every: day, delivery: issue }\npaused: false\n`;
  await anotherPass("shop", async () => person.put(`${SHOP}/contents/${FILE}`, await changed("shop", more)));
  expect(await world.titles("acme/shop")).not.toContainEqual(expect.stringMatching(/^Tidy up/));
  await anotherPass("shop", async () => put(before));
  await until(async () => (await world.titles("acme/shop")).some((title) => title.startsWith("Tidy up")));
  await anotherPass("shop", async () => person.put(`${SHOP}/contents/${FILE}`, await changed("shop", DAILY)));
});

test("an incident is on the page of operators within moments, with its clocks", async () => {
  await until(() => passes("duty") > 0);
  const ada = new Visitor();
  expect((await ada.signIn(world.url, "ada")).text).toContain("None is open.");
  await anotherPass("duty", async () =>
    world.github.as("ada").post("/repos/acme/duty/issues", { title: "Checkout is down", labels: ["P0"] }),
  );
  await until(async () => (await ada.open(world.url)).text.includes("Checkout is down"));
  expect((await ada.open(world.url)).text).toMatch(/>P0<[^]*investigating[^]*<dt>Acknowledge<\/dt>[^]*in [45] min/);
});

test("only what GitHub signed is let in, whole and once", async () => {
  const payload = { action: "opened", installation: { id: 70 }, repository: repositoryOf("shop"), issue: {} };
  expect(await world.post("issues", payload, { "x-hub-signature-256": `sha256=${"0".repeat(64)}` })).toBe(401);
  expect(await world.post("issues", payload, { "x-hub-signature-256": "" })).toBe(401);
  expect(await world.post("issues", payload, { "content-type": "text/plain" })).toBe(415);
  expect(await world.post("issues", "[]")).toBe(400);
  expect(await world.post("issues", "{")).toBe(400);
  expect(await world.post("issues", { ...payload, padding: "x".repeat(26 * 1024 * 1024) })).toBe(413);
  expect(await world.post("issues", { ...payload, padding: "x".repeat(24 * 1024 * 1024) })).toBe(202);
  // One that does not say how long it is.
  const long = Readable.from(Array.from({ length: 40 }, () => Buffer.alloc(1024 * 1024)));
  const headers = { "content-type": "application/json", "x-github-event": "issues", "x-github-delivery": randomUUID() };
  const sent = { method: "POST", headers, body: Readable.toWeb(long) as ReadableStream, duplex: "half" } as const;
  const refused = fetch(`${world.url}/api/github/webhooks`, sent).then(
    ({ status }) => status,
    () => "cut off",
  );
  // Whoever does not stop sending may be cut off before the answer is read.
  expect([413, "cut off"]).toContain(await refused);
  const id = { "x-github-delivery": randomUUID() };
  expect([await world.post("issues", payload, id), await world.post("issues", payload, id)]).toEqual([202, 202]);
  await until(async () => (await figures())["almanac_deliveries_waiting"] === 0);
  expect(world.log.filter((line) => line["delivery"] === id["x-github-delivery"])).toHaveLength(1);
});

test("no event that GitHub documents is answered with anything but success", async () => {
  const all = examples as unknown as { name: string; examples: unknown[] }[];
  expect(all.length).toBeGreaterThan(50);
  let sent = 0;
  for (const { name, examples: payloads } of all) {
    const statuses = await Promise.all(payloads.map(async (payload) => world.post(name, payload)));
    expect([name, ...new Set(statuses)]).toEqual([name, 202]);
    sent += statuses.length;
  }
  expect(sent).toBeGreaterThan(200);
});

test("the App concludes its own check on each new commit of each pull request", async () => {
  const person = world.github.as("ada");
  const main = (await person.get(`${SHOP}/git/ref/heads/main`)) as { object: { sha: string } };
  await person.post(`${SHOP}/git/refs`, { ref: "refs/heads/change", sha: main.object.sha });
  const bad = await write("change", PATH, good.replace(" — @ada", ""));
  await person.post(`${SHOP}/pulls`, { title: "Post-mortem", head: "change", base: "main" });
  expect(await concluded(bad)).toMatchObject([{ name: CHECK, conclusion: "failure" }]);
  const before = world.github.requests.count;
  const mended = await write("change", PATH, good);
  expect(await concluded(mended)).toMatchObject([{ name: CHECK, conclusion: "success" }]);
  // Two checks at most, of four requests each; what is answered from memory costs nothing.
  const spent = world.github.requests.entries.slice(before).filter(({ status }) => status !== 304);
  expect(spent.length).toBeLessThanOrEqual(8);
});

test("where there is no post-mortem it concludes neutral, so that it can be required", async () => {
  const person = world.github.as("ada");
  const main = (await person.get(`${SHOP}/git/ref/heads/main`)) as { object: { sha: string } };
  await person.post(`${SHOP}/git/refs`, { ref: "refs/heads/other", sha: main.object.sha });
  const head = await write("other", "README.md", "# Shop\n");
  await person.post(`${SHOP}/pulls`, { title: "Describe", head: "other", base: "main" });
  expect(await concluded(head)).toMatchObject([{ name: CHECK, conclusion: "neutral" }]);
});

test("what a merge queue is about to merge gets both checks, so that the queue does not wait for them", async () => {
  const person = world.github.as("ada");
  const main = (await person.get(`${SHOP}/git/ref/heads/main`)) as { object: { sha: string } };
  const branch = "gh-readonly-queue/main/pr-9-abc";
  await person.post(`${SHOP}/git/refs`, { ref: `refs/heads/${branch}`, sha: main.object.sha });
  const head = await write(branch, "README.md", "# The shop\n");
  expect(await concluded(head)).toMatchObject([{ name: CHECK, conclusion: "neutral" }]);
  expect(await concluded(head, "Almanac App playbook")).toMatchObject([{ conclusion: "success" }]);
});

test("it says how it is: alive, ready, and in figures", async () => {
  expect((await fetch(`${world.url}/healthz`)).status).toBe(200);
  expect((await fetch(`${world.url}/readyz`)).status).toBe(200);
  expect((await fetch(`${world.url}/readyz/webhooks`)).status).toBe(200);
  expect((await fetch(`${world.url}/somewhere`)).status).toBe(404);
  expect((await figures())['almanac_passes_total{outcome="done"}']).toBeGreaterThan(2);
  const all = readExposition(await (await fetch(`${world.url}/metrics`)).text());
  const counts = all.get("almanac_lateness_seconds")?.samples.filter(({ name }) => name.endsWith("_count")) ?? [];
  expect(counts.reduce((sum, { value }) => sum + value, 0)).toBeGreaterThan(2);
});

test("one that cannot begin lets go of its database, so that its process ends", async () => {
  const folder = await mkdtemp(join(tmpdir(), "almanac-begin-"));
  const start = startApp(world.github.url, { ALMANAC_DATA: folder, PORT: new URL(world.url).port });
  await expect(start).rejects.toThrow("EADDRINUSE");
  expect(await readdir(folder)).toEqual(["data"]);
  await rm(folder, { recursive: true });
}, 60_000);

test("it does not start without what it needs, and says all of it at once", async () => {
  const start = startApp(world.github.url, { WEBHOOK_SECRET: "", APP_ID: "", PRIVATE_KEY: "no key", PORT: "many" });
  await expect(start).rejects.toThrow(InputError);
  await expect(start).rejects.toThrow(/APP_ID is missing[^]*PRIVATE_KEY is no[^]*WEBHOOK_SECRET is missing[^]*PORT/);
});

test("a second process does not open the same folder", async () => {
  const second = startApp(world.github.url, { ALMANAC_DATA: world.folder });
  await expect(second).rejects.toThrow(/is in use by process \d+/);
});

test("a quiet pass over an unchanged repository costs nothing of the rate limit", async () => {
  const wake = {
    action: "created",
    sender: { login: "ada" },
    installation: { id: 70 },
    repository: repositoryOf("shop"),
  };
  await anotherPass("shop", async () => world.post("issue_comment", wake));
  await until(isIdle);
  const before = world.github.requests.count;
  await anotherPass("shop", async () => world.post("issue_comment", wake));
  await until(isIdle);
  const asked = world.github.requests.entries
    .slice(before)
    .filter(({ path }) => /^\/repos\/acme\/(?:shop|\.github)\//.test(path));
  expect(asked.filter(({ path }) => path.includes("/.github/contents"))).toHaveLength(1);
  expect(asked.length).toBeGreaterThan(3);
  expect(new Set(asked.map(({ status }) => status))).toEqual(new Set([304]));
});

test("a renamed repository is found under its new name, an archived one is left alone", async () => {
  const said = { sender: { login: "ada" }, installation: { id: 70 } };
  const renamed = { ...said, action: "renamed", repository: { ...repositoryOf("shop"), name: "store" } };
  await world.post("repository", renamed);
  await until(() => world.log.some((line) => line["name"] === "acme/store"));
  await world.post("repository", { ...renamed, repository: repositoryOf("shop") });
  await anotherPass("shop", async () => world.post("issue_comment", { ...said, repository: repositoryOf("shop") }));

  const before = passes("tool");
  world.github.moves.archive("acme/tool");
  await anotherPass("shop", async () => world.post("issue_comment", { ...said, repository: repositoryOf("shop") }));
  expect(passes("tool")).toBe(before);
});

test("while an installation is suspended nothing is done there, and afterwards everything again", async () => {
  const said = { sender: { login: "ada" }, installation: { id: 70 } };
  world.github.apps.change(70, { suspended: true });
  await world.post("installation", { ...said, action: "suspend" });
  await until(() =>
    world.log.some((line) => line["message"] === "surveyed an installation" && Number(line["lost"]) > 1),
  );
  const before = passes("shop");
  await world.post("issue_comment", { ...said, repository: repositoryOf("shop") });
  await until(() => world.log.some((line) => line["message"] === "a repository cannot be reached any more"));
  expect(passes("shop")).toBe(before);
  world.github.apps.change(70, { suspended: false });
  await anotherPass("shop", async () => world.post("installation", { ...said, action: "unsuspend" }));
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

async function isIdle(): Promise<boolean> {
  const all = await figures();
  const busy = [
    "almanac_deliveries_waiting",
    'almanac_jobs{queue="pass",state="ready"}',
    'almanac_jobs{queue="pass",state="active"}',
  ];
  return busy.every((name) => all[name] === 0);
}

/** Writes a file as ada; the commit. */
async function write(branch: string, path: string, content: string): Promise<string> {
  const person = world.github.as("ada");
  const known = await person.request("GET", `${SHOP}/contents/${path}?ref=${branch}`);
  const sha = known.status === 200 ? { sha: (known.data as { sha: string }).sha } : {};
  const body = { message: "Write", branch, content: Buffer.from(content).toString("base64"), ...sha };
  return ((await person.put(`${SHOP}/contents/${path}`, body)) as { commit: { sha: string } }).commit.sha;
}

/** The checks of that name on a commit, once there are any. */
async function concluded(head: string, called = CHECK): Promise<readonly object[]> {
  let runs: readonly object[] = [];
  await until(async () => {
    const found = await world.github.as("ada").get(`${SHOP}/commits/${head}/check-runs`);
    runs = (found as { check_runs: { name: string }[] }).check_runs.filter(({ name }) => name === called);
    return runs.length > 0;
  });
  return runs;
}
