import examples from "@octokit/webhooks-examples" with { type: "json" };
import fc from "fast-check";
import { expect, test } from "vitest";
import { type News, readTidings } from "../../src/server/tidings.ts";

const reader = { bot: "almanac[bot]", playbookFile: ".github/almanac.yml", urgentLabels: ["P0", "P1"] };
const repository = { id: 5, name: "shop", owner: { login: "acme" }, default_branch: "main" };
const news = (event: string, payload: object): News =>
  readTidings(event, { repository, installation: { id: 3 }, sender: { login: "ada" }, ...payload }, reader).news;
const push = (more: object): News => news("push", { ref: "refs/heads/main", commits: [], ...more });

test("which repository, where, and which pull request", () => {
  const payload = { action: "synchronize", repository, installation: { id: 3 }, pull_request: { number: 9 } };
  expect(readTidings("pull_request", payload, reader)).toEqual({
    installation: 3,
    repository: { id: 5, owner: "acme", name: "shop" },
    news: "work",
    pull: 9,
  });
});

test("what is done where a confidential incident is handled is heard in its own repository", () => {
  const body = (marker: string) => ({ body: `Words.\n\n<!-- almanac:1 ${marker} -->` });
  const homeOf = (event: string, payload: object) => readTidings(event, { action: "closed", ...payload }, reader).home;
  expect(homeOf("issue_comment", { issue: body("confidential acme/shop 12") })).toBe("acme/shop");
  expect(homeOf("pull_request", { pull_request: body("post-mortem 3 1 home=acme/shop") })).toBe("acme/shop");
  expect(homeOf("pull_request", { pull_request: body("post-mortem 3 1") })).toBeUndefined();
});

test.each<[News, string, object]>([
  ["work", "push", { ref: "refs/heads/gh-readonly-queue/main/pr-9-abc", commits: [] }],
  ["nothing", "push", { ref: "refs/heads/gh-readonly-queue/main/pr-9-abc", deleted: true }],
  ["work", "issues", { action: "closed" }],
  ["work", "issue_comment", { action: "created" }],
  ["urgent", "issues", { action: "labeled", label: { name: "p0" } }],
  ["urgent", "issue_comment", { action: "created", issue: { labels: [{ name: "P1" }] } }],
  ["echo", "issues", { action: "labeled", label: { name: "P0" }, sender: { login: "Almanac[bot]" } }],
  ["survey", "installation", { action: "created" }],
  ["survey", "installation", { action: "new_permissions_accepted" }],
  ["survey", "installation_repositories", { action: "removed" }],
  ["left", "installation", { action: "deleted" }],
  ["left", "installation", { action: "suspend" }],
  ["moved", "repository", { action: "renamed" }],
  ["moved", "repository", { action: "transferred" }],
  ["moved", "repository", { action: "unarchived" }],
  ["work", "repository", { action: "edited", changes: { description: { from: "" } } }],
  ["playbook", "repository", { action: "edited", changes: { default_branch: { from: "master" } } }],
  ["gone", "repository", { action: "archived" }],
  ["gone", "repository", { action: "deleted" }],
  ["nothing", "star", { action: "created" }],
  ["nothing", "ping", {}],
])("%s: %s %o", (expected, event, payload) => {
  expect(news(event, payload)).toBe(expected);
});

test("a push counts on the default branch, and more where it may have changed the playbook", () => {
  expect(push({ ref: "refs/heads/topic" })).toBe("nothing");
  expect(push({ deleted: true })).toBe("nothing");
  expect(push({ commits: [{ added: ["a.md"], modified: [], removed: [] }] })).toBe("work");
  expect(push({ commits: [{ added: [], modified: [".github/almanac.yml"], removed: [] }] })).toBe("playbook");
  expect(push({})).toBe("playbook");
});

test("every payload that GitHub documents is read, those of repositories with their repository", () => {
  const all = (examples as unknown as { name: string; examples: { repository?: { id: number } }[] }[]).flatMap(
    ({ name, examples: some }) => some.map((payload) => ({ name, payload })),
  );
  expect(all.length).toBeGreaterThan(200);
  for (const { name, payload } of all)
    expect(readTidings(name, payload, reader).repository?.id).toBe(payload.repository?.id);
});

test("whatever a payload holds, it is read", () => {
  fc.assert(
    fc.property(fc.constantFrom("issues", "push", "installation", "repository"), fc.jsonValue(), (event, payload) => {
      expect(readTidings(event, payload, reader).news).toBeTypeOf("string");
    }),
  );
});
