import { describe, expect, test } from "vitest";
import { commit, pluck, smallGitHub } from "./world.ts";

const repo = "/repos/acme/shop";

describe("the list of issues", () => {
  test("mixes in pull requests, which say when they were merged", async () => {
    await using github = await smallGitHub();
    const send = github.send("hal");
    await send("POST", `${repo}/issues`, { title: "Issue" });
    await commit(send, "change", { "a.md": "a" });
    await send("POST", `${repo}/pulls`, { title: "Change", head: "change", base: "main" });
    await send("PUT", `${repo}/pulls/2/merge`);
    const { data } = await send("GET", `${repo}/issues?state=all&direction=asc`);
    expect(data).toMatchObject([
      { number: 1, html_url: `${github.url}/acme/shop/issues/1` },
      {
        number: 2,
        html_url: `${github.url}/acme/shop/pull/2`,
        pull_request: { url: `${github.url}${repo}/pulls/2`, merged_at: "2026-11-23T12:00:00Z" },
      },
    ]);
    expect(data[0]).not.toHaveProperty("pull_request");
  });

  test("shows open ones by default, newest first, and obeys state, creator, labels and assignee", async () => {
    await using github = await smallGitHub();
    await github.as("ada").post(`${repo}/issues`, { title: "1", labels: ["P0", "bug"] });
    await github.as("hal").post(`${repo}/issues`, { title: "2", labels: ["bug"], assignees: ["hal"] });
    await github.as("hal").post(`${repo}/issues`, { title: "3" });
    await github.as("hal").patch(`${repo}/issues/3`, { state: "closed" });
    const numbers = async (query: string): Promise<unknown> =>
      pluck((await github.send("act")("GET", `${repo}/issues?${query}`)).data, "number");
    expect(await numbers("")).toEqual([2, 1]);
    expect(await numbers("state=all&direction=asc")).toEqual([1, 2, 3]);
    expect(await numbers("state=closed")).toEqual([3]);
    expect(await numbers("state=all&creator=hal")).toEqual([3, 2]);
    expect(await numbers("creator=nobody")).toEqual([]);
    expect(await numbers("labels=p0,BUG")).toEqual([1]);
    expect(await numbers("labels=missing")).toEqual([]);
    expect(await numbers("assignee=hal")).toEqual([2]);
    expect(await numbers("assignee=none")).toEqual([1]);
  });

  test("obeys since and sort: comments, labels and edits are updates", async () => {
    await using github = await smallGitHub();
    const at = (time: string): void => github.setNow(`2026-11-23T${time}:00Z`);
    const ada = github.as("ada");
    at("08:00");
    for (const title of ["1", "2", "3"]) await ada.post(`${repo}/issues`, { title });
    at("09:00");
    await ada.post(`${repo}/issues/2/comments`, { body: "Hm" });
    at("10:00");
    await ada.post(`${repo}/issues/1/labels`, { labels: ["bug"] });
    const numbers = async (query: string): Promise<unknown> =>
      pluck((await github.send("act")("GET", `${repo}/issues?${query}`)).data, "number");
    expect(await numbers("since=2026-11-23T09:00:00Z&sort=updated&direction=asc")).toEqual([2, 1]);
    expect(await numbers("sort=updated")).toEqual([1, 2, 3]);
    expect(await numbers("sort=comments")).toEqual([2, 3, 1]);
    at("11:00");
    await ada.patch(`${repo}/issues/3`, { body: "More" });
    expect(await numbers("sort=updated&per_page=1")).toEqual([3]);
  });

  test("gives no more than a hundred a page", async () => {
    await using github = await smallGitHub();
    for (let n = 0; n < 101; n += 1) await github.as("ada").post(`${repo}/issues`, { title: "One" });
    const { data, headers } = await github.send("act")("GET", `${repo}/issues?per_page=500`);
    expect([pluck(data, "number").length, headers.get("link")?.includes("page=2")]).toEqual([100, true]);
  });
});

describe("closing and reopening", () => {
  test("keeps the reason, who did it and when; lists do not say who", async () => {
    await using github = await smallGitHub();
    const send = github.send("hal");
    await github.as("ada").post(`${repo}/issues`, { title: "One" });
    const closed = await send("PATCH", `${repo}/issues/1`, { state: "closed", state_reason: "not_planned" });
    expect(closed.data).toMatchObject({
      state: "closed",
      state_reason: "not_planned",
      closed_at: "2026-11-23T12:00:00Z",
      closed_by: { login: "hal" },
    });
    expect((await send("GET", `${repo}/issues/1`)).data).toMatchObject({ closed_by: { login: "hal", type: "User" } });
    expect((await send("GET", `${repo}/issues?state=closed`)).data[0]).not.toHaveProperty("closed_by");
    const opened = await send("PATCH", `${repo}/issues/1`, { state: "open" });
    expect(opened.data).toMatchObject({ state: "open", state_reason: "reopened", closed_at: null, closed_by: null });
  });

  test("completed is the reason where none is given", async () => {
    await using github = await smallGitHub();
    await github.as("ada").post(`${repo}/issues`, { title: "One" });
    expect((await github.send("ada")("PATCH", `${repo}/issues/1`, { state: "closed" })).data).toMatchObject({
      state_reason: "completed",
    });
  });

  test("a duplicate names an issue by its id", async () => {
    await using github = await smallGitHub();
    const send = github.send("act");
    const first = await send("POST", `${repo}/issues`, { title: "One" });
    await send("POST", `${repo}/issues`, { title: "One again" });
    const done = await send("PATCH", `${repo}/issues/2`, {
      state: "closed",
      state_reason: "duplicate",
      duplicate_issue_id: first.data["id"],
    });
    expect([done.status, done.data["state_reason"]]).toEqual([200, "duplicate"]);
    const unknown = await send("PATCH", `${repo}/issues/2`, {
      state: "closed",
      state_reason: "duplicate",
      duplicate_issue_id: 999_999,
    });
    expect(unknown.data).toMatchObject({ status: "422", errors: [{ field: "duplicate_issue_id", code: "invalid" }] });
    expect((await send("PATCH", `${repo}/issues/1`, { state: "closed", state_reason: "tired" })).status).toBe(422);
  });
});

describe("an issue", () => {
  test("says who wrote it and what they are to the repository", async () => {
    await using github = await smallGitHub();
    const one = async (token: string): Promise<unknown> => {
      const { data } = await github.send(token)("POST", `${repo}/issues`, { title: "One" });
      return { login: data["user"]?.["login"], type: data["user"]?.["type"], association: data["author_association"] };
    };
    expect([await one("ada"), await one("out"), await one("act")]).toEqual([
      { login: "ada", type: "User", association: "MEMBER" },
      { login: "out", type: "User", association: "NONE" },
      { login: "github-actions[bot]", type: "Bot", association: "NONE" },
    ]);
  });

  test("that was deleted is gone, also from lists, and its number is not used again", async () => {
    await using github = await smallGitHub();
    const send = github.send("ada");
    await send("POST", `${repo}/issues`, { title: "One" });
    github.deleteIssue("acme/shop", 1);
    const { status, data } = await send("GET", `${repo}/issues/1`);
    expect([status, data["message"]]).toEqual([410, "This issue was deleted"]);
    expect((await send("GET", `${repo}/issues?state=all`)).data).toEqual([]);
    expect((await send("PATCH", `${repo}/issues/1`, { title: "Two" })).status).toBe(410);
    expect((await send("POST", `${repo}/issues`, { title: "Two" })).data["number"]).toEqual(2);
    expect((await send("GET", `${repo}/issues/9`)).status).toBe(404);
  });

  test("keeps what an update does not name, and null empties the body", async () => {
    await using github = await smallGitHub();
    const send = github.send("ada");
    await send("POST", `${repo}/issues`, { title: "One", body: "Text", labels: ["a"], assignees: ["hal"] });
    expect((await send("PATCH", `${repo}/issues/1`, { title: "Two" })).data).toMatchObject({
      title: "Two",
      body: "Text",
      labels: [{ name: "a" }],
      assignees: [{ login: "hal" }],
    });
    expect((await send("PATCH", `${repo}/issues/1`, { body: null, labels: [] })).data).toMatchObject({
      body: null,
      labels: [],
    });
  });

  test("carries a type of its organisation", async () => {
    await using github = await smallGitHub({}, { issueTypes: { acme: ["Task", "Bug"] } });
    const send = github.send("act");
    expect(pluck((await send("GET", "/orgs/acme/issue-types")).data, "name")).toEqual(["Task", "Bug"]);
    expect((await send("POST", `${repo}/issues`, { title: "One", type: "task" })).data).toMatchObject({
      type: { name: "Task" },
    });
    expect((await send("PATCH", `${repo}/issues/1`, { type: "Bug" })).data).toMatchObject({ type: { name: "Bug" } });
    expect((await send("PATCH", `${repo}/issues/1`, { type: null })).data).toMatchObject({ type: null });
    expect((await send("POST", `${repo}/issues`, { title: "Two", type: "Epic" })).status).toBe(422);
    expect((await send("GET", "/orgs/ada/issue-types")).status).toBe(404);
  });
});

test("the issues API works on pull requests", async () => {
  await using github = await smallGitHub();
  const send = github.send("act");
  await commit(send, "change", { "a.md": "a" });
  await send("POST", `${repo}/pulls`, { title: "Change", head: "change", base: "main" });
  expect((await send("POST", `${repo}/issues/1/comments`, { body: "Please look" })).status).toBe(201);
  expect((await send("POST", `${repo}/issues/1/labels`, { labels: ["report"] })).status).toBe(200);
  expect((await send("POST", `${repo}/issues/1/assignees`, { assignees: ["hal"] })).status).toBe(201);
  await send("PATCH", `${repo}/issues/1`, { title: "Better", state: "closed" });
  expect((await send("GET", `${repo}/pulls/1`)).data).toMatchObject({
    title: "Better",
    state: "closed",
    merged: false,
    comments: 1,
    labels: [{ name: "report" }],
    assignees: [{ login: "hal" }],
  });
  expect((await send("GET", `${repo}/issues/1`)).data).toMatchObject({
    title: "Better",
    state: "closed",
    pull_request: { merged_at: null },
  });
});
