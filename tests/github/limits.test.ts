import { expect, test } from "vitest";
import { GitHubError } from "../../src/errors.ts";
import { type Client, type ClientOptions, connect } from "../../src/github/client.ts";
import { makePatience } from "../../src/github/patience.ts";
import { FakeClock } from "../support/fake-clock.ts";
import { githubWorld } from "../support/github-world.ts";
import { type Scripted, scriptedServer } from "../support/scripted-server.ts";

const LIMITED = { status: 403, json: { message: "API rate limit exceeded for installation ID 5." } };
const REPO = "GET /repos/{owner}/{repo}";
const issue = { title: "One" };

/** A client of a server that gives the answers in turn, the last one for ever; what it slept and was told. */
async function answering(answers: readonly Scripted[], options: Partial<ClientOptions> = {}) {
  const server = await scriptedServer((_, count) => answers[Math.min(count, answers.length) - 1] ?? {});
  const clock = new FakeClock();
  const told: string[] = [];
  const client: Client = connect({
    token: "t",
    api: server.url,
    owner: "acme",
    name: "shop",
    clock,
    onWait: ({ millis, because }) => told.push(`${millis} ${because}`),
    ...options,
  });
  return { server, clock, client, told, [Symbol.asyncDispose]: async () => server[Symbol.asyncDispose]() };
}

test("retry-after is obeyed, for creates too, and told", async () => {
  const asked = { status: 429, json: { message: "secondary rate limit" }, headers: { "retry-after": "17" } };
  await using world = await answering([asked, { status: 201, json: { number: 1 } }]);
  const { data } = await world.client.request("POST /repos/{owner}/{repo}/issues", issue, { idempotent: false });
  expect(data.number).toBe(1);
  expect(world.clock.slept).toEqual([17_000]);
  expect(world.told).toEqual(["17000 GitHub asks for this pause."]);
  expect(world.client.requests()).toBe(2);
});

test("the primary limit is waited for until its reset, on the given clock", async () => {
  const reset = String(Date.parse("2026-11-23T08:04:00Z") / 1000);
  const headers = { "x-ratelimit-remaining": "0", "x-ratelimit-reset": reset };
  await using world = await answering([{ ...LIMITED, headers }, { json: {} }]);
  await world.client.request(REPO, {});
  expect(world.clock.now()).toBe("2026-11-23T08:04:01Z");
  expect(world.told).toEqual(["241000 The requests of this hour are used up; GitHub allows more then."]);
});

test("without a word on how long, a minute and then twice as long", async () => {
  const secondary = { status: 403, json: { message: "You have exceeded a secondary rate limit." } };
  await using world = await answering([secondary, secondary, secondary, { json: {} }]);
  await world.client.request(REPO, {});
  expect(world.clock.slept).toEqual([60_000, 120_000, 240_000]);
});

test("a limit that lasts longer than a pass may wait ends it at once, and nothing is sent after it", async () => {
  const headers = {
    "x-ratelimit-remaining": "0",
    "x-ratelimit-reset": String(Date.parse("2026-11-23T08:41:00Z") / 1000),
  };
  await using world = await answering([{ ...LIMITED, headers }], { budget: 600_000 });
  const error = await failure(world.client.request(REPO, {}));
  expect(error.diagnosis.id).toBe("limit-primary");
  expect(error.diagnosis.cause).toBe(
    "The number of requests that GitHub allows this token in an hour is used up. That lasts until 08:41 UTC (41\u00a0min), and a pass waits 10\u00a0min at most.",
  );
  expect((await failure(world.client.request(REPO, {}))).diagnosis.id).toBe("limit-primary");
  expect(world.client.requests()).toBe(1);
  expect(world.clock.slept).toEqual([]);
});

test("waits add up to the bound", async () => {
  const asked = { status: 429, json: { message: "secondary rate limit" }, headers: { "retry-after": "200" } };
  await using world = await answering([asked, asked, { json: {} }], { budget: 250_000 });
  expect((await failure(world.client.request(REPO, {}))).diagnosis.id).toBe("limit-secondary");
  expect(world.clock.slept).toEqual([200_000]);
});

test("waits side by side count once and are told once", async () => {
  const clock = new FakeClock();
  const told: number[] = [];
  const patience = makePatience(clock, 250_000, ({ millis }) => told.push(millis));
  const pause = { because: "x", quiet: false };
  expect(
    await Promise.all([patience.wait({ ...pause, millis: 200_000 }), patience.wait({ ...pause, millis: 190_000 })]),
  ).toEqual([true, true]);
  expect(told).toEqual([200_000]);
  expect(await patience.wait({ ...pause, millis: 51_000 })).toBe(false);
  expect(await patience.wait({ ...pause, millis: 50_000 })).toBe(true);
  expect(clock.now()).toBe("2026-11-23T08:04:10Z");
});

test.each([
  ["while GitHub asks for a pause, nothing else is sent", { status: 429, json: { message: "rate limit" } }, 1],
  ["a server that is broken holds nobody else up", { status: 502 }, 2],
])("%s", async (_, failing, sent) => {
  // The first request fails, and its sleep lasts until the test has looked.
  const asleep: (() => void)[] = [];
  let now = "2026-11-23T08:00:00Z";
  const clock = { now: () => now, sleep: async () => new Promise<void>((wake) => asleep.push(wake)) };
  await using server = await scriptedServer((__, count): Scripted => (count === 1 ? failing : { json: {} }));
  const client = connect({ token: "t", api: server.url, owner: "acme", name: "shop", clock });
  const first = client.request(REPO, {});
  await until(() => asleep.length === 1);
  const second = client.request(REPO, {});
  await until(() => asleep.length === 2 || client.requests() === 2);
  expect(client.requests()).toBe(sent);
  now = "2026-11-23T08:10:00Z";
  for (const wake of asleep) wake();
  await Promise.all([first, second]);
  expect(client.requests()).toBe(3);
});

async function until(holds: () => boolean): Promise<void> {
  while (!holds()) await new Promise((resolve) => setImmediate(resolve));
}

test("reads and idempotent updates are tried three times, creates once", async () => {
  await using broken = await answering([{ status: 502, text: "<html>" }]);
  expect((await failure(broken.client.request(REPO, {}))).diagnosis.id).toBe("github-broken");
  expect(broken.client.requests()).toBe(3);
  expect(broken.clock.slept).toEqual([1000, 4000]);
  const update = broken.client.request(
    "PATCH /repos/{owner}/{repo}/issues/{issue_number}",
    { issue_number: 1 },
    { idempotent: true },
  );
  expect((await failure(update)).diagnosis.id).toBe("answer-lost");
  expect(broken.client.requests()).toBe(6);
  const create = broken.client.request("POST /repos/{owner}/{repo}/issues", issue, { idempotent: false });
  expect(await failure(create)).toMatchObject({ status: 502, diagnosis: { id: "answer-lost" } });
  expect(broken.client.requests()).toBe(7);
});

test("half an answer is none", async () => {
  await using world = await answering([{ json: { number: 1 }, broken: "half" }, { json: { number: 2 } }]);
  const create = world.client.request("POST /repos/{owner}/{repo}/issues", issue, { idempotent: false });
  expect(await failure(create)).toMatchObject({ status: 0, diagnosis: { id: "answer-lost" } });
  expect(world.client.requests()).toBe(1);
});

test("where there was not even a connection, a create is tried again and then ends as failed", async () => {
  const clock = new FakeClock();
  const client = connect({ token: "t", api: "http://127.0.0.1:1", owner: "acme", name: "shop", clock });
  const create = client.request("POST /repos/{owner}/{repo}/issues", issue, { idempotent: false });
  expect((await failure(create)).diagnosis.id).toBe("not-connected");
  expect(client.requests()).toBe(3);
});

test("the embedded GitHub's own limit is waited out", async () => {
  await using world = await githubWorld();
  world.github.limits.primary(2);
  for (let count = 0; count < 3; count += 1) {
    await world.connect({ budget: 4_000_000 }).request(REPO, {});
  }
  expect(world.clock.now()).toBe("2026-11-23T09:00:01Z");
  expect(world.github.requests.entries.map(({ status }) => status)).toEqual([200, 200, 403, 200]);
});

async function failure(request: Promise<unknown>): Promise<GitHubError> {
  const error = await request.then(
    () => undefined,
    (reason: unknown) => reason,
  );
  if (!(error instanceof GitHubError)) throw new Error("it did not end with a GitHubError", { cause: error });
  return error;
}
