import { expect, test } from "vitest";
import { applyPlan, writerOf } from "../../src/github/apply-plan.ts";
import { readLabelled } from "../../src/github/facts/read-labelled.ts";
import { connect } from "../../src/github/client.ts";
import { readTimeline } from "../../src/github/facts/read-timeline.ts";
import { readFact } from "../../src/github/read-fact.ts";
import type { Requirement } from "../../src/requirements/requirement.ts";
import { FakeClock } from "../support/fake-clock.ts";
import { scriptedServer } from "../support/scripted-server.ts";
import { BOT, type GitHubWorld, githubWorld } from "../support/github-world.ts";
import { aPlan, comments } from "../support/operations.ts";

const SHOP = "/repos/acme/shop";
const read = async (world: GitHubWorld, requirement: Requirement) => {
  const { answer } = await readFact(world.client, requirement);
  return answer.kind === "value" ? answer.value : answer.problem.id;
};

test("what mentions an issue in another repository is none of ours", async () => {
  const mentioned = (number: number, repository: string) => ({
    event: "cross-referenced",
    created_at: "2026-11-23T08:00:00Z",
    actor: { login: "kim" },
    source: {
      type: "issue",
      issue: {
        number,
        user: { login: "kim" },
        repository_url: `https://api.github.com/repos/${repository}`,
        pull_request: { merged_at: "2026-11-23T09:00:00Z" },
      },
    },
  });
  await using server = await scriptedServer(() => ({
    json: [mentioned(12, "Acme/Shop"), mentioned(13, "stranger/shop"), mentioned(14, "acme/other")],
  }));
  const client = connect({ token: "t", owner: "acme", name: "shop", api: server.url, clock: new FakeClock() });
  expect((await readTimeline(client, 1)).map((entry) => "number" in entry && entry.number)).toEqual([12]);
});

test("a timeline is read with who did what and when", async () => {
  await using world = await githubWorld();
  const ada = world.github.as("ada");
  await ada.post(`${SHOP}/issues`, { title: "Down", labels: ["P0"] });
  await world.clock.sleep(60_000);
  await ada.post(`${SHOP}/issues/1/comments`, { body: "/ack" });
  await ada.post(`${SHOP}/issues/1/assignees`, { assignees: ["bo"] });
  await ada.delete(`${SHOP}/issues/1/labels/P0`);
  await ada.patch(`${SHOP}/issues/1`, { state: "closed", state_reason: "not_planned" });
  await ada.patch(`${SHOP}/issues/1`, { state: "open" });
  await world.clock.sleep(60_000);
  await ada.patch(`${SHOP}/issues/comments/1`, { body: "/ack now" });
  const [zero, one, two] = ["2026-11-23T08:00:00Z", "2026-11-23T08:01:00Z", "2026-11-23T08:02:00Z"];
  expect(await read(world, { kind: "timeline", issue: 1 })).toEqual([
    { id: expect.any(Number) as number, at: zero, actor: "ada", kind: "labelled", label: "P0" },
    { id: 1, at: one, actor: "ada", kind: "commented", body: "/ack now", updatedAt: two },
    { id: expect.any(Number) as number, at: one, actor: "ada", kind: "assigned", login: "bo" },
    { id: expect.any(Number) as number, at: one, actor: "ada", kind: "unlabelled", label: "P0" },
    {
      id: expect.any(Number) as number,
      at: one,
      actor: "ada",
      kind: "closed",
      reason: "not_planned",
      commit: undefined,
    },
    { id: expect.any(Number) as number, at: one, actor: "ada", kind: "reopened" },
  ]);
});

test("an issue is read, and one that is gone or a pull request is none", async () => {
  await using world = await githubWorld();
  await world.github.as("bo").post(`${SHOP}/issues`, { title: "Down", body: "All of it" });
  expect(await read(world, { kind: "issue", number: 1 })).toMatchObject({
    title: "Down",
    body: "All of it",
    author: "bo",
  });
  expect(await read(world, { kind: "issue", number: 99 })).toBeUndefined();
});

test("issues are found by their label, open ones or all that changed since", async () => {
  await using world = await githubWorld();
  const ada = world.github.as("ada");
  for (const labels of [["P0"], ["P1"], ["P0", "bug"]]) await ada.post(`${SHOP}/issues`, { title: "Down", labels });
  await ada.patch(`${SHOP}/issues/1`, { state: "closed" });
  const numbers = async (since: string | undefined) => {
    const found = await readLabelled(world.client, "P0", since);
    return found.map(({ number }) => number);
  };
  expect(await numbers(undefined)).toEqual([3]);
  expect(await numbers("2026-11-01T00:00:00Z")).toEqual([1, 3]);
  expect(await numbers("2026-12-01T00:00:00Z")).toEqual([]);
});

test("a comment is pinned, and reacting twice leaves one reaction", async () => {
  await using world = await githubWorld();
  await world.github.as("ada").post(`${SHOP}/issues`, { title: "Down" });
  const react = { kind: "react", key: "react", issue: 1, comment: 1, reaction: "+1", reason: "read" } as const;
  const plan = aPlan(comments("status", { pin: true }), react, { ...react, key: "again" });
  const outcomes = await applyPlan(plan, writerOf(world.client, { authors: [BOT] }));
  expect(outcomes.map(({ kind }) => kind)).toEqual(["done", "done", "done"]);
  expect(await world.github.as("ada").get(`${SHOP}/issues/comments/1`)).toMatchObject({
    pin: { pinned_by: { login: BOT } },
    reactions: { total_count: 1, "+1": 1 },
  });
});

test("a comment that cannot be pinned stands all the same, and the reason is told", async () => {
  await using world = await githubWorld();
  await world.github.as("ada").post(`${SHOP}/issues`, { title: "Down" });
  const client = world.connect({
    fetch: async (url, init) => {
      if (init?.method !== "PUT") return fetch(url, init);
      return new Response(JSON.stringify({ message: "Resource not accessible by integration" }), { status: 403 });
    },
  });
  const [outcome] = await applyPlan(aPlan(comments("status", { pin: true })), writerOf(client, { authors: [BOT] }));
  expect(outcome).toMatchObject({ kind: "done", problems: [{ id: "permission-missing" }] });
});
