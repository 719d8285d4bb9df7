import { mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, expect, test } from "vitest";
import { SIGNATURE_HEADER, TIMESTAMP_HEADER, signBody } from "../../src/sources/sign-body.ts";
import { type AppWorld, DAILY, appWorld, until } from "../support/app-world.ts";
import { type ScriptedServer, scriptedServer } from "../support/scripted-server.ts";

const FILE = ".github/almanac.yml";
const SECRET = "what only monitoring knows";
const SEVERITIES =
  "  severities: { P0: { response: immediate, authority: boss }, P1: { response: 1 h, authority: boss } }\n";
const ROLES = "roles: { boss: { title: Boss, held-by: ada } }\n";
const alert = { id: "checkout-5xx", title: "5xx above 10 %", service: "checkout", severity: "P1" };

let world: AppWorld;
let folder: string;
let shop: ScriptedServer;
let answers = 503;

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), "almanac-secrets-"));
  const file = join(folder, "secrets.json");
  await writeFile(file, JSON.stringify({ acme: { ALMANAC_ALERTS: { value: SECRET } } }));
  shop = await scriptedServer(() => ({ status: answers }));
  const monitors = `  monitors: { shop: { url: "${shop.url}/health", severity: P1, tries: 1 } }\n`;
  world = await appWorld(
    [
      {
        owner: "acme",
        name: "shop",
        files: { [FILE]: `${DAILY}${ROLES}incidents:\n${SEVERITIES}` },
        collaborators: { ada: "admin" },
      },
      {
        owner: "acme",
        name: "probed",
        files: { [FILE]: `${DAILY}${ROLES}incidents:\n${SEVERITIES}${monitors}` },
        collaborators: { ada: "admin" },
      },
    ],
    { ALMANAC_SECRETS: file, ALMANAC_PRIVATE_HOSTS: "127.0.0.1" },
  );
  await until(() => passes("shop") > 0 && passes("probed") > 0);
}, 60_000);

afterAll(async () => {
  await world[Symbol.asyncDispose]();
  await shop[Symbol.asyncDispose]();
  await rm(folder, { recursive: true, force: true });
});

const passes = (name: string): number =>
  world.log.filter((line) => line["message"] === "made a pass" && line["name"] === `acme/${name}`).length;

async function send(repository: string, body: string, headers: Readonly<Record<string, string>>): Promise<number> {
  const url = `${world.url}/alerts?repository=${encodeURIComponent(repository)}`;
  const response = await fetch(url, { method: "POST", body, headers });
  await response.text();
  return response.status;
}

const bearer = { authorization: `Bearer ${SECRET}` };

/** The issues that alerts opened in a repository. */
async function incidents(name: string): Promise<readonly { readonly title: string; readonly body: string }[]> {
  const rows = (await world.github.as("ada").get(`/repos/acme/${name}/issues?state=open`)) as {
    title: string;
    body: string;
  }[];
  return rows.filter(({ body }) => body.includes("almanac:1 alert"));
}

/** What stands on the data branch of what its monitor measured. */
async function measured(): Promise<string> {
  const path = `/repos/acme/probed/contents/monitors/${new Date().toISOString().slice(0, 7)}.csv?ref=almanac-data`;
  const file: unknown = await world.github
    .as("ada")
    .get(path)
    .catch(() => ({ content: "" }));
  return Buffer.from((file as { content: string }).content, "base64").toString("utf8");
}

test("an alert opens one incident within moments, however often it is told", async () => {
  const body = JSON.stringify(alert);
  expect(await send("acme/shop", body, bearer)).toBe(202);
  await until(async () => (await incidents("shop")).length > 0);
  const before = passes("shop");
  const now = Math.floor(Date.now() / 1000);
  const signed = { [TIMESTAMP_HEADER]: String(now), [SIGNATURE_HEADER]: signBody(SECRET, now, body) };
  expect(await send("acme/shop", body, signed)).toBe(202);
  await until(() => passes("shop") > before);
  expect((await incidents("shop")).map(({ title }) => title)).toEqual(["checkout: 5xx above 10 %"]);
});

test("who does not know the secret learns nothing, and what is not understood is said to be so", async () => {
  const body = JSON.stringify(alert);
  expect(await send("acme/shop", body, {})).toBe(401);
  expect(await send("acme/shop", body, { authorization: "Bearer guess" })).toBe(401);
  expect(await send("other/shop", body, bearer)).toBe(401);
  expect(await send("acme/none", body, bearer)).toBe(404);
  expect(await send("acme/none", body, { authorization: "Bearer guess" })).toBe(401);
  expect(await send("acme/shop", "{}", bearer)).toBe(422);
  expect(await send("acme/shop", "x".repeat(300_000), bearer)).toBe(413);
  expect(await send("shop", body, bearer)).toBe(400);
});

test("an address that is down opens an incident of its severity", async () => {
  await until(async () => (await incidents("probed")).length > 0);
  expect(await incidents("probed")).toMatchObject([{ title: "shop: shop is down" }]);
  expect(shop.lines[0]).toBe("GET /health");
  await until(async () => (await measured()).includes(",shop,"));
  answers = 200;
});
