import { afterAll, beforeAll, expect, test } from "vitest";
import { applyPlan, writerOf } from "../../src/github/apply-plan.ts";
import type { Client } from "../../src/github/client.ts";
import type { Operation } from "../../src/operation/operation.ts";
import type { Outcome } from "../../src/operation/outcome.ts";
import { BOT, type GitHubWorld, githubWorld } from "../support/github-world.ts";
import { aPlan, opens } from "../support/operations.ts";

const SHOP = "/repos/acme/shop";
const PATH = "postmortems/a.md";
let world: GitHubWorld;
let incident: number;

beforeAll(async () => {
  world = await githubWorld({ files: { [PATH]: "- one\n- two\n" } });
  ({ number: incident } = (await world.github.as("ada").post(`${SHOP}/issues`, { title: "Down" })) as {
    number: number;
  });
});
afterAll(async () => world[Symbol.asyncDispose]());

const apply = async (operations: readonly Operation[], client: Client = world.connect()): Promise<readonly Outcome[]> =>
  applyPlan(aPlan(...operations), writerOf(client, { authors: [BOT] }));
const change = (was: string, text: Extract<Operation, { kind: "change-file" }>["text"]): Operation => ({
  kind: "change-file",
  key: "change",
  branch: "main",
  path: PATH,
  was,
  text,
  message: "Link",
  reason: "due",
});
const below = (issue: number, children: Extract<Operation, { kind: "add-sub-issues" }>["children"]): Operation => ({
  kind: "add-sub-issues",
  key: "below",
  issue,
  children,
  reason: "due",
});
const textOf = async (): Promise<string> => {
  const { content } = (await world.github.as("ada").get(`${SHOP}/contents/${PATH}`)) as { content: string };
  return Buffer.from(content, "base64").toString("utf8");
};
const put = async (text: string): Promise<void> => {
  const { sha } = (await world.github.as("ada").get(`${SHOP}/contents/${PATH}`)) as { sha: string };
  const content = Buffer.from(text).toString("base64");
  await world.github.as("ada").put(`${SHOP}/contents/${PATH}`, { message: "Write", sha, content });
};

test("issues are opened, put below another and linked in a file, with a request for each issue and two for the rest", async () => {
  const client = world.connect();
  await client.request("GET /repos/{owner}/{repo}/issues/{issue_number}", { issue_number: incident });
  world.github.requests.clear();
  const outcomes = await apply(
    [
      opens("a"),
      opens("b"),
      change("- one\n- two\n", ["- one #", { ref: "a" }, "\n- two #", { ref: "b" }, "\n"]),
      below(incident, [{ ref: "a" }, { ref: "b" }]),
    ],
    client,
  );
  expect(outcomes.map(({ kind }) => kind)).toEqual(["done", "done", "done", "done"]);
  // The incident's own id is asked for, as nothing told it to this client.
  expect(world.github.requests.entries.map(({ method, path }) => `${method} ${path.replace(SHOP, "")}`)).toEqual([
    "POST /issues",
    "POST /issues",
    "PUT /contents/postmortems%2Fa.md",
    `GET /issues/${incident}`,
    "POST /graphql",
  ]);
  expect(await textOf()).toBe("- one #2\n- two #3\n");
  expect(await world.github.as("ada").get(`${SHOP}/issues/${incident}/sub_issues`)).toMatchObject([
    { number: 2 },
    { number: 3 },
  ]);
});

test("what stands below already stays there, and the others come", async () => {
  const outcomes = await apply([opens("c"), below(incident, [2, { ref: "c" }])]);
  expect(outcomes[1]).toMatchObject({ kind: "done" });
  const rows = (await world.github.as("ada").get(`${SHOP}/issues/${incident}/sub_issues`)) as { number: number }[];
  expect(rows.map(({ number }) => number)).toEqual([2, 3, 4]);
});

test("a GitHub without sub-issues, or without GraphQL, is no failure", async () => {
  const answering = (status: number, body: unknown) =>
    world.connect({
      fetch: async (input, init) =>
        new Request(input, init).url.endsWith("/graphql") ? Response.json(body, { status }) : fetch(input, init),
    });
  const old = { errors: [{ message: "Field 'addSubIssue' doesn't exist on type 'Mutation'" }] };
  expect(await apply([below(incident, [2])], answering(200, old))).toEqual([
    {
      kind: "skipped",
      key: "below",
      because: `GitHub put nothing below #${incident} (Field 'addSubIssue' doesn't exist on type 'Mutation'); links lead there.`,
    },
  ]);
  expect(await apply([below(incident, [2])], answering(404, {}))).toMatchObject([{ kind: "skipped" }]);
});

test("a file that somebody changed meanwhile keeps that change", async () => {
  await put("mine\n");
  expect(await apply([change("- one\n", "- one #2\n")])).toMatchObject([{ kind: "skipped" }]);
  expect(await textOf()).toBe("mine\n");
});

test("a change that arrived, but whose answer was lost, is found to stand", async () => {
  await put("- one\n");
  let lost = false;
  const client = world.connect({
    fetch: async (input, init) => {
      const answer = await fetch(input, init);
      if (lost || init?.method !== "PUT") return answer;
      lost = true;
      await answer.arrayBuffer();
      throw new TypeError("fetch failed");
    },
  });
  expect(await apply([change("- one\n", "- one #2\n")], client)).toEqual([{ kind: "unchanged", key: "change" }]);
  expect(await textOf()).toBe("- one #2\n");
});

test("a file whose bytes are no text is known by what GitHub calls it", async () => {
  const bytes = Buffer.from([0x61, 0xff, 0x0a]);
  const { sha } = (await world.github.as("ada").get(`${SHOP}/contents/${PATH}`)) as { sha: string };
  const content = bytes.toString("base64");
  await world.github.as("ada").put(`${SHOP}/contents/${PATH}`, { message: "Write", sha, content });
  expect(await apply([change("a\ufffd\n", "b\n")])).toMatchObject([{ kind: "done" }]);
  expect(await textOf()).toBe("b\n");
});

test("a status stands on a commit with the conclusion of a check", async () => {
  const { object } = (await world.github.as("ada").get(`${SHOP}/git/ref/heads/main`)) as { object: { sha: string } };
  const status = (conclusion: "failure" | "neutral"): Operation => ({
    kind: "commit-status",
    key: conclusion,
    name: "Check",
    head: object.sha,
    conclusion,
    title: "x".repeat(300),
    url: undefined,
    reason: "due",
  });
  await apply([status("failure"), status("neutral")]);
  expect(await world.github.as("ada").get(`${SHOP}/commits/main/statuses`)).toMatchObject([
    { context: "Check", state: "success", description: "x".repeat(140) },
    { context: "Check", state: "failure" },
  ]);
});

test("where the rules of the branch forbid it, nothing is changed, and nothing failed", async () => {
  await put("- one\n");
  world.github.rules.protect("acme/shop", "main", { includeAdmins: true });
  expect(await apply([change("- one\n", "- one #2\n")])).toMatchObject([
    { kind: "skipped", because: expect.stringContaining("forbid this commit") as string },
  ]);
});
