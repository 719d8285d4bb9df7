import { expect, test } from "vitest";
import { act } from "../../src/commands/act.ts";
import { readSnapshot } from "../../src/github/read-snapshot.ts";
import { readMarker } from "../../src/markdown/marker.ts";
import { BOT, type GitHubWorld, githubWorld } from "../support/github-world.ts";

const PLAYBOOK = `version: 1
extends: phase-6
product: Shop
timezone: Europe/Berlin
default-owner: ada
incidents: { classify: [{ alert: { severity: critical }, severity: P0 }] }
`;

const webhook = {
  version: "4",
  groupKey: '{}:{alertname="Down"}',
  alerts: [
    {
      status: "firing",
      labels: { alertname: "Down", service: "checkout", severity: "critical" },
      annotations: { summary: "Checkout is down" },
      startsAt: "2026-11-23T07:58:00Z",
      fingerprint: "c4f2",
    },
  ],
};

type Row = { readonly title: string; readonly body: string; readonly labels: readonly { readonly name: string }[] };

async function alerted(world: GitHubWorld, event: object) {
  const playbookFile = ".github/almanac.yml";
  return act({
    command: "run",
    client: world.client,
    author: BOT,
    playbookFile,
    observed: readSnapshot(world.client, { authors: [BOT], playbookFile }),
    log: () => {},
    now: undefined,
    clock: world.clock,
    templates: new URL("../../templates/", import.meta.url),
    env: { GITHUB_EVENT_NAME: "repository_dispatch" },
    event: async () => event,
  });
}

async function incidents(world: GitHubWorld): Promise<readonly Row[]> {
  const issues = (await world.github.as("ada").get("/repos/acme/shop/issues?state=all")) as readonly Row[];
  return issues.filter(({ body }) => readMarker(body)?.kind === "alert");
}

test("an alert that comes with a repository_dispatch opens one incident, however often it is told", async () => {
  await using world = await githubWorld({ files: { ".github/almanac.yml": PLAYBOOK } });
  const event = { action: "almanac-alert", client_payload: { alert: webhook } };
  const first = await alerted(world, event);
  expect(first.failed).toBe(false);
  const [incident, ...more] = await incidents(world);
  expect(more).toEqual([]);
  expect(incident?.title).toBe("checkout: Checkout is down");
  expect(incident?.labels.map(({ name }) => name)).toContain("P0");
  const again = await alerted(world, event);
  expect(again.summary).toContain("Nothing new in the alert that came (Checkout is down).");
  expect(await incidents(world)).toHaveLength(1);
});

test("one that cannot be read fails the run, so that its sender sees it, and opens nothing", async () => {
  await using world = await githubWorld({ files: { ".github/almanac.yml": PLAYBOOK } });
  const { failed, annotations } = await alerted(world, {
    action: "almanac-alert",
    client_payload: { alert: { alerts: [] } },
  });
  expect(failed).toBe(true);
  expect(annotations).toEqual(["::error::The alert was refused: it holds no alert."]);
  expect(await incidents(world)).toEqual([]);
});
