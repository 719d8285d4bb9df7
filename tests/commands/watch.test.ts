import { expect, it } from "vitest";
import { act } from "../../src/commands/act.ts";
import type { StepResult } from "../../src/commands/step.ts";
import { BOT, type GitHubWorld, githubWorld } from "../support/github-world.ts";

const SHOP = "/repos/acme/shop";
const PLAYBOOK = "version: 1\nextends: phase-6\nproduct: Shop\ntimezone: Europe/Berlin\ndefault-owner: ada\n";
const FILES = { ".github/almanac.yml": PLAYBOOK, ".github/workflows/almanac.yml": "on: workflow_dispatch\n" };
const ENV = { GITHUB_WORKFLOW_REF: "acme/shop/.github/workflows/almanac.yml@refs/heads/main" };

/** The step of the job that watches, or of the one that does the work. */
const step = async (
  world: GitHubWorld,
  command: "watch" | "run",
  env: Record<string, string> = ENV,
): Promise<StepResult> => {
  const { readSnapshot } = await import("../../src/github/read-snapshot.ts");
  const playbookFile = ".github/almanac.yml";
  const { client } = world;
  return act({
    command,
    client,
    author: BOT,
    playbookFile,
    observed: command === "run" ? readSnapshot(client, { authors: [BOT], playbookFile }) : undefined,
    log: () => {},
    now: undefined,
    clock: world.clock,
    templates: new URL("../../templates/", import.meta.url),
    env,
    event: async () => ({}),
  });
};

it("ends at once where no clock of a grave incident runs", async () => {
  await using world = await githubWorld({ files: FILES });
  const result = await step(world, "watch");
  expect(result).toMatchObject({ failed: false, outputs: { watch: "false" } });
  expect(result.summary).toContain("No clock of a grave incident runs.");
  expect(world.github.requests.writes).toBe(0);
});

it("starts a pass when a clock is due, writes nothing itself, and hands over before five hours", async () => {
  const started: string[] = [];
  await using world = await githubWorld({ files: FILES });
  await step(world, "run");
  await world.github.as("ada").post(`${SHOP}/issues`, { title: "Down", labels: ["P0"] });
  await step(world, "run");
  const begun = world.clock.millis;
  const client = world.connect({
    fetch: async (url, init) => {
      const path = typeof url === "string" ? url : "";
      if (init?.method !== undefined && init.method !== "GET" && !path.endsWith("/graphql")) {
        const minute = Math.round((world.clock.millis - begun) / 60_000);
        const body = typeof init.body === "string" ? init.body : "";
        started.push(`${minute} ${init.method} ${path.split("/").at(-1) ?? ""} ${body}`);
      }
      return fetch(url, init);
    },
  });
  const result = await step({ ...world, client }, "watch");
  expect(result.summary).toContain("Handed over to a successor.");
  // Nobody runs the passes here, so what was due at five minutes stays due and is started again after a while.
  expect(started[0]).toBe('5 POST dispatches {"ref":"main","inputs":{"command":"run"}}');
  expect(started.at(-1)).toMatch(/^285 POST dispatches \{"ref":"main","inputs":\{"command":"watch"\}\}$/);
  expect(started.every((line) => line.includes("POST dispatches"))).toBe(true);
});

it("says what it needs where no workflow runs it", async () => {
  await using world = await githubWorld({ files: FILES });
  expect(await step(world, "watch", {})).toMatchObject({ failed: true });
});
