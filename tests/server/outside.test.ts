import { mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, expect, test } from "vitest";
import { zoneFarFromMidnight } from "../../scripts/kill/deeds.ts";
import { systemClock } from "../../src/sources/system-clock.ts";
import { type AppWorld, DAILY, appWorld, until } from "../support/app-world.ts";
import { type ScriptedServer, scriptedServer } from "../support/scripted-server.ts";

/* What leaves the App for other people's servers, by what its operator declared for each owner, and what it may do where less or more was granted. */

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
