import { readFileSync } from "node:fs";
import { expect, it } from "vitest";
import { act } from "../../src/commands/act.ts";
import type { StepResult } from "../../src/commands/step.ts";
import { readSnapshot } from "../../src/github/read-snapshot.ts";
import { recordLink } from "../../src/render/record/record-link.ts";
import { readMarker } from "../../src/markdown/marker.ts";
import { BOT, type GitHubWorld, githubWorld } from "../support/github-world.ts";
import { APP, appPasses } from "../support/app-passes.ts";
import { oneSeverity } from "../support/one-severity.ts";

const SHOP = "/repos/acme/shop";
const FILE = ".github/almanac.yml";
const PLAYBOOK = oneSeverity("bo");
const good = readFileSync(new URL("../postmortem/good/site-reliability-book.md", import.meta.url), "utf8").replaceAll(
  /@(?:chi|hal)/g,
  "@ada",
);

type Row = {
  readonly number: number;
  readonly title: string;
  readonly body: string;
  readonly state: string;
  readonly pull_request?: object;
  readonly labels: readonly { readonly name: string }[];
  readonly assignees: readonly { readonly login: string }[];
};

/** Who makes the passes. */
type Runner = "action" | "app";

class Shop {
  readonly world: GitHubWorld;
  readonly #runner: Runner;
  readonly #app: (now: string) => Promise<void>;

  constructor(world: GitHubWorld, runner: Runner) {
    this.world = world;
    this.#runner = runner;
    this.#app = appPasses(world, FILE);
  }

  /** A pass at an instant. */
  async pass(now: string): Promise<void> {
    if (this.#runner === "app") return this.#app(now);
    const result = await this.#step(now, "run", {});
    if (result.failed) throw new Error(result.summary);
  }

  /** What a push to a pull request starts: a check of its own in the Action, a pass of the App. */
  async pushed(now: string, event: object): Promise<void> {
    await (this.#runner === "app" ? this.#app(now) : this.#step(now, "check", event));
  }

  /** What the workflow starts. */
  async #step(now: string, command: "run" | "check", event: object): Promise<StepResult> {
    this.world.clock.set(now);
    const client = this.world.connect();
    return act({
      command,
      client,
      author: BOT,
      playbookFile: FILE,
      observed: command === "run" ? readSnapshot(client, { authors: [BOT], playbookFile: FILE }) : undefined,
      log: () => {},
      now: undefined,
      clock: this.world.clock,
      templates: new URL("../../templates/", import.meta.url),
      env: {},
      event: async () => event,
    });
  }

  /** Passes until nothing is left to do. */
  async passes(now: string): Promise<void> {
    for (let round = 0; round < 6; round += 1) {
      const before = this.world.github.requests.writes;
      await this.pass(now);
      if (this.world.github.requests.writes === before) return;
    }
    throw new Error("there is no end to it");
  }

  as(login: string) {
    return this.world.github.as(login);
  }

  async ours(kind: string): Promise<readonly Row[]> {
    const rows = (await this.as("ada").get(`${SHOP}/issues?state=all&direction=asc&per_page=100`)) as readonly Row[];
    return rows.filter(({ body }) => readMarker(body)?.kind === kind);
  }

  async comments(number: number): Promise<readonly string[]> {
    const rows = (await this.as("ada").get(`${SHOP}/issues/${number}/comments?per_page=100`)) as { body: string }[];
    return rows.map(({ body }) => body);
  }

  async text(path: string, ref = "main"): Promise<{ readonly text: string; readonly sha: string }> {
    const file = (await this.as("ada").get(`${SHOP}/contents/${path}?ref=${ref}`)) as { content: string; sha: string };
    return { text: Buffer.from(file.content, "base64").toString("utf8"), sha: file.sha };
  }

  /** Goes through an incident from its label to its end; its number. */
  async incident(title: string, day: string): Promise<number> {
    const ada = this.as("ada");
    const at = (time: string) => `${day}T${time}:00Z`;
    this.world.clock.set(at("01:47"));
    const { number } = (await ada.post(`${SHOP}/issues`, { title, body: "Payments fail.", labels: ["P0"] })) as {
      number: number;
    };
    await this.passes(at("01:47"));
    this.world.clock.set(at("01:51"));
    await ada.post(`${SHOP}/issues/${number}/comments`, { body: "/ack" });
    this.world.clock.set(at("02:12"));
    await ada.post(`${SHOP}/issues/${number}/comments`, { body: "/mitigated" });
    await this.passes(at("02:45"));
    // Closed before it was verified: it is opened again once, with what it lacks, and the second closing is respected.
    for (const time of ["02:50", "02:55"]) {
      this.world.clock.set(at(time));
      await ada.patch(`${SHOP}/issues/${number}`, { state: "closed" });
      await this.passes(at(time));
    }
    return number;
  }
}

it.each(["action", "app"] as const)(
  "goes from the end of an incident to the last promise, and the next one of the same cause points back (%s)",
  { timeout: 60_000 },
  async (runner) => {
    const playbook = runner === "app" ? `${PLAYBOOK}runner: app\n` : PLAYBOOK;
    await using world = await githubWorld({ files: { [FILE]: playbook } }, { tokens: [APP] });
    const shop = new Shop(world, runner);
    await shop.passes("2026-11-27T08:00:00Z");
    const first = await shop.incident("Checkout is down", "2026-11-28");

    // The end of the incident opened its post-mortem, and the incident waits for it.
    const [pull] = await shop.ours("post-mortem");
    if (pull === undefined) throw new Error("there is no post-mortem");
    expect(pull.assignees.map(({ login }) => login)).toEqual(["bo"]);
    const issue = async (number: number) => (await shop.as("ada").get(`${SHOP}/issues/${number}`)) as Row;
    expect(await issue(first)).toMatchObject({ state: "open" });
    expect((await issue(first)).labels.map(({ name }) => name)).toContain("almanac:post-mortem-due");
    const path = readMarker(pull.body)?.notes["path"] ?? "";
    const branch = `almanac-report/post-mortem/${first}`;

    // As it is, it is refused at the lines where people must add something.
    const eventOf = async () => {
      const { head } = (await shop.as("ada").get(`${SHOP}/pulls/${pull.number}`)) as { head: { sha: string } };
      const repo = { full_name: "acme/shop" };
      return {
        head: head.sha,
        event: {
          pull_request: {
            number: pull.number,
            comments: 0,
            head: { sha: head.sha, repo },
            base: { ref: "main", repo },
          },
        },
      };
    };
    const before = await eventOf();
    const runsOf = async (head: string) =>
      (
        (await shop.as("ada").get(`${SHOP}/commits/${head}/check-runs`)) as {
          check_runs: { id: number; conclusion: string }[];
        }
      ).check_runs;
    const [refused] = await runsOf(before.head);
    expect(refused?.conclusion).toBe("failure");
    const draft = await shop.text(path, branch);
    const annotations = (await shop.as("ada").get(`${SHOP}/check-runs/${refused?.id}/annotations?per_page=100`)) as {
      start_line: number;
      annotation_level: string;
    }[];
    const lines = draft.text.split("\n");
    const errors = annotations.filter(({ annotation_level: level }) => level === "failure");
    expect(errors.length).toBeGreaterThan(10);
    for (const { start_line: line } of errors) expect(lines[line - 1]).toContain("TODO");

    // Written out, it passes and is merged; its action items become issues, linked back, and the incident is closed.
    const content = Buffer.from(good).toString("base64");
    await shop.as("bo").put(`${SHOP}/contents/${path}`, { message: "Write it", branch, sha: draft.sha, content });
    const after = await eventOf();
    await shop.pushed("2026-11-29T10:00:00Z", after.event);
    expect(await runsOf(after.head)).toMatchObject([{ conclusion: "success" }]);
    await shop.as("ada").put(`${SHOP}/pulls/${pull.number}/merge`, {});
    await shop.pass("2026-11-29T10:05:00Z");
    const actions = await shop.ours("action-item");
    expect(actions.map(({ assignees, labels }) => [assignees[0]?.login, labels[0]?.name])).toEqual([
      ["bo", "almanac:prevention"],
      ["ada", "almanac:prevention"],
      ["ada", "almanac:prevention"],
      ["ada", "almanac:prevention"],
    ]);
    expect((await shop.text(path)).text).toContain(
      `within 14 days [#${actions[0]?.number}](../../../../issues/${actions[0]?.number})`,
    );
    expect(await shop.as("ada").get(`${SHOP}/issues/${first}/sub_issues`)).toMatchObject(
      actions.map(({ number }) => ({ number })),
    );
    expect(await issue(first)).toMatchObject({ state: "closed" });
    expect((await issue(first)).labels.map(({ name }) => name)).not.toContain("almanac:post-mortem-due");

    // One is not done in time, and its owner hears of it.
    await shop.passes("2026-12-07T09:00:00Z");
    const late = actions.find(({ body }) => readMarker(body)?.notes["due"] === "2026-12-04");
    expect((await shop.comments(late?.number ?? 0)).join("\n")).toContain(
      "@bo this was promised for Friday 4 December 2026 and is still open.",
    );

    // The same cause again.
    const second = await shop.incident("Checkout is down again", "2026-12-08");
    const [, again] = await shop.ours("post-mortem");
    if (again === undefined) throw new Error("there is no second post-mortem");
    const secondPath = readMarker(again.body)?.notes["path"] ?? "";
    const secondBranch = `almanac-report/post-mortem/${second}`;
    const { sha } = await shop.text(secondPath, secondBranch);
    await shop
      .as("bo")
      .put(`${SHOP}/contents/${secondPath}`, { message: "Write it", branch: secondBranch, sha, content });
    await shop.as("ada").put(`${SHOP}/pulls/${again.number}/merge`, {});
    await shop.passes("2026-12-08T10:00:00Z");
    const told = (await shop.comments(second)).at(-1) ?? "";
    expect(told).toContain("**The cause `pinned-authority` came back.**");
    expect(told).toContain(`- #${first}: still open from then:`);

    // The month has its record.
    await shop.passes("2027-01-04T09:00:00Z");
    const record = (await shop.text("reports/incidents/2026-12.md")).text;
    expect(record).toContain("# Incidents of Acme Shop, December 2026");
    expect(record).toContain("| P0 | 1 | 1 of 1 |");
    const [almanac] = await shop.ours("almanac");
    const words = (await shop.comments(almanac?.number ?? 0)).filter((text) =>
      text.includes("promises of post-mortems"),
    );
    expect(words).toHaveLength(2);
    expect(words[1]).toContain("@ada **8 promises of post-mortems are open** at the end of 2026-12: 8 overdue");
    expect(record).toContain(`- \`pinned-authority\`: ${recordLink(first)} and ${recordLink(second)}; still open:`);
    expect(world.github.unhandled).toEqual([]);
  },
);
