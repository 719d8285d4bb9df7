import { afterAll, beforeAll, expect, test } from "vitest";
import { applyPlan, writerOf } from "../../src/github/apply-plan.ts";
import { readPrivatePlace } from "../../src/github/facts/read-private-place.ts";
import type { Operation } from "../../src/operation/operation.ts";
import { BOT, type GitHubWorld, githubWorld } from "../support/github-world.ts";
import { aPlan } from "../support/operations.ts";

const FILE = ".github/almanac.yml";
const allowing = { [FILE]: "incidents: { confidential-from: [Acme/Shop] }\n" };
const marker = "<!-- almanac:1 confidential acme/shop 12 -->";

let world: GitHubWorld;
beforeAll(async () => {
  const repository = (name: string, files: Readonly<Record<string, string>>, isPrivate = true) => ({
    owner: "acme",
    name,
    files,
    private: isPrivate,
    collaborators: { ada: "admin", bo: "write" } as const,
  });
  world = await githubWorld(
    {},
    {
      repositories: [
        repository("security", allowing),
        repository("silent", { "README.md": "# Silent\n" }),
        repository("broken", { [FILE]: "incidents: [\n" }),
        repository("open", allowing, false),
      ],
    },
  );
});
afterAll(async () => world[Symbol.asyncDispose]());

/** A client that reaches private repositories with another token. */
const withToken = (token: string) =>
  world.connect({
    elsewhere: async (repository) => {
      const [owner = "", name = ""] = repository.split("/");
      return world.connect({ token, owner, name });
    },
  });

test.each([
  ["acme/silent", "its playbook does not allow it (`incidents: { confidential-from: [acme/shop] }`)"],
  ["acme/broken", "its playbook does not allow it (`incidents: { confidential-from: [acme/shop] }`)"],
  ["acme/open", "it is public"],
  ["acme/none", "it is not reachable"],
])("%s takes no confidential incident, and it is said why", async (repository, because) => {
  expect(await readPrivatePlace(withToken("ghp_bo"), repository, 12)).toEqual({ kind: "closed", because });
});

test("the token of the workflow reaches no other repository, and is no failure", async () => {
  expect(await readPrivatePlace(world.client, "acme/security", 12)).toEqual({
    kind: "closed",
    because: "it is not reachable",
  });
});

test("what is written goes there and nowhere else, and is found again by its marker", async () => {
  const client = withToken("ghp_bo");
  expect(await readPrivatePlace(client, "acme/security", 12)).toMatchObject({ kind: "open", issue: undefined });
  const common = { in: "acme/security", reason: "It is confidential." } as const;
  const operations: readonly Operation[] = [
    {
      ...common,
      kind: "open-issue",
      key: "open",
      title: "Leak",
      body: marker,
      labels: [],
      assignees: [],
      type: undefined,
      fields: [],
    },
    { ...common, kind: "comment", key: "say", issue: { ref: "open" }, body: "Who can see it?" },
  ];
  const outcomes = await applyPlan(aPlan(...operations), writerOf(client, { authors: [BOT] }));
  expect(outcomes).toMatchObject([
    { kind: "done", problems: [] },
    { kind: "done", problems: [] },
  ]);
  expect(await world.github.as("ada").get("/repos/acme/shop/issues?state=all")).toEqual([]);
  // Somebody else's marker is none of ours.
  await world.github.as("ada").post("/repos/acme/security/issues", { title: "Mine", body: marker });
  expect(await readPrivatePlace(client, "acme/security", 12)).toMatchObject({
    kind: "open",
    issue: { number: 1, title: "Leak", authors: ["bo"], timeline: [{ kind: "commented", body: "Who can see it?" }] },
  });
  const pull = {
    ...common,
    kind: "open-pull-request",
    key: "post-mortem",
    branch: "almanac-report/post-mortem/1",
    base: "main",
    title: "Post-mortem: Leak",
    body: "<!-- almanac:1 post-mortem 1 1 home=acme/shop -->",
    message: "Add post-mortem\n",
    files: [{ path: "postmortems/2026/leak.md", text: "# Leak\n" }],
    reviewers: [],
    teamReviewers: [],
  } as const;
  expect(await applyPlan(aPlan(pull), writerOf(client, { authors: [BOT] }))).toMatchObject([
    { kind: "done", problems: [] },
  ]);
  expect(await world.github.as("ada").get("/repos/acme/shop/pulls?state=all")).toEqual([]);
  expect(await readPrivatePlace(client, "acme/security", 12)).toMatchObject({
    defaultBranch: "main",
    issue: { number: 1, postMortems: [{ kind: "pull-request", title: "Post-mortem: Leak", state: "open" }] },
  });
  expect(await readPrivatePlace(client, "acme/security", 13)).toMatchObject({ kind: "open", issue: undefined });
});

test("where the place is out of reach, nothing of it is written here", async () => {
  const client = world.connect({ elsewhere: async () => undefined });
  expect(await readPrivatePlace(client, "acme/security", 12)).toEqual({
    kind: "closed",
    because: "no token of this pass reaches it",
  });
  const say = { kind: "comment", key: "say", in: "acme/security", issue: 1, body: "Leak", reason: "why" } as const;
  const outcomes = await applyPlan(aPlan(say), writerOf(client, { authors: [BOT] }));
  expect(outcomes).toMatchObject([{ kind: "skipped" }]);
});
