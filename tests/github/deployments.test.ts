import { expect, test } from "vitest";
import { readFact } from "../../src/github/read-fact.ts";
import type { Requirement } from "../../src/requirements/requirement.ts";
import { githubWorld } from "../support/github-world.ts";

const stretch: Requirement = { kind: "deployments", from: "2026-11-24T20:00:00Z", to: "2026-11-25T02:47:00Z" };

test("deployments of a stretch, oldest first, with where they went and who sent them", async () => {
  await using world = await githubWorld();
  const { github } = world;
  const deploy = async (now: string, more: Record<string, unknown>) => {
    github.setNow(now);
    return github.as("bo").post("/repos/acme/shop/deployments", { ref: "main", required_contexts: [], ...more });
  };
  await deploy("2026-11-24T19:59:59Z", {});
  await deploy("2026-11-24T20:00:00Z", { environment: "staging" });
  const { id } = (await deploy("2026-11-25T02:31:00Z", {})) as { id: number };
  await github.as("bo").post(`/repos/acme/shop/deployments/${id}/statuses`, { state: "success" });
  await deploy("2026-11-25T02:40:00Z", { environment: "eu", production_environment: true });
  await deploy("2026-11-25T02:47:00Z", {});
  world.github.requests.clear();
  const { answer } = await readFact(world.client, stretch);
  expect(world.github.requests.count).toBe(1);
  const head = ((await github.as("bo").get("/repos/acme/shop/branches/main")) as { commit: { sha: string } }).commit
    .sha;
  const row = { ref: "main", commit: head, creator: "bo" };
  expect(answer).toEqual({
    kind: "value",
    value: {
      deployments: [
        { ...row, id: 2, at: "2026-11-24T20:00:00Z", environment: "staging", production: false },
        { ...row, id: 3, at: "2026-11-25T02:31:00Z", environment: "production", production: true },
        { ...row, id: 4, at: "2026-11-25T02:40:00Z", environment: "eu", production: true },
      ],
      cut: false,
    },
  });
  const statuses = await github.as("bo").get(`/repos/acme/shop/deployments/${id}/statuses`);
  expect(statuses).toMatchObject([{ state: "success", environment: "production", creator: { login: "bo" } }]);
  expect(world.github.unhandled).toEqual([]);
});

test("GitHub says no to what nobody committed, to an unknown state, and to a token without the right", async () => {
  await using world = await githubWorld(
    { private: true },
    { tokens: [{ token: "ghs_few", login: "almanac[bot]", kind: "app", permissions: { contents: "read" } }] },
  );
  const { github } = world;
  const refused = async (asking: Promise<unknown>) =>
    asking.then(
      () => "done",
      (error: unknown) => String(error),
    );
  const path = "/repos/acme/shop/deployments";
  expect(await refused(github.as("bo").post(path, { ref: "no-such-branch" }))).toContain("422");
  await github.as("bo").post(path, { ref: "main" });
  expect(await refused(github.as("bo").post(`${path}/1/statuses`, { state: "wonderful" }))).toContain("422");
  expect(await refused(github.as("bo").get(`${path}/9`))).toContain("404");
  const { answer } = await readFact(world.connect({ token: "ghs_few" }), stretch);
  expect(answer).toMatchObject({ kind: "failed", problem: { id: "permission-missing" } });
});
