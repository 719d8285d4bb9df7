import { describe, expect, it } from "vitest";
import { type EmbeddedGitHub, startGitHub } from "../../src/demo/embedded/start.ts";
import { at } from "../support/incident-world.ts";
import { runStep } from "../support/run-step.ts";

const SHOP = "/repos/acme/shop";
const SECURITY_REPOSITORY = "/repos/acme/security";
const PLAYBOOK = `version: 1
extends: phase-6
product: Shop
timezone: Europe/Berlin
default-owner: ada
roles: { infrastructure-maintainer: bo, evidence-collector: chi }
incidents:
  flags: { data-breach: { confidential: acme/security } }
`;
const SECURITY = `version: 1
product: Security
timezone: Europe/Berlin
default-owner: ada
gate: off
incidents: { confidential-from: [acme/shop] }
`;

/** The shop at night, and the step of its workflow at a time of that night. */
class Night implements AsyncDisposable {
  static async begin(): Promise<Night> {
    const clock = { now: at("02:40") };
    const collaborators = { ada: "admin", bo: "write", chi: "write" } as const;
    const github = await startGitHub({
      now: () => clock.now,
      users: ["ada", "bo", "chi", "warden"].map((login) => ({ login })),
      tokens: [
        { token: "ghs_step", login: "github-actions[bot]", kind: "actions" },
        ...["ada", "bo", "chi", "warden"].map((login) => ({ token: login, login, kind: "user" as const })),
      ],
      repositories: [
        {
          owner: "acme",
          name: "shop",
          files: { "README.md": "# Shop\n", ".github/almanac.yml": PLAYBOOK },
          collaborators,
        },
        {
          owner: "acme",
          name: "security",
          private: true,
          files: { ".github/almanac.yml": SECURITY },
          collaborators: { ...collaborators, warden: "write" },
        },
      ],
    });
    return new Night(github, clock);
  }

  readonly github: EmbeddedGitHub;
  readonly #clock: { now: string };

  constructor(github: EmbeddedGitHub, clock: { now: string }) {
    this.github = github;
    this.#clock = clock;
  }

  /** What somebody does at a time. */
  async does(
    time: string,
    who: string,
    method: "post" | "patch" | "put",
    path: string,
    body: object,
    repository = SHOP,
  ): Promise<void> {
    this.#clock.now = at(time);
    await this.github.as(who)[method](`${repository}${path}`, body);
  }

  /** The workflow's step at a time, woken by an event of the issue; how many requests it took, and what it said. */
  async step(
    time: string,
    issue?: number,
    more: Readonly<Record<string, string>> = {},
  ): Promise<{ requests: number; watch: string | undefined; told: string }> {
    this.#clock.now = at(time);
    this.github.requests.clear();
    const event = issue === undefined ? {} : { issue: { number: issue } };
    const run = await runStep(this.github.url, { token: "ghs_step", now: at(time) }, event, {
      GITHUB_EVENT_NAME: issue === undefined ? "schedule" : "issues",
      ...more,
    });
    if (run.code !== 0 || run.summary.includes("What to do")) throw new Error(`the step failed: ${run.summary}`);
    return {
      requests: this.github.requests.count,
      watch: run.outputs["watch"],
      told: JSON.stringify([run.summary, run.log, run.outputs, run.plan]),
    };
  }

  async issue(
    number: number,
    repository = SHOP,
  ): Promise<{ state: string; body: string; assignees: { login: string }[]; labels: { name: string }[] }> {
    return (await this.github.as("ada").get(`${repository}/issues/${number}`)) as Awaited<ReturnType<Night["issue"]>>;
  }

  async comments(
    number: number,
    repository = SHOP,
  ): Promise<readonly { user: { login: string }; body: string; reactions: object }[]> {
    const comments = await this.github.as("ada").get(`${repository}/issues/${number}/comments?per_page=100`);
    return comments as Awaited<ReturnType<Night["comments"]>>;
  }

  async [Symbol.asyncDispose](): Promise<void> {
    await this.github.close();
  }
}

describe("the bundle, when an issue is labelled P0", () => {
  it("leads it from the first response to its resolution, and keeps to its requests", async () => {
    await using night = await Night.begin();
    await night.step("02:40");
    await night.does("02:47", "ada", "post", "/issues", { title: "Checkout is down", labels: ["P0"] });
    const first = await night.step("02:47", 3);
    // Three for the quiet pass; six for the response: timeline, permission, assignment, comment, its pin, the ledger; and
    // at most six for what changed before it and what resembles it.
    expect(first.watch).toBe("true");
    expect(first.requests).toBeLessThanOrEqual(3 + 6 + 6);
    expect((await night.issue(3)).assignees.map(({ login }) => login).toSorted()).toEqual(["ada", "bo"]);
    const [status] = await night.comments(3);
    expect(status).toMatchObject({
      user: { login: "github-actions[bot]" },
      body: expect.stringContaining("## 🔴 P0 Critical") as string,
    });

    // Nothing has changed: the quiet pass and one timeline.
    expect((await night.step("02:48")).requests).toBe(4);

    await night.does("02:51", "bo", "post", "/issues/3/comments", { body: "/ack" });
    await night.does("02:58", "bo", "post", "/issues/3/comments", { body: "/update Nobody can pay. next 25m" });
    // Each start of a process takes long: what people said before is heard when the clock calls.
    await night.step("03:17", 3);
    await night.does("03:20", "bo", "post", "/issues/3/comments", { body: "/mitigated" });
    expect((await night.step("03:20", 3)).watch).toBe("true");
    expect((await night.step("03:50")).watch).toBe("false");
    await night.does("03:51", "chi", "post", "/issues/3/comments", { body: "/verified paid with three cards" });
    await night.does("03:52", "bo", "post", "/issues/3/comments", { body: "/resolve switched back by hand" });
    await night.step("03:52", 3);
    // It stays open for its post-mortem, until somebody who decides waives that.
    expect((await night.issue(3)).state).toBe("open");
    await night.does("03:53", "ada", "post", "/issues/3/comments", { body: "/waive post-mortem known cause" });
    await night.step("03:53", 3);
    expect((await night.issue(3)).state).toBe("closed");

    const said = (await night.comments(3))
      .filter(({ user }) => user.login === "github-actions[bot]")
      .map(({ body }) => body);
    expect(said.map((body) => body.split("\n")[0])).toEqual([
      "## 🔴 P0 Critical · Resolved",
      "@bo @ada",
      "@ada **Brief for executives**",
      "<details><summary>Commands taken (6)</summary>",
      "@ada **Brief for executives**",
      "**Resolved** 03:52 by bo. Users could work again after 33\u00a0min.",
    ]);
    expect(said[0]).toContain(
      "✅ detected 02:47 ✅ triaged 02:47 ✅ mitigated 03:20 ✅ resolved 03:52 ✅ post-mortem waived",
    );
    expect(night.github.unhandled).toEqual([]);
  }, 120_000);
});

describe("the bundle, on a night with more than one incident", () => {
  it("gives a late declaration true clocks, holds against a downgrade, lets a false alarm rest and keeps a secret", async () => {
    await using night = await Night.begin();
    const secret = "cards of customers leaked";
    const token = { ALMANAC_PRIVATE_TOKEN: "warden" };
    const [late, hidden] = [1, 2];
    await night.does("05:00", "ada", "post", "/issues", { title: "Search is slow", labels: ["P1"] });
    await night.does("05:00", "ada", "post", "/issues", { title: secret, labels: ["P1", "data-breach"] });
    const told = [(await night.step("05:00", late, token)).told];
    expect((await night.issue(1, SECURITY_REPOSITORY)).body).toContain(secret);

    await night.does("05:01", "bo", "post", `/issues/${late}/comments`, { body: "/detected 04:40\n/started 04:35" });
    await night.does("05:02", "chi", "post", `/issues/${late}/comments`, { body: "/severity P3 nobody searches" });
    await night.does("05:03", "chi", "put", `/issues/${late}/labels`, { labels: ["P2"] });
    const said = { body: `/ack\n\n/update ${secret} by a query` };
    await night.does("05:03", "bo", "post", "/issues/1/comments", said, SECURITY_REPOSITORY);
    told.push((await night.step("05:03", late, token)).told);
    const ours = async (number: number) =>
      (await night.comments(number)).filter(({ user }) => user.login === "github-actions[bot]").map(({ body }) => body);
    const [board = "", ...others] = await ours(late);
    expect(board).toContain("P1 High");
    expect(board).toContain("✅ detected 04:40");
    expect((await night.issue(late)).labels.map(({ name }) => name)).toEqual(["P1"]);
    expect(others.join("\n")).toContain(
      "chi, `/severity P3 nobody searches` was not taken: lowering the severity to P3",
    );
    expect(others.join("\n")).toContain("@chi P2 does not hold, P1 does");

    const kept = await night.issue(1, SECURITY_REPOSITORY);
    expect(kept.body).toContain("✅ 05:03 bo");
    expect(kept.body).toContain(`**Impact** ${secret} by a query`);
    const stub = await ours(hidden);
    expect(stub).toHaveLength(1);
    expect(stub[0]).toMatch(/^An incident is being handled \(P1, since 05:00\)\./);

    await night.does("05:04", "ada", "patch", `/issues/${late}`, { state: "closed", state_reason: "not_planned" });
    // Long after all its clocks would have called.
    told.push((await night.step("09:00", undefined, token)).told);
    expect(await ours(late)).toHaveLength(others.length + 1);
    expect((await ours(late))[0]).toContain("P1 High · No incident");
    expect(JSON.stringify([told, await ours(hidden), (await night.issue(3)).body])).not.toContain(secret);
    expect(night.github.unhandled).toEqual([]);
  }, 120_000);
});
