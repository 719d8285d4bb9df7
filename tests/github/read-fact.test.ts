import { expect, test } from "vitest";
import { connect } from "../../src/github/client.ts";
import { readFact } from "../../src/github/read-fact.ts";
import { readSnapshot } from "../../src/github/read-snapshot.ts";
import type { Requirement } from "../../src/requirements/requirement.ts";
import { FakeClock } from "../support/fake-clock.ts";
import { BOT, githubWorld } from "../support/github-world.ts";
import { type Scripted, scriptedServer } from "../support/scripted-server.ts";

const MARKER = "<!-- almanac:1 occurrence weekly-analytics 2026-11-23 -->";
const NOW = "2026-11-23T08:00:00Z";

type World = Awaited<ReturnType<typeof githubWorld>>;

async function value(world: Pick<World, "client">, requirement: Requirement): Promise<unknown> {
  const fact = await readFact(world.client, requirement);
  expect(fact.requirement).toEqual(requirement);
  return fact.answer.kind === "value" ? fact.answer.value : fact.answer;
}

test("repository", async () => {
  await using world = await githubWorld({ private: true, defaultBranch: "trunk", hasIssues: false });
  expect(await value(world, { kind: "repository" })).toEqual({
    defaultBranch: "trunk",
    private: true,
    archived: false,
    hasIssues: false,
    ownedBy: "organisation",
  });
});

test("history: all pages of every author asked for, by number", async () => {
  await using world = await githubWorld();
  for (let count = 0; count < 103; count += 1) {
    await world.github.as(BOT).post("/repos/acme/shop/issues", { title: `${count}`, body: MARKER });
  }
  for (let number = 1; number <= 101; number += 1) {
    await world.github.as(BOT).patch(`/repos/acme/shop/issues/${number}`, { state: "closed" });
  }
  await world.github.as("old-bot[bot]").post("/repos/acme/shop/issues", { title: "Old", body: MARKER });
  await world.github.as("ada").post("/repos/acme/shop/issues", { title: "Not ours", body: MARKER });
  const { snapshot } = await readSnapshot(world.client, { authors: [BOT, "old-bot[bot]"], playbookFile: undefined });
  expect([snapshot.items.length, snapshot.closedSince]).toEqual([103, NOW]);
  world.github.requests.clear();
  const items = await value(world, { kind: "history" });
  expect((items as { number: number }[]).map(({ number }) => number)).toEqual(
    Array.from({ length: 104 }, (_, index) => index + 1),
  );
  expect(world.github.requests.count).toBe(3);
});

test("file and owner-file: text, none, and what is no file", async () => {
  await using world = await githubWorld(
    { files: { "data/a.csv": "day,n\n", "empty.txt": "" } },
    {
      repositories: [{ owner: "acme", name: ".github", files: { ".github/almanac.yml": "product: Acme\n" } }],
      tokens: [{ token: "ghs_app", login: "almanac[bot]", kind: "app" }],
    },
  );
  const file = (path: string, branch?: string): Requirement => ({ kind: "file", path, branch });
  expect(await value(world, file("data/a.csv"))).toBe("day,n\n");
  expect(await value(world, file("data/a.csv", "main"))).toBe("day,n\n");
  expect(await value(world, file("empty.txt"))).toBe("");
  expect(await value(world, file("data/b.csv"))).toBeUndefined();
  expect(await value(world, file("data/a.csv", "no-such-branch"))).toBeUndefined();
  expect(await value(world, file("data"))).toEqual({
    kind: "failed",
    problem: {
      id: "unreadable",
      cause: "data is not a file.",
      place: world.client.webUrl,
      fix: "Look at what stands there.",
    },
  });
  const app = { client: world.connect({ token: "ghs_app" }) };
  expect(await value(app, { kind: "owner-file", path: ".github/almanac.yml" })).toBe("product: Acme\n");
  expect(await value(app, { kind: "owner-file", path: "none.yml" })).toBeUndefined();
});

test("a file of more than 1 MB is a problem, not an empty file", async () => {
  await using server = await scriptedServer((): Scripted => ({
    json: { type: "file", encoding: "none", content: "", size: 2_000_000 },
  }));
  const client = connect({ token: "t", api: server.url, owner: "acme", name: "shop", clock: new FakeClock() });
  expect(await value({ client }, { kind: "file", path: "big.csv", branch: undefined })).toMatchObject({
    kind: "failed",
    problem: { cause: "big.csv has 2000000 bytes; files are read up to 1 MB." },
  });
});

test("branch: open, the default one where none is named, and none", async () => {
  await using world = await githubWorld();
  const head = ((await world.github.as("ada").get("/repos/acme/shop/branches/main")) as { commit: { sha: string } })
    .commit.sha;
  expect(await value(world, { kind: "branch", name: undefined })).toEqual({ name: "main", head, closed: undefined });
  expect(await value(world, { kind: "branch", name: "almanac-data" })).toBeUndefined();
  expect(world.github.unhandled).toEqual([]);
});

test.each([
  [["pull_request"], "changes must come by pull request"],
  [["required_status_checks"], "status checks must have passed before"],
  [["update"], "only those on the bypass list may change it"],
  [["merge_queue", "pull_request"], "changes must come through the merge queue, changes must come by pull request"],
  [["non_fast_forward", "deletion", "creation", "required_signatures", "required_linear_history"], undefined],
  [["a_rule_of_the_future"], undefined],
])("branch: a ruleset with %j", async (types, closed) => {
  await using world = await githubWorld();
  world.github.rules.ruleset("acme/shop", { branches: ["~DEFAULT_BRANCH"], rules: types.map((type) => ({ type })) });
  expect(await value(world, { kind: "branch", name: "main" })).toMatchObject({ closed });
});

test("branch: classic protection, and a server that knows no rulesets", async () => {
  await using world = await githubWorld();
  world.github.rules.protect("acme/shop", "main");
  world.github.failNext({ match: "/rules/branches/", how: "status", status: 404 });
  expect(await value(world, { kind: "branch", name: "main" })).toMatchObject({ closed: "it is a protected branch" });
  world.github.failNext({ match: "/rules/branches/", how: "status", status: 500, times: 3 });
  expect(await value(world, { kind: "branch", name: "main" })).toMatchObject({ kind: "failed" });
});

test("folder: names of files in order, none where there is no such folder", async () => {
  await using world = await githubWorld({ files: { "r/b.md": "b", "r/a.md": "a", "r/deep/c.md": "c" } });
  const folder = (path: string, branch?: string): Requirement => ({ kind: "folder", path, branch });
  expect(await value(world, folder("r"))).toEqual(["a.md", "b.md"]);
  expect(await value(world, folder("none", "main"))).toEqual([]);
  expect(await value(world, folder("r/a.md"))).toEqual([]);
});

test("folder: beyond the thousand entries GitHub lists", async () => {
  const name = (index: number): string => `${String(index).padStart(4, "0")}.md`;
  await using server = await scriptedServer(({ path }): Scripted => {
    if (path === "/repos/acme/shop/contents/reports%2Fdaily") {
      return { json: Array.from({ length: 1000 }, (_, index) => ({ type: "file", name: name(index), sha: "1" })) };
    }
    if (path === "/repos/acme/shop/contents/reports") return { json: [{ type: "dir", name: "daily", sha: "abc" }] };
    const tree = Array.from({ length: 1100 }, (_, index) => ({ type: "blob", path: name(index) }));
    return path === "/repos/acme/shop/git/trees/abc"
      ? { json: { tree: [...tree, { type: "tree", path: "old" }] } }
      : { status: 404 };
  });
  const client = connect({ token: "t", api: server.url, owner: "acme", name: "shop", clock: new FakeClock() });
  const names = (await value({ client }, { kind: "folder", path: "reports/daily", branch: undefined })) as string[];
  expect([names.length, names[1099]]).toEqual([1100, "1099.md"]);
});

test("activity: what was opened, closed, merged or published from one moment to before another", async () => {
  await using world = await githubWorld();
  const ada = world.github.as("ada");
  const at = (instant: string): void => world.github.setNow(instant);
  at("2026-11-15T23:59:59Z");
  await ada.post("/repos/acme/shop/issues", { title: "Before, closed within" });
  await ada.post("/repos/acme/shop/issues", { title: "Before and after" });
  at("2026-11-16T00:00:00Z");
  await ada.post("/repos/acme/shop/issues", { title: "First moment", labels: ["bug"] });
  at("2026-11-20T12:00:00Z");
  await ada.patch("/repos/acme/shop/issues/1", { state: "closed", state_reason: "not_planned" });
  await ada.put("/repos/acme/shop/contents/x.md", { message: "x", content: "eA==", branch: "main" });
  at("2026-11-23T00:00:00Z");
  await ada.post("/repos/acme/shop/issues", { title: "Too late" });
  await ada.post("/repos/acme/shop/issues/2/comments", { body: "Still?" });
  const activity = await value(world, { kind: "activity", from: "2026-11-16T00:00:00Z", to: "2026-11-23T00:00:00Z" });
  const said = { assignees: [] as string[], comments: 0, reactions: 0, opening: "" };
  const none = { closedAt: undefined, mergedAt: undefined, notPlanned: false, labels: [] as string[] };
  const work = { author: "ada", ...none, ...said };
  expect(activity).toEqual({
    issues: [
      {
        ...work,
        number: 1,
        title: "Before, closed within",
        url: `${world.client.webUrl}/issues/1`,
        createdAt: "2026-11-15T23:59:59Z",
        closedAt: "2026-11-20T12:00:00Z",
        notPlanned: true,
      },
      {
        ...work,
        number: 3,
        title: "First moment",
        url: `${world.client.webUrl}/issues/3`,
        labels: ["bug"],
        createdAt: "2026-11-16T00:00:00Z",
      },
    ],
    pullRequests: [],
    releases: [],
    cut: false,
  });
});

test("activity: what was open at the end of a stretch and has been closed since, so that the past can be told", async () => {
  await using world = await githubWorld();
  const ada = world.github.as("ada");
  world.github.setNow("2026-11-10T00:00:00Z");
  await ada.post("/repos/acme/shop/issues", { title: "Closed later", body: "Long ago." });
  world.github.setNow("2026-11-24T00:00:00Z");
  await ada.patch("/repos/acme/shop/issues/1", { state: "closed" });
  const activity = await value(world, { kind: "activity", from: "2026-11-16T00:00:00Z", to: "2026-11-23T00:00:00Z" });
  expect(activity).toMatchObject({ issues: [{ number: 1, closedAt: "2026-11-24T00:00:00Z", opening: "Long ago." }] });
});

test("open-work: the open issues and pull requests of everybody, with what people did about them", async () => {
  await using world = await githubWorld();
  const ada = world.github.as("ada");
  await ada.post("/repos/acme/shop/issues", { title: "Open", assignees: ["ada"] });
  await ada.post("/repos/acme/shop/issues", { title: "Closed" });
  await ada.patch("/repos/acme/shop/issues/2", { state: "closed" });
  await ada.post("/repos/acme/shop/issues/1/comments", { body: "Me too" });
  await ada.post("/repos/acme/shop/issues/1/reactions", { content: "+1" });
  const open = await value(world, { kind: "open-work" });
  expect(open).toMatchObject({
    issues: [{ number: 1, title: "Open", assignees: ["ada"], comments: 1, reactions: 1 }],
    pullRequests: [],
    cut: false,
  });
});

test("activity: merged pull requests, releases but no drafts, and more than is read", async () => {
  const row = (number: number) => ({
    number,
    title: "T",
    html_url: "u",
    user: null,
    labels: [{ name: "x" }],
    state_reason: null,
    created_at: "2026-10-01T00:00:00Z",
    closed_at: "2026-11-17T00:00:00Z",
    pull_request: { merged_at: "2026-11-17T00:00:00Z" },
  });
  const release = {
    tag_name: "v1",
    name: "",
    html_url: "r",
    draft: false,
    prerelease: true,
    published_at: "2026-11-18T00:00:00Z",
  };
  const waiting: (() => void)[] = [];
  await using server = await scriptedServer(async ({ path }): Promise<Scripted> => {
    if (path === "/graphql") return { status: 404 };
    if (path.includes("/releases"))
      return { json: [release, { ...release, draft: true }, { ...release, published_at: "2026-11-23T00:00:00Z" }] };
    const page = Number(/[?&]page=(\d+)/.exec(path)?.[1]);
    // The pages from the second to the ninth are answered when all eight are there.
    if (page > 1 && page < 10)
      await new Promise<void>((go) => waiting.push(go) === 8 && waiting.forEach((one) => one()));
    // Something was updated while the pages were read: the first of each page was the last of the one before.
    const link = `<http://x/issues?page=${page + 1}>; rel="next", <http://x/issues?page=70>; rel="last"`;
    return { json: Array.from({ length: 100 }, (_, index) => row(page * 99 + index)), headers: { link } };
  });
  const client = connect({ token: "t", api: server.url, owner: "acme", name: "shop", clock: new FakeClock() });
  const activity = await value(
    { client },
    { kind: "activity", from: "2026-11-16T00:00:00Z", to: "2026-11-23T00:00:00Z" },
  );
  expect(activity).toMatchObject({ cut: true, issues: [], releases: [{ name: "v1", url: "r", prerelease: true }] });
  const { pullRequests } = activity as { pullRequests: { number: number }[] };
  expect([pullRequests.length, pullRequests[0]]).toMatchObject([
    991,
    { number: 99, author: "ghost", mergedAt: "2026-11-17T00:00:00Z" },
  ]);
  expect(client.requests()).toBe(12);
  expect(server.peak).toBe(8);
});

test("releases come with the head of the default branch in one question, and both are true", async () => {
  await using world = await githubWorld({ defaultBranch: "trunk" });
  const ada = world.github.as("ada");
  const { commit } = (await ada.get("/repos/acme/shop/branches/trunk")) as {
    commit: { sha: string; commit: { tree: { sha: string } } };
  };
  for (const [tag, name] of [
    ["v1", ""],
    ["v2", "Second"],
  ])
    await ada.post("/repos/acme/shop/releases", { tag_name: tag, name, target_commitish: "trunk" });
  await ada.post("/repos/acme/shop/releases", { tag_name: "v3", draft: true, target_commitish: "trunk" });
  world.github.requests.clear();
  const activity = await value(world, { kind: "activity", from: "2026-01-01T00:00:00Z", to: "2027-01-01T00:00:00Z" });
  const { releases } = activity as { releases: { name: string }[] };
  expect(releases.map(({ name }) => name).toSorted()).toEqual(["Second", "v1"]);
  expect([...world.client.heads]).toEqual([["trunk", { commit: commit.sha, tree: commit.commit.tree.sha }]]);
  expect(world.github.requests.count).toBe(2);
});

test("the default branch is known from where the playbook stands, and asked for where nothing tells it", async () => {
  await using world = await githubWorld({ defaultBranch: "trunk", files: { "a/b.md": "Text\n" } });
  await value(world, { kind: "file", path: "a/b.md", branch: undefined });
  world.github.requests.clear();
  expect(await value(world, { kind: "default-branch" })).toBe("trunk");
  expect(world.github.requests.count).toBe(0);
  const other = world.connect();
  expect(await value({ client: other }, { kind: "default-branch" })).toBe("trunk");
  expect(other.requests()).toBe(1);
});

test("comments, closer", async () => {
  await using world = await githubWorld();
  const ada = world.github.as("ada");
  await ada.post("/repos/acme/shop/issues", { title: "One" });
  for (let count = 1; count <= 101; count += 1)
    await ada.post("/repos/acme/shop/issues/1/comments", { body: `${count}` });
  const comments = (await value(world, { kind: "comments", issue: 1 })) as unknown[];
  expect(comments.length).toBe(101);
  expect(comments[100]).toEqual({
    id: expect.any(Number) as number,
    author: "ada",
    body: "101",
    createdAt: NOW,
    updatedAt: NOW,
  });
  expect(await value(world, { kind: "closer", issue: 1 })).toBeUndefined();
  await world.github.as("bo").patch("/repos/acme/shop/issues/1", { state: "closed" });
  expect(await value(world, { kind: "closer", issue: 1 })).toEqual({ login: "bo", permission: "write" });
});

test("permission: the exact role, and nothing for strangers", async () => {
  const collaborators = { ada: "admin", mia: "maintain", bo: "write", tri: "triage", rea: "read" } as const;
  await using world = await githubWorld({ private: true, collaborators });
  const of = async (login: string) => value(world, { kind: "permission", login });
  expect(await Promise.all([...Object.keys(collaborators), "outsider", "nobody-at-all"].map(of))).toEqual([
    "admin",
    "write",
    "write",
    "triage",
    "read",
    "none",
    "none",
  ]);
});

test("permission: a role an organisation made counts as what it is built on", async () => {
  await using server = await scriptedServer((): Scripted => ({
    json: { permission: "write", role_name: "release manager" },
  }));
  const client = connect({ token: "t", api: server.url, owner: "acme", name: "shop", clock: new FakeClock() });
  expect(await value({ client }, { kind: "permission", login: "x" })).toBe("write");
});

test("assignable, issue types", async () => {
  await using world = await githubWorld({}, { issueTypes: { acme: ["Task", "Bug"] } });
  expect(await value(world, { kind: "assignable", login: "bo" })).toBe(true);
  expect(await value(world, { kind: "assignable", login: "outsider" })).toBe(false);
  expect(await value(world, { kind: "issue-types" })).toEqual(["Task", "Bug"]);
  await using person = await githubWorld({ owner: "ada", ownerType: "User" });
  expect(await value({ client: person.connect({ owner: "ada" }) }, { kind: "issue-types" })).toEqual([]);
  expect([...world.github.unhandled, ...person.github.unhandled]).toEqual([]);
});

test("issue types that are switched off are none", async () => {
  const types = [{ name: "Task", is_enabled: true }, { name: "Old", is_enabled: false }, { name: "Bug" }];
  await using server = await scriptedServer((): Scripted => ({ json: types }));
  const client = connect({ token: "t", api: server.url, owner: "acme", name: "shop", clock: new FakeClock() });
  expect(await value({ client }, { kind: "issue-types" })).toEqual(["Task", "Bug"]);
});

test("whatever goes wrong becomes the answer's problem", async () => {
  await using server = await scriptedServer((): Scripted => ({ status: 401, json: { message: "Bad credentials" } }));
  const client = connect({ token: "t", api: server.url, owner: "acme", name: "shop", clock: new FakeClock() });
  const all: Requirement[] = [
    { kind: "repository" },
    { kind: "file", path: "x", branch: undefined },
    { kind: "owner-file", path: "x" },
    { kind: "branch", name: undefined },
    { kind: "branch", name: "main" },
    { kind: "folder", path: "x", branch: undefined },
    { kind: "activity", from: NOW, to: NOW },
    { kind: "comments", issue: 1 },
    { kind: "closer", issue: 1 },
    { kind: "permission", login: "x" },
    { kind: "assignable", login: "x" },
    { kind: "issue-types" },
  ];
  client.authors.add(BOT);
  for (const requirement of [...all, { kind: "history" } as const]) {
    expect(await value({ client }, requirement)).toMatchObject({ kind: "failed", problem: { id: "token-invalid" } });
  }
});

test("an answer of another form than documented is a bug that says so", async () => {
  await using server = await scriptedServer((): Scripted => ({ json: { default_branch: "main" } }));
  const client = connect({ token: "t", api: server.url, owner: "acme", name: "shop", clock: new FakeClock() });
  await expect(readFact(client, { kind: "repository" })).rejects.toMatchObject({ name: "InvariantError" });
});
