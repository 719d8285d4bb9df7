import { expect, test } from "vitest";
import { applyPlan, writerOf } from "../../src/github/apply-plan.ts";
import { connect } from "../../src/github/client.ts";
import { readSnapshot } from "../../src/github/read-snapshot.ts";
import type { Label, Operation } from "../../src/operation/operation.ts";
import type { Outcome } from "../../src/operation/outcome.ts";
import { FakeClock } from "../support/fake-clock.ts";
import { BOT, githubWorld } from "../support/github-world.ts";
import { MARKER, aPlan, comments, commits, opens, reports, updates } from "../support/operations.ts";
import { type Scripted, scriptedServer } from "../support/scripted-server.ts";

type World = Awaited<ReturnType<typeof githubWorld>>;
type Shown = {
  title: string;
  body: string;
  state: string;
  state_reason: string | null;
  labels: { name: string }[];
  assignees: { login: string }[];
};

const WEEKLY: Label = { name: "almanac:weekly", color: "1d76db", description: "Opened every week" };

async function apply(world: World, ...operations: readonly Operation[]): Promise<readonly Outcome[]> {
  return applyPlan(aPlan(...operations), writerOf(world.client, { authors: [BOT] }));
}

async function issue(world: World, number: number): Promise<Shown> {
  return (await world.github.as("ada").get(`/repos/acme/shop/issues/${number}`)) as Shown;
}

/** Changes only, as `POST /issues`. */
function writes({ github }: World): readonly string[] {
  return github.requests.entries
    .filter(({ method }) => method !== "GET")
    .map(({ method, path }) => `${method} ${path.replace("/repos/acme/shop", "")}`);
}

test("an issue is opened with one request, with all it is to have", async () => {
  await using world = await githubWorld({}, { issueTypes: { acme: ["Task"] } });
  await world.github.as("ada").post("/repos/acme/shop/labels", { ...WEEKLY });
  const outcomes = await apply(world, opens("a", { labels: [WEEKLY], assignees: ["bo"], type: "Task" }));
  expect(outcomes).toEqual([
    { kind: "done", key: "a", number: 1, url: `${world.client.webUrl}/issues/1`, problems: [] },
  ]);
  expect(world.github.requests.count).toBe(1);
  expect(await issue(world, 1)).toMatchObject({
    title: "a",
    body: `Text\n\n${MARKER}`,
    labels: [{ name: "almanac:weekly" }],
    assignees: [{ login: "bo" }],
    type: { name: "Task" },
    user: { login: BOT },
  });
});

test("a label that GitHub made up gets its looks, once; one that people changed keeps theirs", async () => {
  await using world = await githubWorld();
  await world.github
    .as("ada")
    .post("/repos/acme/shop/labels", { name: "P1", color: "ff00ff", description: "ours now" });
  await world.github.as("ada").post("/repos/acme/shop/labels", { name: "P2", color: "00ff00" });
  const p1 = { name: "p1", color: "d93f0b", description: "High" };
  const p2 = { name: "P2", color: "d93f0b", description: "Medium" };
  await apply(world, opens("a", { labels: [WEEKLY, p1, p2] }), opens("b", { labels: [WEEKLY] }));
  expect(writes(world)).toEqual(["POST /issues", "PATCH /labels/almanac%3Aweekly", "POST /issues"]);
  expect(await world.github.as("ada").get("/repos/acme/shop/labels/almanac:weekly")).toMatchObject(WEEKLY);
  expect(await world.github.as("ada").get("/repos/acme/shop/labels/P1")).toMatchObject({ color: "ff00ff" });
});

test("a label that cannot be given its looks is a problem once, and no failure", async () => {
  await using world = await githubWorld();
  const body = { message: "Resource not accessible by integration" };
  world.github.failNext({ match: /^PATCH .*\/labels/, how: "status", status: 403, body, times: 9 });
  const outcomes = await apply(world, opens("a", { labels: [WEEKLY] }), opens("b", { labels: [WEEKLY] }));
  expect(outcomes).toMatchObject([
    { kind: "done", problems: [{ id: "permission-missing" }] },
    { kind: "done", problems: [] },
  ]);
});

test("what GitHub drops without a word is said", async () => {
  await using world = await githubWorld();
  const [outcome] = await apply(world, opens("a", { assignees: ["bo", "outsider"] }));
  const url = `${world.client.webUrl}/issues/1`;
  expect(outcome).toMatchObject({
    kind: "done",
    number: 1,
    problems: [{ id: "assignees-dropped", cause: "GitHub did not assign outsider.", place: url }],
  });
  const outsider = writerOf(world.connect({ token: "ghp_outsider" }), { authors: ["OUTSIDER"] });
  const [second] = await applyPlan(aPlan(opens("b", { labels: [WEEKLY], type: "Task" })), outsider);
  expect(second).toMatchObject({ kind: "done", problems: [{ id: "labels-dropped" }, { id: "type-dropped" }] });
});

test("people and types that are gone keep no issue from being opened", async () => {
  await using world = await githubWorld();
  const [outcome] = await apply(world, opens("a", { assignees: ["bo", "gone"], type: "Gone" }));
  expect(outcome).toMatchObject({
    kind: "done",
    number: 1,
    problems: [{ id: "assignees-dropped", cause: "GitHub did not assign gone." }, { id: "type-dropped" }],
  });
  expect(await issue(world, 1)).toMatchObject({ assignees: [{ login: "bo" }] });
  expect(writes(world)).toEqual(["POST /issues", "POST /issues", "POST /issues", "POST /issues/1/assignees"]);
});

test("references and choices become what they stand for", async () => {
  await using world = await githubWorld();
  const outcomes = await apply(
    world,
    opens("a"),
    opens("b", { body: ["See #", { ref: "a" }, ".\n\n", MARKER] }),
    updates("c", {
      issue: { ref: "a" },
      body: [
        { done: "b", then: ["Went on in #", { ref: "b" }], otherwise: "Stays" },
        { done: "zzz", then: ["#", { ref: "zzz" }], otherwise: "!" },
      ],
      state: { kind: "not-planned" },
      needs: "b",
    }),
    comments("d", { issue: { ref: "b" }, body: ["From #", { ref: "a" }] }),
  );
  expect(outcomes.map(({ kind }) => kind)).toEqual(["done", "done", "done", "done"]);
  expect(await issue(world, 2)).toMatchObject({ body: `See #1.\n\n${MARKER}` });
  expect(await issue(world, 1)).toMatchObject({ body: "Went on in #2!", state: "closed", state_reason: "not_planned" });
  expect(await world.github.as("ada").get("/repos/acme/shop/issues/2/comments")).toMatchObject([{ body: "From #1" }]);
});

test("nothing is said that needs a number which was not needed in the end", async () => {
  await using world = await githubWorld({ files: { "reports/weekly-analytics/2026-W47.md": "# Weekly\n" } });
  const body = [{ done: "report", then: ["Draft: #", { ref: "report" }], otherwise: "No draft" }, "\n\n", MARKER];
  const outcomes = await apply(
    world,
    reports("report"),
    opens("a", { body }),
    updates("u", { needs: "report", title: "x" }),
  );
  expect(outcomes.map(({ kind }) => kind)).toEqual(["unchanged", "done", "done"]);
  expect(await issue(world, 1)).toMatchObject({ body: `No draft\n\n${MARKER}`, title: "x" });
});

test("what needs something that failed is skipped, all else goes on", async () => {
  await using world = await githubWorld();
  world.github.failNext({
    match: /^POST .*\/issues$/,
    how: "status",
    status: 422,
    body: { message: "Validation Failed" },
  });
  const outcomes = await apply(
    world,
    opens("a"),
    opens("b", { body: ["See #", { ref: "a" }] }),
    updates("c", { issue: { ref: "a" }, title: "x" }),
    updates("d", { needs: "a", title: "x" }),
    opens("e", { body: [{ done: "a", then: ["#", { ref: "a" }], otherwise: "none" }, "\n\n", MARKER] }),
  );
  expect(outcomes.map(({ kind, key }) => `${key} ${kind}`)).toEqual([
    "a failed",
    "b skipped",
    "c skipped",
    "d skipped",
    "e done",
  ]);
  expect(outcomes[1]).toEqual({
    kind: "skipped",
    key: "b",
    because: "It needs something that was not done: open issue a.",
  });
  expect(await issue(world, 1)).toMatchObject({ title: "e", body: `none\n\n${MARKER}` });
});

test("an update is one request; a duplicate names the other by its id", async () => {
  await using world = await githubWorld();
  await apply(world, opens("a"), opens("b"), opens("c"));
  world.github.requests.clear();
  await apply(world, updates("x", { issue: 1, title: "New", body: "Body", state: { kind: "completed" } }));
  expect(writes(world)).toEqual(["PATCH /issues/1"]);
  expect(await issue(world, 1)).toMatchObject({
    title: "New",
    body: "Body",
    state: "closed",
    state_reason: "completed",
  });
  await apply(world, updates("y", { issue: 1, state: { kind: "open" } }));
  expect(await issue(world, 1)).toMatchObject({ title: "New", body: "Body", state: "open", state_reason: "reopened" });
  world.github.requests.clear();
  await apply(world, updates("z", { issue: 3, state: { kind: "duplicate", of: 2 } }));
  expect(world.github.requests.entries.map(({ method, path }) => `${method} ${path}`)).toEqual([
    "GET /repos/acme/shop/issues/2",
    "PATCH /repos/acme/shop/issues/3",
  ]);
  expect(await issue(world, 3)).toMatchObject({ state: "closed", state_reason: "duplicate" });
});

test("states are sent as GitHub wants them, the other of a duplicate by its id and not where it is gone", async () => {
  const sent: unknown[] = [];
  await using server = await scriptedServer(({ method, path, body }): Scripted => {
    if (method === "PATCH") sent.push(JSON.parse(body));
    if (method === "PATCH") return { json: { html_url: "u" } };
    return path.endsWith("/2")
      ? { json: { id: 9876543210, number: 2 } }
      : { status: 404, json: { message: "Not Found" } };
  });
  const client = connect({ token: "t", api: server.url, owner: "acme", name: "shop", clock: new FakeClock() });
  const duplicate = (of: number): Operation => updates(`of ${of}`, { issue: 3, state: { kind: "duplicate", of } });
  const reopen = updates("reopen", { issue: 3, state: { kind: "open" } });
  await applyPlan(aPlan(duplicate(2), duplicate(7), reopen), writerOf(client, { authors: [BOT] }));
  expect(sent).toEqual([
    { state: "closed", state_reason: "duplicate", duplicate_issue_id: 9876543210 },
    { state: "closed", state_reason: "duplicate" },
    { state: "open", state_reason: "reopened" },
  ]);
});

test("labels are added and removed one by one, people's own stay", async () => {
  await using world = await githubWorld();
  await apply(world, opens("a"));
  await world.github.as("ada").post("/repos/acme/shop/issues/1/labels", { labels: ["theirs", "old"] });
  world.github.requests.clear();
  const issueOne = { issue: 1, reason: "x" };
  const outcomes = await apply(
    world,
    { kind: "add-labels", key: "add", labels: [WEEKLY], ...issueOne },
    { kind: "add-labels", key: "none", labels: [], ...issueOne },
    { kind: "remove-label", key: "remove", label: "old", ...issueOne },
    { kind: "remove-label", key: "again", label: "old", ...issueOne },
    { kind: "add-assignees", key: "assign", assignees: ["bo", "outsider"], ...issueOne },
    { kind: "add-assignees", key: "nobody", assignees: [], ...issueOne },
  );
  expect(outcomes.map(({ kind, key }) => `${key} ${kind}`)).toEqual([
    "add done",
    "none unchanged",
    "remove done",
    "again unchanged",
    "assign done",
    "nobody unchanged",
  ]);
  expect(outcomes[4]).toMatchObject({
    problems: [{ id: "assignees-dropped", cause: "GitHub did not assign outsider." }],
  });
  const shown = await issue(world, 1);
  expect(shown.labels.map(({ name }) => name).toSorted()).toEqual(["almanac:weekly", "theirs"]);
  expect(shown.assignees.map(({ login }) => login)).toEqual(["bo"]);
  expect(writes(world).some((line) => line.startsWith("PUT"))).toBe(false);
});

test("what is too long for GitHub is refused before it is sent, and says which document", async () => {
  await using world = await githubWorld();
  const long = "x".repeat(65_537);
  const outcomes = await apply(
    world,
    opens("weekly", { body: long }),
    opens("titled", { title: "t".repeat(257) }),
    comments("said", { body: long }),
    updates("changed", { body: long }),
    reports("pull", { body: long }),
    reports("file", { files: [{ path: "big.csv", text: "x".repeat(1_000_001) }] }),
    commits("commit", { files: [{ path: "big.csv", text: "€".repeat(400_000) }] }),
    // Fewer than 65,536 characters, though more halves of surrogate pairs.
    opens("fits", { body: "🚀".repeat(40_000) }),
  );
  const told = outcomes.map((outcome) =>
    outcome.kind === "failed" ? `${outcome.key} ${outcome.problem.id} ${outcome.problem.place}` : outcome.kind,
  );
  expect(told).toEqual([
    "weekly body-too-long weekly",
    "titled title-too-long titled",
    "said body-too-long said",
    "changed body-too-long changed",
    "pull body-too-long pull",
    "file file-too-large file",
    "commit file-too-large commit",
    "done",
  ]);
  expect(world.github.requests.count).toBe(1);
});

test("a token that writes under another name opens one item and no more", async () => {
  await using world = await githubWorld();
  const writer = writerOf(world.connect({ token: "ghp_bo" }), { authors: [BOT] });
  const outcomes = await applyPlan(
    aPlan(opens("a"), opens("b"), reports("c"), updates("d", { issue: { ref: "a" }, title: "x" })),
    writer,
  );
  expect(outcomes.map(({ kind }) => kind)).toEqual(["done", "skipped", "skipped", "done"]);
  expect(outcomes[0]).toMatchObject({
    problems: [
      {
        id: "author-unexpected",
        cause: `This token writes as bo, but only items of ${BOT} are looked for, so this one would be opened again by each pass.`,
      },
    ],
  });
});

const one = { issue: 1, reason: "x" };
const everything: readonly Operation[] = [
  opens("open"),
  updates("update", { title: "x" }),
  comments("comment"),
  { kind: "update-comment", key: "rewrite", comment: 1, body: "Said", ...one },
  { kind: "add-labels", key: "label", labels: [WEEKLY], ...one },
  { kind: "remove-label", key: "unlabel", label: "x", ...one },
  { kind: "add-assignees", key: "assign", assignees: ["bo"], ...one },
  reports("report"),
  commits("commit"),
];

test.each([
  ["token-invalid", 401, "Bad credentials", []],
  ["archived", 403, "Repository was archived so is read-only.", []],
  ["issues-disabled", 410, "Issues has been disabled in this repository.", ["report", "commit"]],
  ["permission-missing", 403, "Resource not accessible by integration", ["report", "commit"]],
])("%s stops what would fail for the same reason", async (id, status, message, tried) => {
  await using world = await githubWorld();
  world.github.failNext({ match: /^POST .*\/issues$/, how: "status", status, body: { message } });
  const outcomes = await apply(world, ...everything);
  expect(outcomes[0]).toMatchObject({ kind: "failed", problem: { id } });
  const cause = outcomes[0]?.kind === "failed" ? outcomes[0].problem.cause : "";
  expect(
    outcomes
      .slice(1)
      .filter((outcome) => outcome.kind !== "skipped")
      .map(({ key }) => key),
  ).toEqual(tried);
  expect(outcomes[1]).toEqual({ kind: "skipped", key: "update", because: cause });
});

test("a limit too long to wait for leaves the rest to the next pass", async () => {
  await using world = await githubWorld();
  world.github.limits.primary(1);
  const outcomes = await apply(world, opens("a"), opens("b"), opens("c"), commits("d"));
  expect(outcomes.map(({ kind }) => kind)).toEqual(["done", "failed", "skipped", "skipped"]);
  expect(outcomes[2]).toMatchObject({ because: expect.stringContaining("a pass waits 10\u00a0min at most") as string });
  expect(world.github.requests.count).toBe(2);
});

test("one deleted issue stops nothing", async () => {
  await using world = await githubWorld();
  await apply(world, opens("a"));
  world.github.deleteIssue("acme/shop", 1);
  const outcomes = await apply(world, updates("u", { title: "x" }), comments("c"), opens("b"));
  expect(outcomes).toMatchObject([
    { kind: "failed", problem: { id: "issue-deleted" } },
    { kind: "failed", problem: { id: "issue-deleted" } },
    { kind: "done" },
  ]);
});

test("many writes are paced and all done, in the order of the plan", async () => {
  await using world = await githubWorld();
  const keys = Array.from({ length: 30 }, (_, index) => `k${index}`);
  const outcomes = await apply(world, ...keys.map((key) => opens(key)));
  expect(outcomes.map(({ key, kind }) => `${key} ${kind}`)).toEqual(keys.map((key) => `${key} done`));
  const { snapshot } = await readSnapshot(world.client, { authors: [BOT], playbookFile: undefined });
  expect(snapshot.items.map(({ title }) => title)).toEqual(keys);
  expect(world.clock.now()).toBe("2026-11-23T08:00:07Z");
  expect(world.github.unhandled).toEqual([]);
});

test("a pass stops after 150 requests with a note for the rest, and does the last thing all the same: it remembers how far this went", async () => {
  await using world = await githubWorld();
  await apply(world, opens("a"));
  const titles = Array.from({ length: 160 }, (_, index) => updates(`title-${index}`, { title: `${index}` }));
  const outcomes = await apply(world, ...titles, updates("memory", { title: "last" }));
  const undone = outcomes.filter(({ kind }) => kind === "skipped");
  expect(undone.map(({ key }) => key)).toEqual(titles.slice(149).map(({ key }) => key));
  expect(undone[0]).toMatchObject({ because: expect.stringContaining("sent 150 requests") as string });
  expect((await issue(world, 1)).title).toBe("last");
});

test("a pass that reading left no request to does ten operations, so that each gets on", async () => {
  await using world = await githubWorld();
  await apply(world, opens("a"));
  for (let count = 1; count < 150; count += 1) await world.client.request("GET /repos/{owner}/{repo}", {});
  const titles = Array.from({ length: 12 }, (_, index) => updates(`title-${index}`, { title: `${index}` }));
  expect((await apply(world, ...titles)).map(({ kind }) => kind)).toEqual([
    ...Array.from({ length: 10 }, () => "done"),
    "skipped",
    "done",
  ]);
});
