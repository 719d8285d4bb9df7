import { expect, test } from "vitest";
import { noon, pluck, smallGitHub } from "./world.ts";

const repo = "/repos/acme/shop";

test("a request that breaks before it is handled leaves nothing behind", async () => {
  await using github = await smallGitHub();
  const send = github.send("act");
  github.failNext({ match: /^POST .*\/issues$/, how: "before" });
  await expect(send("POST", `${repo}/issues`, { title: "One" })).rejects.toThrow("fetch failed");
  expect((await send("GET", `${repo}/issues`)).data).toEqual([]);
  expect(github.requests.entries.map(({ method, status, lost }) => ({ method, status, lost }))).toEqual([
    { method: "POST", status: 0, lost: true },
    { method: "GET", status: 200, lost: false },
  ]);
});

test("a request whose answer is lost has been done", async () => {
  await using github = await smallGitHub();
  const send = github.send("act");
  github.failNext({ match: "POST /repos/acme/shop/issues", how: "after" });
  await expect(send("POST", `${repo}/issues`, { title: "One" })).rejects.toThrow("fetch failed");
  expect((await send("GET", `${repo}/issues`)).data).toMatchObject([{ number: 1, title: "One" }]);
});

test("a fault may answer with any status, as often as it is told to", async () => {
  await using github = await smallGitHub();
  const send = github.send("act");
  github.failNext({
    match: "GET",
    how: "status",
    status: 502,
    body: { message: "Server Error" },
    headers: { "retry-after": "1" },
    times: 2,
  });
  expect((await send("GET", repo)).status).toBe(502);
  const second = await send("GET", repo);
  expect([second.data, second.headers.get("retry-after")]).toEqual([{ message: "Server Error" }, "1"]);
  expect((await send("GET", repo)).status).toBe(200);
});

test("requests are logged with who sent them, and writes are counted", async () => {
  await using github = await smallGitHub();
  await github.send("act")("GET", `${repo}?a=b`);
  await github.send("ada")("POST", `${repo}/issues`, { title: "One" });
  const [first, second] = github.requests.entries;
  const sent = { at: noon, agent: "node", lost: false };
  expect([first, second]).toEqual([
    { ...sent, method: "GET", path: `${repo}?a=b`, login: "github-actions[bot]", text: "", status: 200 },
    { ...sent, method: "POST", path: `${repo}/issues`, login: "ada", text: '{"title":"One"}', status: 201 },
  ]);
  expect([github.requests.count, github.requests.writes]).toEqual([2, 1]);
  github.requests.clear();
  expect(github.requests.count).toBe(0);
});

test("what no route answers is 404 and remembered", async () => {
  await using github = await smallGitHub();
  const send = github.send("act");
  expect((await send("GET", `${repo}/traffic/views`)).status).toBe(404);
  expect((await send("PUT", "/nowhere", {})).status).toBe(404);
  expect(github.unhandled).toEqual([`GET ${repo}/traffic/views`, "PUT /nowhere"]);
});

test("all times come from its own clock, in whole seconds", async () => {
  await using github = await smallGitHub();
  const send = github.send("ada");
  github.setNow("2027-01-04T07:00:00Z");
  await send("POST", `${repo}/issues`, { title: "One" });
  github.setNow("2027-01-04T08:30:00Z");
  const { data, headers } = await send("PATCH", `${repo}/issues/1`, { state: "closed" });
  expect([data.created_at, data.updated_at, data.closed_at]).toEqual([
    "2027-01-04T07:00:00Z",
    "2027-01-04T08:30:00Z",
    "2027-01-04T08:30:00Z",
  ]);
  expect(headers.get("date")).toBe("Mon, 04 Jan 2027 08:30:00 GMT");
  const release = await send("POST", `${repo}/releases`, { tag_name: "v1" });
  expect([release.data.created_at, release.data.published_at]).toEqual([
    "2027-01-04T08:30:00Z",
    "2027-01-04T08:30:00Z",
  ]);
});

test("a store goes back to where it was", async () => {
  await using github = await smallGitHub();
  const send = github.send("ada");
  await send("POST", `${repo}/issues`, { title: "One" });
  const saved = github.store.snapshot();
  await send("POST", `${repo}/issues`, { title: "Two", labels: ["new"] });
  await send("PATCH", `${repo}/issues/1`, { title: "Changed" });
  github.store.restore(saved);
  expect((await send("GET", `${repo}/issues`)).data).toMatchObject([{ number: 1, title: "One" }]);
  expect((await send("POST", `${repo}/issues`, { title: "Again" })).data.number).toBe(2);
});

test("people act by the same rules without being logged", async () => {
  await using github = await smallGitHub();
  await github.as("hal").post(`${repo}/issues`, { title: "Broken", labels: ["P1"] });
  await expect(github.as("out").post(`${repo}/issues/1/labels`, { labels: ["P0"] })).rejects.toThrow("403");
  expect((await github.as("out").request("GET", `${repo}/issues/1`)).data).toMatchObject({
    user: { login: "hal" },
    labels: [{ name: "P1" }],
  });
  expect(github.requests.count).toBe(0);
});

test("lists come in pages whose links name the repository by id", async () => {
  await using github = await smallGitHub();
  const send = github.send("act");
  for (let n = 1; n <= 5; n += 1) await github.as("ada").post(`${repo}/issues`, { title: `Issue ${n}` });
  const first = await send("GET", `${repo}/issues?per_page=2&direction=asc`);
  expect(pluck(first.data, "number")).toEqual([1, 2]);
  const next = /<([^>]+)>; rel="next"/.exec(first.headers.get("link") ?? "")?.[1] ?? "";
  expect(next.replace(github.url, "")).toBe("/repositories/1/issues?per_page=2&direction=asc&page=2");
  const second = await send("GET", next.replace(github.url, ""));
  expect(pluck(second.data, "number")).toEqual([3, 4]);
  expect(Array.from((second.headers.get("link") ?? "").matchAll(/rel="(\w+)"/g), (match) => match[1])).toEqual([
    "prev",
    "next",
    "last",
    "first",
  ]);
});

test("what has not changed is 304 for the token that read it, and costs nothing", async () => {
  await using github = await smallGitHub();
  const send = github.send("act");
  await github.as("ada").post(`${repo}/issues`, { title: "One" });
  const first = await send("GET", `${repo}/issues/1`);
  const etag = first.headers.get("etag") ?? "";
  const again = await send("GET", `${repo}/issues/1`, undefined, { "if-none-match": etag });
  expect([again.status, again.data, again.headers.get("x-ratelimit-used")]).toEqual([304, undefined, "1"]);
  const other = await github.send("ada")("GET", `${repo}/issues/1`, undefined, { "if-none-match": etag });
  expect([other.status, other.data]).toEqual([200, first.data]);
  await github.as("ada").patch(`${repo}/issues/1`, { title: "Two" });
  expect((await send("GET", `${repo}/issues/1`, undefined, { "if-none-match": etag })).status).toBe(200);
});

test("broken JSON is refused", async () => {
  await using github = await smallGitHub();
  const { status, data } = await github.send("ada")("POST", `${repo}/issues`, "{");
  expect([status, data.message]).toEqual([400, "Problems parsing JSON"]);
});
