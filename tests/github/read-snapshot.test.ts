import { expect, test } from "vitest";
import { connect } from "../../src/github/client.ts";
import { readSnapshot } from "../../src/github/read-snapshot.ts";
import { FakeClock } from "../support/fake-clock.ts";
import { BOT, githubWorld } from "../support/github-world.ts";
import { type Scripted, scriptedServer } from "../support/scripted-server.ts";

const FILE = ".github/almanac.yml";
const NEXT = `<http://x/issues?per_page=100&page=2>; rel="next"`;
const MARKER = "<!-- almanac:1 occurrence weekly-analytics 2026-11-23 -->";

test("a quiet read is three requests in one round trip", async () => {
  // Nothing is answered before all three have arrived: a client that waits for one of them would wait for ever.
  const waiting: (() => void)[] = [];
  await using server = await scriptedServer(async ({ path }): Promise<Scripted> => {
    await new Promise<void>((go) => {
      waiting.push(go);
      if (waiting.length === 3) for (const one of waiting) one();
    });
    return { json: path.includes("/contents/") ? file("version: 1\n") : [] };
  });
  const client = connect({ token: "t", api: server.url, owner: "acme", name: "shop", clock: new FakeClock() });
  expect(await readSnapshot(client, { authors: [BOT], playbookFile: FILE, named: [7] })).toEqual({
    snapshot: {
      owner: "acme",
      name: "shop",
      authors: [BOT],
      items: [],
      closedSince: undefined,
      issues: [],
      issuesCut: false,
      named: [7],
    },
    playbook: "version: 1\n",
  });
  expect(client.requests()).toBe(3);
  expect(server.peak).toBe(3);
  expect(server.lines.toSorted()).toEqual([
    "GET /repos/acme/shop/contents/.github%2Falmanac.yml",
    "GET /repos/acme/shop/issues?state=closed&creator=github-actions%5Bbot%5D&sort=updated&direction=desc&per_page=100&page=1",
    "GET /repos/acme/shop/issues?state=open&sort=updated&direction=desc&per_page=100&page=1",
  ]);
});

test("each further author costs one request in the same round trip", async () => {
  await using world = await githubWorld();
  await readSnapshot(world.client, { authors: [BOT, "almanac-app[bot]"], playbookFile: FILE });
  expect(world.github.requests.count).toBe(4);
  expect(world.github.unhandled).toEqual([]);
});

test("only what we wrote and marked is ours, pull requests included, in order of number", async () => {
  await using world = await githubWorld({ collaborators: { ada: "admin", bo: "write", [BOT]: "write" } });
  const bot = world.github.as(BOT);
  const ada = world.github.as("ada");
  await bot.post("/repos/acme/shop/issues", {
    title: "One",
    body: `Text\n\n${MARKER}`,
    labels: ["almanac:weekly"],
    assignees: ["bo"],
  });
  await ada.post("/repos/acme/shop/issues", { title: "Pasted", body: MARKER });
  await bot.post("/repos/acme/shop/issues", { title: "Unmarked", body: "Text" });
  await bot.post("/repos/acme/shop/issues", { title: "Closed", body: MARKER });
  await bot.patch("/repos/acme/shop/issues/4", { state: "closed", state_reason: "not_planned" });
  await branch(bot, "almanac-report/weekly-analytics/2026-W47");
  await bot.post("/repos/acme/shop/pulls", {
    title: "Report",
    head: "almanac-report/weekly-analytics/2026-W47",
    base: "main",
    body: MARKER,
  });
  await ada.put("/repos/acme/shop/pulls/5/merge", {});
  const { snapshot, playbook } = await readSnapshot(world.client, { authors: [BOT], playbookFile: FILE });
  expect(playbook).toBe("version: 1\n");
  const marker = { kind: "occurrence", key: ["weekly-analytics", "2026-11-23"], notes: {} };
  const now = "2026-11-23T08:00:00Z";
  const common = { author: BOT, marker, createdAt: now, updatedAt: now, comments: 0 };
  expect(snapshot.issues.map(({ number, author }) => [number, author])).toEqual([
    [1, BOT],
    [2, "ada"],
    [3, BOT],
  ]);
  expect(snapshot).toMatchObject({
    owner: "acme",
    name: "shop",
    authors: [BOT],
    closedSince: undefined,
    issuesCut: false,
    named: [],
    items: [
      {
        ...common,
        kind: "issue",
        number: 1,
        title: "One",
        body: `Text\n\n${MARKER}`,
        state: "open",
        stateReason: undefined,
        labels: ["almanac:weekly"],
        assignees: ["bo"],
        closedAt: undefined,
        mergedAt: undefined,
      },
      {
        ...common,
        kind: "issue",
        number: 4,
        title: "Closed",
        body: MARKER,
        state: "closed",
        stateReason: "not_planned",
        labels: [],
        assignees: [],
        closedAt: now,
        mergedAt: undefined,
      },
      {
        ...common,
        kind: "pull-request",
        number: 5,
        title: "Report",
        body: MARKER,
        state: "closed",
        stateReason: undefined,
        labels: [],
        assignees: [],
        closedAt: now,
        mergedAt: now,
      },
    ],
  });
});

test("where more is open than a page holds ours is read besides, and closed ones are known to be missing", async () => {
  await using server = await scriptedServer(({ path }): Scripted => {
    const page = Number(/[?&]page=(\d+)/.exec(path)?.[1]);
    if (path.includes("state=closed")) return { json: rows(1, 100, "closed") };
    if (!path.includes("creator=")) return { json: rows(5000, 100, "open"), headers: { link: NEXT } };
    const link = `<http://x/issues?per_page=100&page=2>; rel="next", <http://x/issues?per_page=100&page=3>; rel="last"`;
    return { json: rows(1000 + page * 100, page === 3 ? 7 : 100, "open"), headers: page === 1 ? { link } : {} };
  });
  const client = connect({ token: "t", api: server.url, owner: "acme", name: "shop", clock: new FakeClock() });
  const { snapshot } = await readSnapshot(client, { authors: [BOT], playbookFile: undefined });
  expect(client.requests()).toBe(5);
  expect(snapshot.items.length).toBe(307);
  expect([snapshot.issues.length, snapshot.issuesCut]).toEqual([100, true]);
  expect(snapshot.closedSince).toBe("2026-11-01T00:00:01Z");
});

test("of several authors, closed items are known from the latest on that is known for each", async () => {
  await using server = await scriptedServer(({ path }): Scripted => {
    if (path.includes("state=open")) return { json: [] };
    const day = path.includes("creator=one") ? "2026-11-02" : "2026-11-09";
    return { json: rows(1, 100, "closed").map((row) => ({ ...row, updated_at: `${day}T00:00:00Z` })) };
  });
  const client = connect({ token: "t", api: server.url, owner: "acme", name: "shop", clock: new FakeClock() });
  const { snapshot } = await readSnapshot(client, { authors: ["one", "two"], playbookFile: undefined });
  expect(snapshot.closedSince).toBe("2026-11-09T00:00:00Z");
  // The rows are by neither of them, whatever the server was asked for.
  expect(snapshot.items).toEqual([]);
});

test("exactly one page is asked for once where GitHub says so, and nothing is overlooked where it says nothing", async () => {
  const counts = await Promise.all(
    [true, false].map(async (says) => {
      await using server = await scriptedServer(({ path }): Scripted => {
        const first = path.endsWith("&page=1");
        const link = `<http://x/issues?page=1>; rel="prev"`;
        return { json: rows(1, first ? 100 : 0, "open"), headers: says ? { link } : {} };
      });
      const client = connect({ token: "t", api: server.url, owner: "acme", name: "shop", clock: new FakeClock() });
      const { snapshot } = await readSnapshot(client, { authors: [BOT], playbookFile: undefined });
      return [client.requests(), snapshot.closedSince];
    }),
  );
  expect(counts).toEqual([
    [2, undefined],
    // GitHub says nothing: ours is read by itself, to its second page.
    [4, "2026-11-01T00:00:01Z"],
  ]);
});

test("a server that gives the same page for ever is found out", async () => {
  await using server = await scriptedServer(({ path }): Scripted => {
    const page = Number(/[?&]page=(\d+)/.exec(path)?.[1]);
    const link = `<http://x/issues?page=${page + 1}>; rel="next", <http://x/issues?page=5000>; rel="last"`;
    return { json: Array.from({ length: 100 }, () => ({ body: "", user: null })), headers: { link } };
  });
  const client = connect({ token: "t", api: server.url, owner: "acme", name: "shop", clock: new FakeClock() });
  await expect(readSnapshot(client, { authors: [BOT], playbookFile: undefined })).rejects.toThrow(
    "more than 300 pages",
  );
});

test("no playbook is no failure, a folder in its place is one", async () => {
  await using world = await githubWorld({ files: { "almanac.yml/x": "1" } });
  expect((await readSnapshot(world.client, { authors: [BOT], playbookFile: FILE })).playbook).toBeUndefined();
  await expect(readSnapshot(world.client, { authors: [BOT], playbookFile: "almanac.yml" })).rejects.toThrow(
    "almanac.yml is not a file",
  );
});

test("a playbook in any language is read as it is", async () => {
  await using world = await githubWorld({ files: { [FILE]: "product: Größe €\r\n" } });
  expect((await readSnapshot(world.client, { authors: [BOT], playbookFile: FILE })).playbook).toBe(
    "product: Größe €\r\n",
  );
});

test("a repository that is not there ends the read with a diagnosis", async () => {
  await using world = await githubWorld();
  const client = world.connect({ name: "nothing" });
  await expect(readSnapshot(client, { authors: [BOT], playbookFile: FILE })).rejects.toMatchObject({
    name: "GitHubError",
    status: 404,
    diagnosis: { id: "not-found" },
  });
});

function file(text: string): unknown {
  return { type: "file", encoding: "base64", size: text.length, content: Buffer.from(text).toString("base64") };
}

function rows(from: number, count: number, state: "open" | "closed"): Record<string, unknown>[] {
  return Array.from({ length: count }, (_, index) => ({
    number: from + index,
    title: "Title",
    body: MARKER,
    user: { login: BOT },
    state,
    state_reason: null,
    labels: [],
    assignees: [],
    created_at: "2026-11-01T00:00:00Z",
    updated_at: `2026-11-01T00:0${index < 99 ? 5 : 0}:01Z`,
    closed_at: null,
    comments: 0,
  }));
}

async function branch(
  person: { get(path: string): Promise<unknown>; post(path: string, body: unknown): Promise<unknown> },
  name: string,
): Promise<void> {
  const base = (await person.get("/repos/acme/shop/branches/main")) as {
    commit: { sha: string; commit: { tree: { sha: string } } };
  };
  const tree = (await person.post("/repos/acme/shop/git/trees", {
    base_tree: base.commit.commit.tree.sha,
    tree: [{ path: "reports/x.md", mode: "100644", type: "blob", content: "x" }],
  })) as { sha: string };
  const commit = (await person.post("/repos/acme/shop/git/commits", {
    message: "x",
    tree: tree.sha,
    parents: [base.commit.sha],
  })) as { sha: string };
  await person.post("/repos/acme/shop/git/refs", { ref: `refs/heads/${name}`, sha: commit.sha });
}
