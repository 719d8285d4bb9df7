import { mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, expect, test } from "vitest";
import { zoneFarFromMidnight } from "../../scripts/kill/deeds.ts";
import { systemClock } from "../../src/sources/system-clock.ts";
import { type AppWorld, DAILY, appWorld, until } from "../support/app-world.ts";
import { type ScriptedServer, scriptedServer } from "../support/scripted-server.ts";

/* What leaves the App for other people's servers, by what its operator declared for each owner, what it may do where less or more was granted, and what becomes of repositories that go elsewhere. */

const FILE = ".github/almanac.yml";
const PORTFOLIO = `${DAILY.replace("timezone: UTC", `timezone: ${zoneFarFromMidnight(systemClock.now())}`)}portfolio:
  of: [acme/willing, other/shop]
`;
const people = { collaborators: { ada: "admin" } } as const;
let world: AppWorld;
let folder: string;
let server: ScriptedServer;

beforeAll(async () => {
  server = await scriptedServer(({ path }) => ({ json: path.startsWith("/figure") ? { ratio: 3.5 } : {} }));
  folder = await mkdtemp(join(tmpdir(), "almanac-secrets-"));
  const file = join(folder, "secrets.json");
  const hosts = ["127.0.0.1"];
  await writeFile(
    file,
    JSON.stringify({
      acme: { METRICS_TOKEN: { value: "token of acme", hosts }, BEAT: { value: `${server.url}/beat`, hosts } },
    }),
  );
  // Measured is after eight in the morning.
  const playbook = (host: string, path: string): string =>
    `${DAILY.replace("timezone: UTC", `timezone: ${zoneFarFromMidnight(systemClock.now())}`)}heartbeat: BEAT
metrics:
  ratio: { title: Ratio, owner: ada, target: above 3, source: { http: "${host}/figure-${path}", pick: ratio, secret: METRICS_TOKEN } }
`;
  const named = server.url.replace("127.0.0.1", "localhost");
  world = await appWorld(
    [
      { owner: "acme", name: "shop", files: { [FILE]: playbook(server.url, "shop") }, ...people },
      { owner: "acme", name: "elsewhere", files: { [FILE]: playbook(named, "elsewhere") }, ...people },
      { owner: "other", name: "shop", files: { [FILE]: playbook(server.url, "other") }, ...people },
      { owner: "acme", name: "portfolio", files: { [FILE]: PORTFOLIO }, ...people },
      { owner: "acme", name: "willing", files: { [FILE]: "portfolio: { shown-in: [acme/portfolio] }\n" } },
      { owner: "less", name: "shop", files: { [FILE]: DAILY }, ...people },
      { owner: "none", name: "shop", private: true, files: { [FILE]: DAILY }, ...people },
      { owner: "more", name: "shop", files: { [FILE]: DAILY }, ...people },
      ...["parcel", "lent", "hollow"].map((name) => ({ owner: "mover", name, files: { [FILE]: DAILY }, ...people })),
      { owner: "mover", name: "diary", private: true, files: { [FILE]: DAILY }, ...people },
    ],
    { ALMANAC_SECRETS: file, ALMANAC_PRIVATE_HOSTS: "127.0.0.1,localhost" },
    [
      { id: 71, account: "other" },
      { id: 72, account: "less", permissions: { contents: "read", issues: "write" } },
      { id: 73, account: "none", permissions: { issues: "write" } },
      {
        id: 74,
        account: "more",
        permissions: {
          contents: "write",
          issues: "write",
          pull_requests: "write",
          checks: "write",
          deployments: "read",
        },
      },
      { id: 75, account: "mover" },
    ],
  );
  await until(() =>
    ["acme", "other", "less", "none", "more"].every((owner) => lastPass(`${owner}/shop`) !== undefined),
  );
  await until(() => lastPass("acme/elsewhere") !== undefined && lastPass("acme/portfolio") !== undefined);
}, 120_000);

afterAll(async () => {
  await world[Symbol.asyncDispose]();
  await server[Symbol.asyncDispose]();
  await rm(folder, { recursive: true, force: true });
}, 120_000);

const lastPass = (name: string): Readonly<Record<string, unknown>> | undefined =>
  world.log.findLast((line) => line["message"] === "made a pass" && line["name"] === name);

test("a figure is asked for with the secret that was declared for that owner and that host, and with no other", () => {
  const asked = server.received.filter(({ path }) => path.startsWith("/figure"));
  expect(asked.map(({ path, headers }) => [path, headers.authorization])).toEqual([
    ["/figure-shop", "Bearer token of acme"],
  ]);
});

test("silence is noticed elsewhere, where the operator declared where to", () => {
  expect(server.received.filter(({ path }) => path === "/beat").length).toBeGreaterThan(0);
  expect(lastPass("acme/shop")).toMatchObject({ problems: 0 });
  expect(Number(lastPass("other/shop")?.["problems"])).toBeGreaterThan(0);
});

test("with fewer permissions it does what it may, and without the most needed one it says so", async () => {
  expect(await world.titles("less/shop")).toContainEqual(expect.stringMatching(/^Morning round/));
  expect(await world.titles("none/shop")).toEqual([]);
  expect(world.log.filter((line) => line["level"] === "error")).toEqual([]);
});

test("a token reaches one repository, with what passes need of what its owner granted", () => {
  const minted = world.github.requests.entries
    .filter(({ path }) => path.endsWith("/access_tokens"))
    .map(({ text }) => JSON.parse(text) as { repository_ids?: number[]; permissions: Record<string, string> })
    .filter(({ repository_ids: ids }) => ids !== undefined);
  expect(new Set(minted.map(({ repository_ids: ids }) => ids?.length))).toEqual(new Set([1]));
  const rights = minted.map(({ permissions }) => permissions);
  expect(rights).toContainEqual({ metadata: "read", contents: "read", issues: "write" });
  expect(rights.filter(({ deployments }) => deployments !== undefined)).toHaveLength(1);
});

test("a portfolio reaches others with tokens of their own, if their playbooks agree", async () => {
  const path = "/repos/acme/portfolio/contents/reports/portfolio.md";
  const { content } = (await world.github.as("ada").get(path)) as { content: string };
  const text = Buffer.from(content, "base64").toString("utf8");
  expect(text).toContain("[acme/willing](../../../../../acme/willing) | not shown: it agrees, and has told nothing");
  expect(text).toMatch(/other\/shop\]\([^)]*\) \| not shown: its playbook does not agree/);
});

test("a repository is served under the name it has, also where nobody told of it", async () => {
  await until(() => lastPass("mover/parcel") !== undefined);
  const opened = await world.titles("mover/parcel");
  world.github.moves.rename("mover/parcel", "packet");
  await until(() => lastPass("mover/packet") !== undefined);

  world.github.hooks.setFault(({ event }) => (event === "repository" ? "lost" : undefined));
  world.github.moves.rename("mover/packet", "box");
  world.github.hooks.setFault(() => undefined);
  // Under the old name GitHub leads on to it, which is noticed.
  const surveys = surveyed(75);
  await told("mover/box");
  await until(() => surveyed(75) > surveys);
  await another("mover/box", async () => told("mover/box"));
  expect(await world.titles("mover/box")).toEqual(opened);
});

test("one that goes to another owner who has the App is served there, once, whatever is told late", async () => {
  const opened = await world.titles("mover/box");
  world.github.moves.transfer("mover/box", "other");
  await until(() => lastPass("other/box") !== undefined);
  const surveys = [71, 75].map(surveyed);
  await world.post("repository", {
    action: "renamed",
    sender: { login: "ada" },
    installation: { id: 75 },
    repository: { id: idOf("other/box"), name: "box", owner: { login: "mover" } },
  });
  await until(() => [71, 75].every((id, index) => surveyed(id) > (surveys[index] ?? 0)));
  await another("other/box", async () => told("other/box"));
  expect(await world.titles("other/box")).toEqual(opened);
  expect(lastPass("other/box")).toMatchObject({ installation: 71, problems: 0, unfinished: false });
});

test.each(["lent", "diary"])("one that goes to an owner without the App is forgotten: %s", async (name) => {
  await until(() => lastPass(`mover/${name}`) !== undefined);
  const id = idOf(`mover/${name}`);
  const opened = await world.titles(`mover/${name}`);
  world.github.moves.transfer(`mover/${name}`, "stranger");
  const written = writesTo("stranger/");
  const lost = forgotten();
  // Nobody tells of it; something that happened before arrives late.
  const late = { action: "created", sender: { login: "ada" }, installation: { id: 75 } };
  await world.post("issue_comment", { ...late, repository: { id, name, owner: { login: "mover" } } });
  await until(() => forgotten() > lost);
  expect(await world.titles(`stranger/${name}`)).toEqual(opened);
  expect(writesTo("stranger/")).toBe(written);
});

test("one that is emptied is let sleep, and goes on where it was once it has a playbook again", async () => {
  await until(() => lastPass("mover/hollow") !== undefined);
  const opened = await world.titles("mover/hollow");
  world.github.moves.empty("mover/hollow");
  await another("mover/hollow", async () => told("mover/hollow"));
  expect(lastPass("mover/hollow")).toMatchObject({ problems: 0, unfinished: false });
  expect(lastPass("mover/hollow")?.["next"]).toBeUndefined();
  const content = Buffer.from(DAILY).toString("base64");
  await another("mover/hollow", async () =>
    world.github.as("ada").put(`/repos/mover/hollow/contents/${FILE}`, { message: "Again", content }),
  );
  expect(lastPass("mover/hollow")?.["next"]).toBeDefined();
  expect(await world.titles("mover/hollow")).toEqual(opened);
});

test("one whose files are all deleted is let sleep", async () => {
  const { sha } = (await world.github.as("ada").get(`/repos/mover/hollow/contents/${FILE}`)) as { sha: string };
  await another("mover/hollow", async () =>
    world.github.as("ada").request("DELETE", `/repos/mover/hollow/contents/${FILE}`, { message: "Away with it", sha }),
  );
  expect(lastPass("mover/hollow")).toMatchObject({ problems: 0, unfinished: false });
  expect(lastPass("mover/hollow")?.["next"]).toBeUndefined();
});

test("one that is archived is left alone, and served again when it is no longer", async () => {
  world.github.moves.archive("more/shop");
  const seen = passes("more/shop");
  await until(() => surveyed(74) > 1);
  expect(passes("more/shop")).toBe(seen);
  await another("more/shop", async () => Promise.resolve(world.github.moves.archive("more/shop", false)));
  expect(world.log.filter((line) => line["level"] === "error")).toEqual([]);
});

test("an installation that is taken away is forgotten, and what comes late from there changes nothing", async () => {
  const [surveys, lost] = [surveyed(73), forgotten()];
  const repository = { id: idOf("none/shop"), name: "shop", owner: { login: "none" } };
  const said = { sender: { login: "ada" }, installation: { id: 73 } };
  world.github.apps.change(73, undefined);
  await world.post("installation", { ...said, action: "deleted" });
  await until(() => surveyed(73) > surveys);
  expect(forgotten()).toBe(lost + 1);
  await world.post("issues", { ...said, action: "opened", repository });
  await until(() => forgotten() > lost + 1);
  expect(world.log.filter((line) => line["level"] === "error")).toEqual([]);
});

const passes = (name: string): number =>
  world.log.filter((line) => line["message"] === "made a pass" && line["name"] === name).length;

const surveyed = (installation: number): number =>
  world.log.filter((line) => line["message"] === "surveyed an installation" && line["installation"] === installation)
    .length;

/** How many repositories surveys found gone. */
const forgotten = (): number => world.log.reduce((sum, line) => sum + Number(line["lost"] ?? 0), 0);

const writesTo = (owner: string): number =>
  world.github.requests.entries.filter(({ method, path }) => method !== "GET" && path.startsWith(`/repos/${owner}`))
    .length;

function idOf(repository: string): number {
  const account = repository.slice(0, repository.indexOf("/"));
  const all = world.github.apps.repositoriesOf({ account, repositories: undefined });
  return all.find(({ full_name: name }) => name === repository)?.id ?? 0;
}

/** Something happens there of which the App is told. */
async function told(repository: string): Promise<void> {
  await world.github.as("ada").post(`/repos/${repository}/issues/1/comments`, { body: "Look here." });
}

/** A pass over a repository that begins after now has ended. */
async function another(name: string, cause: () => Promise<unknown>): Promise<void> {
  const before = passes(name);
  await cause();
  await until(() => passes(name) > before);
}
