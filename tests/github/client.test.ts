import { spawn } from "node:child_process";
import { gzipSync } from "node:zlib";
import { createServer } from "node:http";
import type { AddressInfo } from "node:net";
import { expect, test } from "vitest";
import { InvariantError } from "../../src/errors.ts";
import { connect } from "../../src/github/client.ts";
import { readIdentity } from "../../src/github/identity.ts";
import { webUrlOf } from "../../src/github/web-url-of.ts";
import { FakeClock } from "../support/fake-clock.ts";
import { BOT, githubWorld } from "../support/github-world.ts";
import { type Scripted, scriptedServer } from "../support/scripted-server.ts";

const shop = { token: "ghs_x", owner: "acme", name: "shop" };

test("a request says who asks, in which version, and what is compressed", async () => {
  await using server = await scriptedServer((): Scripted => ({ json: {} }));
  const client = connect({ ...shop, api: `${server.url}/`, clock: new FakeClock() });
  await client.request("GET /repos/{owner}/{repo}", {});
  await client.request("GET /repos/{owner}/{repo}", { owner: "other", repo: "place" });
  await client.request("GET /orgs/{org}/issue-types", { org: "acme" });
  await client.request(
    "PATCH /repos/{owner}/{repo}/labels/{name}",
    { name: "a b/c", color: "ffffff" },
    { idempotent: true },
  );
  expect(server.lines).toEqual([
    "GET /repos/acme/shop",
    "GET /repos/other/place",
    "GET /orgs/acme/issue-types",
    "PATCH /repos/acme/shop/labels/a%20b%2Fc",
  ]);
  expect(server.received[3]?.body).toBe('{"color":"ffffff"}');
  expect(server.received[0]?.headers).toMatchObject({
    "x-github-api-version": "2022-11-28",
    "accept-encoding": "gzip",
    authorization: "token ghs_x",
    "user-agent": expect.stringMatching(/^almanac /) as string,
  });
  expect(client.requests()).toBe(4);
});

test("a write that does not say whether it may be sent twice is a bug", async () => {
  const client = connect({ ...shop, api: "http://127.0.0.1:1", clock: new FakeClock() });
  await expect(client.request("POST /repos/{owner}/{repo}/issues", { title: "x" })).rejects.toThrow(InvariantError);
});

test("connections are kept, compressed answers read", async () => {
  let connections = 0;
  const server = createServer((_, response) => {
    response.writeHead(200, { "content-type": "application/json", "content-encoding": "gzip" });
    response.end(gzipSync(JSON.stringify({ name: "Größe" })));
  });
  server.on("connection", () => (connections += 1));
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  const client = connect({
    ...shop,
    api: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    clock: new FakeClock(),
  });
  for (let count = 0; count < 3; count += 1) {
    expect((await client.request("GET /repos/{owner}/{repo}", {})).data.name).toBe("Größe");
  }
  expect(connections).toBe(1);
  server.closeAllConnections();
  server.close();
});

test("a quiet read starts neither the built-in fetch nor anything but what it needs", async () => {
  await using server = await scriptedServer(({ path }): Scripted => ({
    json: path.includes("/contents/") ? { type: "file", encoding: "base64", content: "" } : [],
  }));
  const script = `
    const { connect } = await import("./src/github/client.ts");
    const { readSnapshot } = await import("./src/github/read-snapshot.ts");
    const clock = { now: () => "2026-11-23T08:00:00Z", sleep: async () => {} };
    const client = connect({ token: "t", api: "${server.url}", owner: "acme", name: "shop", clock });
    await readSnapshot(client, { authors: ["bot"], playbookFile: "x" });
    const loaded = process.moduleLoadList.filter((name) => /undici|deps\\/.*fetch/.test(name));
    console.log(JSON.stringify([client.requests(), loaded]));
  `;
  const child = spawn(process.execPath, ["--input-type=module", "-e", script], {
    stdio: ["ignore", "pipe", "inherit"],
  });
  let out = "";
  for await (const part of child.stdout) out += String(part);
  expect(JSON.parse(out)).toEqual([3, []]);
});

test("a renamed repository is followed for reads, on the same host only", async () => {
  await using elsewhere = await scriptedServer((): Scripted => ({ json: { name: "stolen" } }));
  await using server = await scriptedServer(({ path, method }): Scripted => {
    if (path === "/repositories/7") return { json: { name: "renamed" } };
    if (path === "/repos/acme/away") return { status: 301, headers: { location: `${elsewhere.url}/x` } };
    return {
      status: method === "GET" ? 301 : 307,
      headers: { location: method === "GET" ? "/repositories/7" : "/issues" },
    };
  });
  const client = connect({ ...shop, api: server.url, clock: new FakeClock() });
  expect((await client.request("GET /repos/{owner}/{repo}", {})).data.name).toBe("renamed");
  const away = client.request("GET /repos/{owner}/{repo}", { repo: "away" });
  await expect(away).rejects.toMatchObject({ diagnosis: { id: "moved" } });
  expect(elsewhere.lines).toEqual([]);
  const endless = client.request("POST /repos/{owner}/{repo}/issues", { title: "x" }, { idempotent: false });
  await expect(endless).rejects.toMatchObject({ diagnosis: { id: "moved" } });
});

test("the fetch of somebody else does as well", async () => {
  await using server = await scriptedServer((_, count): Scripted =>
    count === 1 ? { json: { name: "shop" } } : { json: { name: "shop" }, broken: "half" },
  );
  const client = connect({ ...shop, api: server.url, clock: new FakeClock(), fetch });
  expect((await client.request("GET /repos/{owner}/{repo}", {})).data.name).toBe("shop");
  const create = client.request("POST /repos/{owner}/{repo}/issues", { title: "x" }, { idempotent: false });
  await expect(create).rejects.toMatchObject({ status: 0, diagnosis: { id: "answer-lost" } });
  expect(client.requests()).toBe(2);
});

test.each([
  ["https://api.github.com", "https://github.com"],
  ["https://git.acme.example/api/v3", "https://git.acme.example"],
  ["https://api.acme.ghe.com", "https://acme.ghe.com"],
  ["http://127.0.0.1:4000", "http://127.0.0.1:4000"],
])("%s is shown at %s", (api, web) => {
  expect(webUrlOf(api)).toBe(web);
});

test("who writes: a person over REST, an installation over GraphQL, nobody knows without it", async () => {
  await using world = await githubWorld();
  expect(await readIdentity(world.connect({ token: "ghp_ada" }))).toBe("ada");
  await using graphql = await scriptedServer(({ path }): Scripted => {
    if (path === "/api/v3/user") return { status: 403, json: { message: "Resource not accessible by integration" } };
    return path === "/api/graphql" ? { json: { data: { viewer: { login: BOT } } } } : { status: 404 };
  });
  expect(await readIdentity(connect({ ...shop, api: `${graphql.url}/api/v3`, clock: new FakeClock() }))).toBe(BOT);
  await using old = await scriptedServer((): Scripted => ({ status: 404, json: { message: "Not Found" } }));
  expect(await readIdentity(connect({ ...shop, api: old.url, clock: new FakeClock() }))).toBeUndefined();
  await using refusing = await scriptedServer(({ path }): Scripted =>
    path === "/user" ? { status: 403, json: {} } : { json: { errors: [{ type: "FORBIDDEN" }] } },
  );
  expect(await readIdentity(connect({ ...shop, api: refusing.url, clock: new FakeClock() }))).toBeUndefined();
  await expect(readIdentity(world.connect({ token: "ghs_unknown" }))).rejects.toMatchObject({
    diagnosis: { id: "token-invalid" },
  });
});
