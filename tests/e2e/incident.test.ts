import { describe, expect, it } from "vitest";
import { type EmbeddedGitHub, startGitHub } from "../../src/demo/embedded/start.ts";
import { at } from "../support/incident-world.ts";
import { runStep } from "../support/run-step.ts";

const SHOP = "/repos/acme/shop";
const PLAYBOOK = `version: 1
extends: phase-6
product: Shop
timezone: Europe/Berlin
default-owner: ada
roles: { infrastructure-maintainer: bo, evidence-collector: chi }
`;

/** The shop at night, and the step of its workflow at a time of that night. */
class Night implements AsyncDisposable {
  static async begin(): Promise<Night> {
    const clock = { now: at("02:40") };
    const github = await startGitHub({
      now: () => clock.now,
      users: [{ login: "ada" }, { login: "bo" }, { login: "chi" }],
      tokens: [
        { token: "ghs_step", login: "github-actions[bot]", kind: "actions" },
        ...["ada", "bo", "chi"].map((login) => ({ token: login, login, kind: "user" as const })),
      ],
      repositories: [
        {
          owner: "acme",
          name: "shop",
          files: { "README.md": "# Shop\n", ".github/almanac.yml": PLAYBOOK },
          collaborators: { ada: "admin", bo: "write", chi: "write" },
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
  async does(time: string, who: string, method: "post" | "patch", path: string, body: object): Promise<void> {
    this.#clock.now = at(time);
    await this.github.as(who)[method](`${SHOP}${path}`, body);
  }

  /** The workflow's step at a time, woken by an event of the issue; how many requests it took, and what it said. */
  async step(time: string, issue?: number): Promise<{ requests: number; watch: string | undefined }> {
    this.#clock.now = at(time);
    this.github.requests.clear();
    const event = issue === undefined ? {} : { issue: { number: issue } };
    const run = await runStep(this.github.url, { token: "ghs_step", now: at(time) }, event, {
      GITHUB_EVENT_NAME: issue === undefined ? "schedule" : "issues",
    });
    if (run.code !== 0 || run.summary.includes("What to do")) throw new Error(`the step failed: ${run.summary}`);
    return { requests: this.github.requests.count, watch: run.outputs["watch"] };
  }

  async issue(number: number): Promise<{ state: string; assignees: { login: string }[] }> {
    return (await this.github.as("ada").get(`${SHOP}/issues/${number}`)) as Awaited<ReturnType<Night["issue"]>>;
  }

  async comments(number: number): Promise<readonly { user: { login: string }; body: string; reactions: object }[]> {
    const comments = await this.github.as("ada").get(`${SHOP}/issues/${number}/comments?per_page=100`);
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
  });
});
