import { expect, test } from "vitest";
import { readFailures } from "../../src/github/facts/read-failures.ts";
import { readSecurity } from "../../src/github/facts/read-security.ts";
import { connect } from "../../src/github/client.ts";
import { FakeClock } from "../support/fake-clock.ts";
import { startGitHub } from "../../src/demo/embedded/start.ts";

const NOW = "2026-11-23T08:00:00Z";

/** A repository with warnings and failures, seen by a token that may see all but secrets, and by one that may see nothing. */
async function shop(permissions: Readonly<Record<string, "read" | "write">>) {
  let now = NOW;
  const github = await startGitHub({
    now: () => now,
    users: [{ login: "ada" }, { login: "bo" }],
    tokens: [{ token: "t", login: "github-actions[bot]", kind: "actions", permissions }],
    repositories: [
      {
        owner: "acme",
        name: "shop",
        private: true,
        files: { "a.md": "A\n" },
        collaborators: { ada: "admin", bo: "write" },
      },
    ],
  });
  const client = connect({ token: "t", api: github.url, owner: "acme", name: "shop", clock: new FakeClock() });
  const at = (instant: string) => {
    now = instant;
  };
  return { github, client, at, [Symbol.asyncDispose]: () => github.close() };
}

const SEES = {
  contents: "read",
  deployments: "read",
  actions: "read",
  "security-events": "read",
  "vulnerability-alerts": "read",
} as const;

test("warnings are read with their gravity and age, and what a token may not see is not available", async () => {
  await using world = await shop(SEES);
  world.github.rules.settings("acme/shop", {
    alerts: [
      { scanner: "dependabot", severity: "high", openedAt: "2026-11-02T08:00:00Z" },
      { scanner: "dependabot", severity: "low", openedAt: "2026-10-02T08:00:00Z", fixedAt: "2026-10-09T08:00:00Z" },
    ],
  });
  expect(await readSecurity(world.client)).toEqual({
    dependabot: {
      kind: "known",
      value: { all: [{ severity: "high", openedAt: "2026-11-02T08:00:00Z" }], cut: false },
    },
    codeScanning: { kind: "known", value: { all: [], cut: false } },
    secretScanning: { kind: "unavailable", because: expect.stringContaining("lacks a permission") as string },
    rules: { kind: "known", value: [] },
    people: { kind: "known", value: { writers: 2, admins: 1 } },
  });
});

test("a scanner that is switched off has no findings to count", async () => {
  await using world = await shop(SEES);
  expect((await readSecurity(world.client)).dependabot.kind).toBe("unavailable");
});

test("failed deployments and workflows of a stretch, by their last word", async () => {
  await using world = await shop(SEES);
  const run = { name: "Check", path: ".github/workflows/check.yml", branch: "main", conclusion: "failure" } as const;
  world.github.rules.settings("acme/shop", {
    runs: [
      { ...run, writtenAt: NOW, at: "2026-11-20T08:00:00Z" },
      { ...run, writtenAt: NOW, at: "2026-11-18T08:00:00Z" },
      { ...run, writtenAt: NOW, at: "2026-11-20T09:00:00Z", branch: "other" },
      { ...run, writtenAt: NOW, at: "2026-11-20T10:00:00Z", conclusion: "success" },
    ],
  });
  const bo = world.github.as("bo");
  const deploy = async (instant: string, ...states: readonly string[]) => {
    world.at(instant);
    const { id } = (await bo.post("/repos/acme/shop/deployments", {
      ref: "main",
      auto_merge: false,
      required_contexts: [],
    })) as { id: number };
    for (const state of states) await bo.post(`/repos/acme/shop/deployments/${id}/statuses`, { state });
  };
  await deploy("2026-11-20T08:30:00Z", "in_progress", "failure");
  await deploy("2026-11-20T09:30:00Z", "in_progress", "success", "inactive");
  await deploy("2026-11-20T10:30:00Z", "in_progress");
  world.at(NOW);
  const failures = await readFailures(world.client, "2026-11-20T00:00:00Z", "2026-11-21T00:00:00Z");
  expect(failures).toMatchObject({
    runs: { kind: "known", value: [{ name: "Check", at: "2026-11-20T08:00:00Z" }] },
    deployments: { kind: "known", value: [{ name: "main to production", at: "2026-11-20T08:30:00Z" }] },
  });
});

test("without the permissions each part says so by itself", async () => {
  await using world = await shop({ contents: "read" });
  const failures = await readFailures(world.client, "2026-11-20T00:00:00Z", "2026-11-21T00:00:00Z");
  expect([failures.runs.kind, failures.deployments.kind]).toEqual(["unavailable", "unavailable"]);
});
