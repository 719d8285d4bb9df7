import { expect, test } from "vitest";
import { commit, pluck, smallGitHub } from "./world.ts";

const repo = "/repos/acme/shop";

test("a timeline tells in order what people and bots did", async () => {
  await using github = await smallGitHub();
  await github.as("ada").post(`${repo}/issues`, { title: "Down", labels: ["P2"] });
  await github.as("tim").post(`${repo}/issues/1/labels`, { labels: ["P0"] });
  await github.as("tim").delete(`${repo}/issues/1/labels/P2`);
  await github.as("tim").post(`${repo}/issues/1/assignees`, { assignees: ["hal"] });
  await github.as("hal").post(`${repo}/issues/1/comments`, { body: "/ack" });
  await github.as("hal").patch(`${repo}/issues/1`, { title: "Shop is down", assignees: [] });
  await github.as("rea").post(`${repo}/issues`, { title: "Post-mortem", body: "Of #1, see #1, and this is #2" });
  await github.as("rea").post(`${repo}/issues/2/comments`, { body: "Again about #1" });
  await github.as("hal").patch(`${repo}/issues/1`, { state: "closed" });
  await github.as("hal").patch(`${repo}/issues/1`, { state: "open" });
  const { data } = await github.send("act")("GET", `${repo}/issues/1/timeline?per_page=100`);
  expect(data).toMatchObject([
    {
      event: "labeled",
      actor: { login: "ada" },
      label: { name: "P2", color: "ededed" },
      created_at: "2026-11-23T12:00:00Z",
    },
    { event: "labeled", actor: { login: "tim" }, label: { name: "P0" } },
    { event: "unlabeled", actor: { login: "tim" }, label: { name: "P2" } },
    { event: "assigned", actor: { login: "tim" }, assignee: { login: "hal" }, assigner: { login: "tim" } },
    { event: "commented", actor: { login: "hal" }, user: { login: "hal" }, body: "/ack" },
    { event: "renamed", rename: { from: "Down", to: "Shop is down" } },
    { event: "unassigned", assignee: { login: "hal" } },
    { event: "cross-referenced", actor: { login: "rea" }, source: { type: "issue", issue: { number: 2 } } },
    { event: "closed", actor: { login: "hal" }, state_reason: "completed", commit_id: null },
    { event: "reopened", actor: { login: "hal" } },
  ]);
  expect(pluck((await github.send("act")("GET", `${repo}/issues/2/timeline`)).data, "event")).toEqual(["commented"]);
  const events = await github.send("act")("GET", `${repo}/issues/1/events`);
  expect(pluck(events.data, "event")).toEqual([
    "labeled",
    "labeled",
    "unlabeled",
    "assigned",
    "renamed",
    "unassigned",
    "closed",
    "reopened",
  ]);
});

test("a label keeps in the timeline the name it had then", async () => {
  await using github = await smallGitHub();
  await github.as("ada").post(`${repo}/issues`, { title: "Down", labels: ["P0"] });
  await github.as("ada").patch(`${repo}/labels/P0`, { new_name: "Severity 0" });
  expect((await github.send("act")("GET", `${repo}/issues/1/timeline`)).data).toMatchObject([
    { event: "labeled", label: { name: "P0" } },
  ]);
});

test("a pull request's timeline holds reviews and the merge", async () => {
  await using github = await smallGitHub();
  const send = github.send("act");
  await commit(send, "work", { "a.md": "1\n" });
  await send("POST", `${repo}/pulls`, { title: "Work", head: "work", base: "main" });
  await send("POST", `${repo}/pulls/1/requested_reviewers`, { reviewers: ["hal"] });
  await github.as("hal").post(`${repo}/pulls/1/reviews`, { event: "APPROVE", body: "Good" });
  const merged = await send("PUT", `${repo}/pulls/1/merge`);
  expect((await send("GET", `${repo}/issues/1/timeline`)).data).toMatchObject([
    { event: "review_requested", requested_reviewer: { login: "hal" } },
    { event: "reviewed", state: "APPROVED", user: { login: "hal" }, submitted_at: "2026-11-23T12:00:00Z" },
    { event: "merged", commit_id: merged.data["sha"] },
    { event: "closed", commit_id: merged.data["sha"] },
  ]);
});
