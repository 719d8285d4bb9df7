import { describe, expect, it } from "vitest";
import { connect } from "../../src/github/client.ts";
import { readSnapshot } from "../../src/github/read-snapshot.ts";
import { INCIDENT_LABELS } from "../../src/incident/incident-labels.ts";
import { FakeClock } from "../support/fake-clock.ts";
import { BOT, githubWorld } from "../support/github-world.ts";
import { scriptedServer } from "../support/scripted-server.ts";

const SHOP = "/repos/acme/shop";
const FILE = ".github/almanac.yml";
const asked = { authors: [BOT], playbookFile: FILE };
const byLabel = { ...asked, labels: INCIDENT_LABELS };

describe("the playbook and the issues with a label of an incident in one question", () => {
  it("shows what the lists show, whoever wrote it", async () => {
    await using world = await githubWorld({
      files: { [FILE]: "product: Größe €\r\n" },
      collaborators: { ada: "admin", bo: "write", [BOT]: "write" },
    });
    const ada = world.github.as("ada");
    await ada.post(`${SHOP}/issues`, {
      title: "Down",
      body: "All of it",
      labels: ["P0", "outage"],
      assignees: ["ada"],
    });
    await ada.post(`${SHOP}/issues`, { title: "Slow", labels: ["incident"] });
    await ada.post(`${SHOP}/issues`, { title: "Over", labels: ["P1"] });
    await ada.patch(`${SHOP}/issues/3`, { state: "closed" });
    await world.github.as(BOT).post(`${SHOP}/issues`, { title: "Probe failed", labels: ["p2"] });
    await ada.post(`${SHOP}/issues`, { title: "A wish" });
    const lists = await readSnapshot(world.connect(), asked);
    const question = await readSnapshot(world.connect(), byLabel);
    const labelled = lists.snapshot.issues.filter(({ labels }) => labels.length > 0);
    expect(labelled.map(({ number }) => number)).toEqual([1, 2, 4]);
    expect(question).toEqual({ ...lists, snapshot: { ...lists.snapshot, issues: labelled } });
  });

  it("takes three requests, however many other issues are open", async () => {
    await using world = await githubWorld({ files: { [FILE]: "version: 1\n" } });
    const createdAt = "2026-11-01T00:00:00Z";
    const many = Array.from({ length: 150 }, (_, index) => ({ title: `${index}`, body: "", author: "ada", createdAt }));
    world.github.seedItems("acme/shop", many);
    const client = world.connect();
    const { snapshot, playbook } = await readSnapshot(client, byLabel);
    expect([client.requests(), playbook, snapshot.issues, snapshot.issuesCut]).toEqual([3, "version: 1\n", [], false]);
    expect(client.defaultBranch).toBe("main");
    expect(client.heads.get("main")).toBeDefined();
  });

  it("knows no playbook from one that cannot be read", async () => {
    await using world = await githubWorld({ files: { "almanac.yml/x": "1" } });
    expect((await readSnapshot(world.connect(), byLabel)).playbook).toBeUndefined();
    const folder = readSnapshot(world.connect(), { ...byLabel, playbookFile: "almanac.yml" });
    await expect(folder).rejects.toThrow("almanac.yml is not a file");
  });

  it.each([
    ["speaks no GraphQL", { status: 404, json: { message: "Not Found" } }],
    ["refuses it", { json: { data: { repository: null }, errors: [{ type: "FORBIDDEN", message: "no" }] } }],
    ["answers something else", { json: [] }],
    ["shows half of it", { json: { data: { repository: { object: null, issues: { nodes: [{}] } } } } }],
  ])("reads the lists where GitHub %s", async (_, refusal) => {
    await using server = await scriptedServer(({ path }) => {
      if (path.endsWith("/graphql")) return refusal;
      if (!path.includes("/contents/")) return { json: [] };
      return { json: { type: "file", encoding: "base64", content: btoa("version: 1\n"), url: "http://x", size: 11 } };
    });
    const client = connect({ token: "t", api: server.url, owner: "acme", name: "shop", clock: new FakeClock() });
    const { snapshot, playbook } = await readSnapshot(client, byLabel);
    expect([playbook, snapshot.issues, client.requests()]).toEqual(["version: 1\n", [], 5]);
  });
});
