import { describe, expect, it } from "vitest";
import { connect } from "../../src/github/client.ts";
import { readFact } from "../../src/github/read-fact.ts";
import type { Requirement } from "../../src/requirements/requirement.ts";
import { FakeClock } from "../support/fake-clock.ts";
import { BOT, githubWorld } from "../support/github-world.ts";
import { type Scripted, scriptedServer } from "../support/scripted-server.ts";

type World = Awaited<ReturnType<typeof githubWorld>>;
const SHOP = "/repos/acme/shop";
const FROM = "2026-11-01T00:00:00Z";

const value = async ({ client }: Pick<World, "client">, requirement: Requirement): Promise<unknown> => {
  const { answer } = await readFact(client, requirement);
  return answer.kind === "value" ? answer.value : answer;
};
const responses: Requirement = { kind: "responses", label: "support", since: FROM, answers: true };
const happenings = (what: Extract<Requirement, { kind: "happenings" }>["what"], change: object = {}): Requirement => ({
  kind: "happenings",
  what,
  environment: undefined,
  label: undefined,
  workflow: undefined,
  from: FROM,
  to: "2026-12-01T00:00:00Z",
  ...change,
});

describe("answers to issues", () => {
  it("are the first words of somebody else who is no bot, and the closing as done", async () => {
    await using world = await githubWorld();
    const [ada, outsider, bot] = [world.github.as("ada"), world.github.as("outsider"), world.github.as(BOT)];
    await outsider.post(`${SHOP}/issues`, { title: "Help" });
    await ada.post(`${SHOP}/issues/1/labels`, { labels: ["support"] });
    await outsider.post(`${SHOP}/issues`, { title: "No label" });
    for (const [who, minutes] of [
      [bot, 5],
      [outsider, 10],
      [ada, 20],
      [ada, 30],
    ] as const) {
      await world.clock.sleep(minutes * 60_000);
      await who.post(`${SHOP}/issues/1/comments`, { body: "Words" });
    }
    await ada.patch(`${SHOP}/issues/1`, { state: "closed", state_reason: "completed" });
    expect(await value(world, responses)).toEqual({
      cut: false,
      issues: [
        {
          number: 1,
          createdAt: "2026-11-23T08:00:00Z",
          answeredAt: "2026-11-23T08:35:00Z",
          resolvedAt: "2026-11-23T09:05:00Z",
          waits: [],
        },
      ],
    });
  });

  it("cost a page of issues and a page of comments for each hundred, however many issues there are", async () => {
    const [issues, comments] = [230, 690];
    const page = (rows: number, path: string, row: (index: number) => object): Scripted => {
      const number = Number(new URL(path, "http://x").searchParams.get("page"));
      const left = Math.max(0, Math.min(100, rows - (number - 1) * 100));
      const last = Math.ceil(rows / 100);
      const link =
        number < last ? `<http://x/?page=${number + 1}>; rel="next", <http://x/?page=${last}>; rel="last"` : "";
      return { json: Array.from({ length: left }, (_, index) => row((number - 1) * 100 + index)), headers: { link } };
    };
    await using server = await scriptedServer(({ path }) =>
      path.includes("/issues/comments")
        ? page(comments, path, (index) => ({
            issue_url: `x/${1 + Math.floor(index / 3)}`,
            user: { login: "ada", type: "User" },
            created_at: "2026-11-02T10:00:00Z",
          }))
        : page(issues, path, (index) => ({
            number: index + 1,
            user: { login: "outsider" },
            created_at: "2026-11-02T09:00:00Z",
            closed_at: null,
            state_reason: null,
          })),
    );
    const client = connect({ token: "t", api: server.url, owner: "acme", name: "shop", clock: new FakeClock() });
    expect(await value({ client }, responses)).toMatchObject({ cut: false, issues: { length: issues } });
    expect(server.lines.length).toBeLessThanOrEqual(Math.ceil(issues / 100) + Math.ceil(comments / 100) + 3);
  });
});

describe("what happened", () => {
  it("are deployments to production, or to the environment named", async () => {
    await using world = await githubWorld();
    const ada = world.github.as("ada");
    for (const environment of ["production", "staging"])
      await ada.post(`${SHOP}/deployments`, { ref: "main", environment, auto_merge: false, required_contexts: [] });
    const at = "2026-11-23T08:00:00Z";
    const one = { cut: false, begun: at, all: [{ at, began: undefined, failed: undefined }] };
    expect(await value(world, happenings("deployments"))).toEqual(one);
    expect(await value(world, happenings("deployments", { environment: "staging" }))).toEqual(one);
    expect(await value(world, happenings("deployments", { environment: "none" }))).toEqual({
      cut: false,
      begun: undefined,
      all: [],
    });
  });

  it("begin with the first deployment of their kind, or one from before, and with the repository for what it always had", async () => {
    await using world = await githubWorld();
    const ada = world.github.as("ada");
    const deploy = async (environment: string) =>
      ada.post(`${SHOP}/deployments`, { ref: "main", environment, auto_merge: false, required_contexts: [] });
    const begun = async (what: Parameters<typeof happenings>[0], from: string) =>
      ((await value(world, happenings(what, { from }))) as { begun: string | undefined }).begun;
    await deploy("staging");
    await world.clock.sleep(86_400_000);
    await deploy("production");
    await world.clock.sleep(86_400_000);
    await deploy("production");
    for (const from of [FROM, "2026-11-25T00:00:00Z"])
      expect(await begun("deployments", from)).toBe("2026-11-24T08:00:00Z");
    const before = world.github.requests.entries.length;
    await begun("deployments", FROM);
    const [asked] = world.github.requests.entries.slice(before);
    expect(asked?.path).not.toContain("environment=");
    expect(await value(world, happenings("deployments", { environment: "staging" }))).toMatchObject({
      begun: "2026-11-23T08:00:00Z",
      all: { length: 1 },
    });
    expect(world.github.requests.entries.at(-1)?.path).toContain("environment=staging");
    expect(await begun("issues", FROM)).toBeUndefined();
    await ada.post(`${SHOP}/issues`, { title: "One" });
    const { created_at: created } = (await ada.get(SHOP)) as { created_at: string };
    expect(await begun("issues", "2026-11-20T00:00:00Z")).toBe(created);
  });

  it("is not available, and never nothing, where the token may not see it", async () => {
    await using world = await githubWorld(
      { private: true },
      { tokens: [{ token: "ghs_poor", login: BOT, kind: "actions", permissions: { contents: "read" } }] },
    );
    expect(await value({ client: world.connect({ token: "ghs_poor" }) }, happenings("deployments"))).toMatchObject({
      kind: "failed",
      problem: { id: "permission-missing" },
    });
  });

  it("are releases, without drafts and trials", async () => {
    await using world = await githubWorld();
    const ada = world.github.as("ada");
    for (const more of [{}, { prerelease: true }, { draft: true }])
      await ada.post(`${SHOP}/releases`, { tag_name: `v${JSON.stringify(more).length}`, ...more });
    expect(await value(world, happenings("releases"))).toMatchObject({ all: { length: 1 } });
  });

  it("are releases with when what they release was written, as their tags tell", async () => {
    await using world = await githubWorld();
    const ada = world.github.as("ada");
    const head = (await ada.get(`${SHOP}/git/ref/heads/main`)) as { object: { sha: string } };
    const written = (await ada.get(`${SHOP}/git/commits/${head.object.sha}`)) as { committer: { date: string } };
    await ada.post(`${SHOP}/git/refs`, { ref: "refs/tags/v1", sha: head.object.sha });
    await world.clock.sleep(3_600_000);
    await ada.post(`${SHOP}/releases`, { tag_name: "v1" });
    await ada.post(`${SHOP}/releases`, { tag_name: "v2" });
    expect(await value(world, happenings("releases", { detail: "origins" }))).toMatchObject({
      all: [{ began: written.committer.date }, { began: undefined }],
    });
  });

  it("are the runs of a workflow that ended: how, and with which commit they began", async () => {
    const run = (conclusion: string) => ({
      conclusion,
      created_at: "2026-11-20T09:00:00Z",
      updated_at: "2026-11-20T10:00:00Z",
      head_commit: { timestamp: "2026-11-20T08:00:00Z" },
    });
    await using server = await scriptedServer(() => ({
      json: { workflow_runs: ["success", "failure", "cancelled", "skipped"].map(run) },
    }));
    const client = connect({ token: "t", api: server.url, owner: "acme", name: "shop", clock: new FakeClock() });
    const told = { at: "2026-11-20T10:00:00Z", began: "2026-11-20T08:00:00Z" };
    expect(await value({ client }, happenings("workflow-runs", { workflow: "deploy.yml" }))).toEqual({
      cut: false,
      begun: "2026-11-20T09:00:00Z",
      all: [
        { ...told, failed: false },
        { ...told, failed: true },
      ],
    });
    expect(server.lines[0]).toContain("/actions/workflows/deploy.yml/runs?status=completed");
  });
});

describe("what is read besides, where a measure needs it", () => {
  it("is when issues waited for their author, by the events of the repository", async () => {
    await using world = await githubWorld();
    const [ada, outsider] = [world.github.as("ada"), world.github.as("outsider")];
    await outsider.post(`${SHOP}/issues`, { title: "Help" });
    await ada.post(`${SHOP}/issues/1/labels`, { labels: ["support"] });
    for (const [minutes, label] of [
      [10, true],
      [20, false],
      [30, true],
    ] as const) {
      await world.clock.sleep(minutes * 60_000);
      if (label) await ada.post(`${SHOP}/issues/1/labels`, { labels: ["waiting"] });
      else await ada.delete(`${SHOP}/issues/1/labels/waiting`);
    }
    const before = world.client.requests();
    expect(
      await value(world, { kind: "responses", label: "support", since: FROM, answers: true, waiting: "Waiting" }),
    ).toMatchObject({
      cut: false,
      issues: [
        {
          waits: [
            { from: "2026-11-23T08:10:00Z", to: "2026-11-23T08:30:00Z" },
            { from: "2026-11-23T09:00:00Z", to: undefined },
          ],
        },
      ],
    });
    expect(world.client.requests() - before).toBe(3);
  });

  it("is how deployments ended, and when what they brought was written", async () => {
    await using world = await githubWorld();
    const ada = world.github.as("ada");
    await world.clock.sleep(3_600_000);
    for (const state of ["failure", "success"]) {
      const { id } = (await ada.post(`${SHOP}/deployments`, {
        ref: "main",
        auto_merge: false,
        required_contexts: [],
      })) as { id: number };
      await ada.post(`${SHOP}/deployments/${id}/statuses`, { state });
      await world.clock.sleep(600_000);
    }
    expect(await value(world, happenings("deployments", { detail: "outcomes" }))).toEqual({
      cut: false,
      begun: "2026-11-23T09:00:00Z",
      all: [
        { at: "2026-11-23T09:00:00Z", began: undefined, failed: true },
        { at: "2026-11-23T09:10:00Z", began: undefined, failed: false },
      ],
    });
    expect(await value(world, happenings("deployments", { detail: "origins" }))).toMatchObject({
      all: [
        { began: "2026-11-23T08:00:00Z", failed: undefined },
        { began: "2026-11-23T08:00:00Z", failed: undefined },
      ],
    });
  });

  it("may be another repository of the same owner, where it is reached and not more private", async () => {
    const other = { owner: "acme", files: { "a.md": "A\n" }, collaborators: { ada: "admin" } } as const;
    await using world = await githubWorld(
      {},
      {
        repositories: [
          { ...other, name: "site" },
          { ...other, name: "secret", private: true },
        ],
      },
    );
    const ada = world.github.as("ada");
    await ada.post("/repos/acme/site/deployments", { ref: "main", auto_merge: false, required_contexts: [] });
    const asAda = { client: world.connect({ token: "ghp_ada" }) };
    const there = (repository: string) => value(asAda, happenings("deployments", { repository }));
    expect(await there("acme/site")).toMatchObject({ all: [{ at: "2026-11-23T08:00:00Z" }] });
    expect(await there("acme/secret")).toMatchObject({
      problem: { cause: "acme/secret is private and this repository is not, so nothing of it is told here." },
    });
    expect(await there("other/site")).toMatchObject({ problem: { cause: "other/site is no repository of acme." } });
    expect(await there("acme/gone")).toMatchObject({ kind: "failed" });
  });
});
