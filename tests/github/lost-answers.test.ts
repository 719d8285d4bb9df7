import { expect, test } from "vitest";
import { applyPlan, writerOf } from "../../src/github/apply-plan.ts";
import { readSnapshot } from "../../src/github/read-snapshot.ts";
import { BOT, githubWorld } from "../support/github-world.ts";
import { aPlan, comments, opens, updates } from "../support/operations.ts";
import { type Death, socketKiller } from "../support/socket-killer.ts";

const CREATE = /^POST \S+\/issues HTTP/;

test.each<[Death, number]>([
  ["before-answer", 1],
  ["before-request", 0],
])("a create whose connection dies %s is unknown, not sent again, and known to the next pass", async (death, there) => {
  await using world = await githubWorld();
  await using wire = await socketKiller(world.github.url);
  const client = world.connect({ api: wire.url });
  wire.killNext(CREATE, death);
  const outcomes = await applyPlan(
    aPlan(opens("a"), opens("b", { body: ["#", { ref: "a" }] })),
    writerOf(client, { authors: [BOT] }),
  );
  expect(outcomes).toMatchObject([
    { kind: "unknown", key: "a", problem: { id: "answer-lost" } },
    { kind: "skipped", key: "b" },
  ]);
  expect(wire.killed).toBe(1);
  expect(client.requests()).toBe(1);
  expect(world.github.requests.writes).toBe(there);
  const { snapshot } = await readSnapshot(client, { authors: [BOT], playbookFile: undefined });
  expect(snapshot.items.map(({ title }) => title)).toEqual(there === 1 ? ["a"] : []);
});

test.each<Death>(["before-answer", "before-request"])(
  "reads and updates outlive a connection that dies %s",
  async (death) => {
    await using world = await githubWorld();
    await using wire = await socketKiller(world.github.url);
    const client = world.connect({ api: wire.url });
    await applyPlan(aPlan(opens("a")), writerOf(client, { authors: [BOT] }));
    wire.killNext(/^PATCH/, death);
    const outcomes = await applyPlan(aPlan(updates("u", { title: "New" })), writerOf(client, { authors: [BOT] }));
    expect(outcomes).toMatchObject([{ kind: "done" }]);
    wire.killNext(/^GET/, death);
    const { snapshot } = await readSnapshot(client, { authors: [BOT], playbookFile: undefined });
    expect(snapshot.items.map(({ title }) => title)).toEqual(["New"]);
    expect(wire.killed).toBe(2);
  },
);

test("a lost comment is unknown too, and what comes after it is still done", async () => {
  await using world = await githubWorld();
  await applyPlan(aPlan(opens("a")), writerOf(world.client, { authors: [BOT] }));
  world.github.failNext({ match: /^POST .*\/comments$/, how: "after" });
  const outcomes = await applyPlan(
    aPlan(comments("c"), updates("u", { title: "x" })),
    writerOf(world.client, { authors: [BOT] }),
  );
  expect(outcomes.map(({ kind }) => kind)).toEqual(["unknown", "done"]);
  expect(((await world.github.as("ada").get("/repos/acme/shop/issues/1/comments")) as unknown[]).length).toBe(1);
});

test("an answer of 502 to a create is as good as none", async () => {
  await using world = await githubWorld();
  world.github.failNext({ match: /^POST .*\/issues$/, how: "status", status: 502 });
  const outcomes = await applyPlan(aPlan(opens("a")), writerOf(world.client, { authors: [BOT] }));
  expect(outcomes).toMatchObject([{ kind: "unknown", problem: { id: "answer-lost" } }]);
  expect(world.github.requests.count).toBe(1);
});
