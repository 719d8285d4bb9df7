import { describe, expect, test } from "vitest";
import { pluck, smallGitHub } from "./world.ts";

const repo = "/repos/acme/shop";

describe("labels", () => {
  test("an unknown one is minted in grey, and names do not mind their case", async () => {
    await using github = await smallGitHub();
    const send = github.send("act");
    await send("POST", `${repo}/issues`, { title: "One", labels: ["Bug"] });
    const again = await send("POST", `${repo}/issues/1/labels`, { labels: ["bug", "P0"] });
    expect(again.data).toMatchObject([
      { name: "Bug", color: "ededed", description: null },
      { name: "P0", color: "ededed" },
    ]);
    expect((await send("GET", `${repo}/labels/BUG`)).data).toMatchObject({ name: "Bug" });
    const taken = await send("POST", `${repo}/labels`, { name: "BUG" });
    expect(taken.data).toMatchObject({
      status: "422",
      errors: [{ resource: "Label", code: "already_exists", field: "name" }],
    });
  });

  test("are made, changed, renamed and deleted", async () => {
    await using github = await smallGitHub();
    const send = github.send("act");
    const made = await send("POST", `${repo}/labels`, { name: "P1", color: "D93F0B", description: "High" });
    expect([made.status, made.data]).toMatchObject([201, { name: "P1", color: "d93f0b", description: "High" }]);
    await send("POST", `${repo}/issues`, { title: "One", labels: ["P1"] });
    await send("PATCH", `${repo}/labels/p1`, { new_name: "Severity 1" });
    expect((await send("GET", `${repo}/issues/1`)).data).toMatchObject({
      labels: [{ name: "Severity 1", color: "d93f0b" }],
    });
    github.setNow("2026-11-24T12:00:00Z");
    expect((await send("DELETE", `${repo}/labels/Severity%201`)).status).toBe(204);
    expect((await send("GET", `${repo}/issues/1`)).data).toMatchObject({
      labels: [],
      updated_at: "2026-11-23T12:00:00Z",
    });
    expect((await send("PATCH", `${repo}/labels/gone`, { color: "000000" })).status).toBe(404);
  });

  test("an empty list takes all away; one that is not there is 404", async () => {
    await using github = await smallGitHub();
    const send = github.send("act");
    await send("POST", `${repo}/issues`, { title: "One", labels: ["a", "b"] });
    const absent = await send("DELETE", `${repo}/issues/1/labels/c`);
    expect([absent.status, absent.data["message"]]).toEqual([404, "Label does not exist"]);
    expect(pluck((await send("DELETE", `${repo}/issues/1/labels/A`)).data, "name")).toEqual(["b"]);
    expect(pluck((await send("PUT", `${repo}/issues/1/labels`, { labels: ["c", "d"] })).data, "name")).toEqual([
      "c",
      "d",
    ]);
    expect((await send("POST", `${repo}/issues/1/labels`, { labels: [] })).data).toEqual([]);
  });
});

describe("comments", () => {
  test("are counted, listed, changed and deleted", async () => {
    await using github = await smallGitHub();
    const send = github.send("act");
    await send("POST", `${repo}/issues`, { title: "One" });
    await send("POST", `${repo}/issues`, { title: "Two" });
    const made = await send("POST", `${repo}/issues/1/comments`, { body: "First" });
    expect([made.status, made.data]).toMatchObject([
      201,
      { body: "First", user: { login: "github-actions[bot]" }, created_at: "2026-11-23T12:00:00Z" },
    ]);
    github.setNow("2026-11-23T13:00:00Z");
    await github.as("rea").post(`${repo}/issues/1/comments`, { body: "Second" });
    await github.as("rea").post(`${repo}/issues/2/comments`, { body: "Third" });
    expect((await send("GET", `${repo}/issues/1`)).data).toMatchObject({
      comments: 2,
      updated_at: "2026-11-23T13:00:00Z",
    });
    expect(pluck((await send("GET", `${repo}/issues/1/comments?since=2026-11-23T12:30:00Z`)).data, "body")).toEqual([
      "Second",
    ]);
    expect(pluck((await send("GET", `${repo}/issues/comments?sort=created&direction=desc`)).data, "body")).toEqual([
      "Third",
      "Second",
      "First",
    ]);
    github.setNow("2026-11-23T14:00:00Z");
    const changed = await send("PATCH", `${repo}/issues/comments/1`, { body: "First, better" });
    expect(changed.data).toMatchObject({
      body: "First, better",
      created_at: "2026-11-23T12:00:00Z",
      updated_at: "2026-11-23T14:00:00Z",
    });
    expect((await send("DELETE", `${repo}/issues/comments/2`)).status).toBe(204);
    expect((await send("GET", `${repo}/issues/1`)).data).toMatchObject({ comments: 1 });
    expect((await send("GET", `${repo}/issues/comments/2`)).status).toBe(404);
  });

  test("of others are changed by people who may write only", async () => {
    await using github = await smallGitHub();
    await github.as("ada").post(`${repo}/issues`, { title: "One" });
    await github.as("ada").post(`${repo}/issues/1/comments`, { body: "Mine" });
    expect((await github.send("rea")("PATCH", `${repo}/issues/comments/1`, { body: "Yours" })).status).toBe(403);
    expect((await github.send("hal")("PATCH", `${repo}/issues/comments/1`, { body: "Ours" })).status).toBe(200);
  });

  test("are not possible for readers where the discussion is locked", async () => {
    await using github = await smallGitHub();
    await github.as("ada").post(`${repo}/issues`, { title: "One" });
    expect((await github.send("hal")("PUT", `${repo}/issues/1/lock`)).status).toBe(204);
    const refused = await github.send("rea")("POST", `${repo}/issues/1/comments`, { body: "But" });
    expect([refused.status, refused.data["message"]]).toEqual([
      403,
      "Unable to create comment because issue is locked.",
    ]);
    expect((await github.send("hal")("POST", `${repo}/issues/1/comments`, { body: "No" })).status).toBe(201);
    expect((await github.send("hal")("DELETE", `${repo}/issues/1/lock`)).status).toBe(204);
    expect((await github.send("rea")("POST", `${repo}/issues/1/comments`, { body: "Thanks" })).status).toBe(201);
  });

  test("take reactions, each once a person", async () => {
    await using github = await smallGitHub();
    const send = github.send("act");
    await github.as("ada").post(`${repo}/issues`, { title: "One" });
    await github.as("ada").post(`${repo}/issues/1/comments`, { body: "/ack" });
    expect((await send("POST", `${repo}/issues/comments/1/reactions`, { content: "eyes" })).status).toBe(201);
    expect((await send("POST", `${repo}/issues/comments/1/reactions`, { content: "eyes" })).status).toBe(200);
    expect((await send("POST", `${repo}/issues/comments/1/reactions`, { content: "shrug" })).status).toBe(422);
    await github.as("hal").post(`${repo}/issues/comments/1/reactions`, { content: "+1" });
    expect((await send("GET", `${repo}/issues/comments/1/reactions`)).data).toMatchObject([
      { content: "eyes", user: { login: "github-actions[bot]" } },
      { content: "+1", user: { login: "hal" } },
    ]);
    expect((await send("GET", `${repo}/issues/comments/1`)).data).toMatchObject({
      reactions: { total_count: 2, eyes: 1, "+1": 1 },
    });
    expect((await send("POST", `${repo}/issues/1/reactions`, { content: "heart" })).status).toBe(201);
    expect((await send("GET", `${repo}/issues/1`)).data).toMatchObject({ reactions: { total_count: 1, heart: 1 } });
  });
});

test("milestones are kept from emulate, on our clock and rights", async () => {
  await using github = await smallGitHub();
  const send = github.send("act");
  const made = await send("POST", `${repo}/milestones`, { title: "Launch", due_on: "2026-12-24T00:00:00Z" });
  expect([made.status, made.data]).toMatchObject([
    201,
    {
      number: 1,
      creator: { login: "github-actions[bot]" },
      created_at: "2026-11-23T12:00:00Z",
      due_on: "2026-12-24T00:00:00Z",
    },
  ]);
  await send("POST", `${repo}/issues`, { title: "One", milestone: 1 });
  expect((await send("GET", `${repo}/milestones`)).data).toMatchObject([{ title: "Launch", open_issues: 1 }]);
  expect(pluck((await send("GET", `${repo}/issues?milestone=1`)).data, "number")).toEqual([1]);
  expect((await github.send("rea")("POST", `${repo}/milestones`, { title: "Mine" })).status).toBe(403);
});
