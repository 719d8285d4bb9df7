import { describe, expect, it } from "vitest";
import { type EmbeddedGitHub, startGitHub } from "../../src/demo/embedded/start.ts";
import { readBoxes } from "../../src/markdown/checklist.ts";
import { readMarker } from "../../src/markdown/marker.ts";
import { smallestPlaybookText } from "../support/example-playbooks.ts";
import { runStep } from "../support/run-step.ts";

type Row = {
  number: number;
  title: string;
  body: string;
  state: string;
  pull_request?: object;
  assignees: { login: string }[];
  labels: { name: string }[];
};

const MONDAY = "2026-11-23T08:17:00Z";
const world = (files: Record<string, string>) =>
  startGitHub({
    now: () => MONDAY,
    users: [{ login: "ada" }],
    tokens: [
      { token: "ghs_step", login: "github-actions[bot]", kind: "actions" },
      { token: "ada", login: "ada", kind: "user" },
    ],
    repositories: [
      { owner: "acme", name: "shop", files: { "README.md": "# Shop\n", ...files }, collaborators: { ada: "admin" } },
    ],
  });
const step = (github: EmbeddedGitHub, inputs: Record<string, string> = {}) =>
  runStep(github.url, { token: "ghs_step", now: MONDAY, ...inputs });

async function ada<T>(github: EmbeddedGitHub, method: string, path: string, body?: object): Promise<T> {
  const answer = await fetch(`${github.url}/repos/acme/shop${path}`, {
    method,
    headers: { authorization: "Bearer ada", "content-type": "application/json" },
    ...(body === undefined ? {} : { body: JSON.stringify(body) }),
  });
  const text = await answer.text();
  if (!answer.ok) throw new Error(`${method} ${path}: ${answer.status} ${text}`);
  return JSON.parse(text) as T;
}

/** One report a week and nothing else, so that a pass takes no pauses between many writes. */
const ONE_ROW = `version: 1
product: Shop
timezone: Europe/Berlin
default-owner: ada
cadences:
  weekly-analytics:
    title: Weekly analytics
    owner: ada
    every: week
    on: monday
    delivery: pull-request
`;

const kindsOf = (rows: readonly Row[]) =>
  rows.map((row) => [readMarker(row.body)?.kind, readMarker(row.body)?.key[0]].join(" ").trim());

describe("the bundle, started as the runner does, with five lines of playbook", () => {
  it("opens the gate; once that is signed off, all that is due; and a second run changes nothing", async () => {
    await using github = await world({ ".github/almanac.yml": smallestPlaybookText });
    const first = await step(github);
    expect(first).toMatchObject({ code: 0, outputs: { opened: "2" } });
    expect(kindsOf(await ada<Row[]>(github, "GET", "/issues?direction=asc"))).toEqual(["gate launch", "almanac"]);

    const gate = (await ada<Row[]>(github, "GET", "/issues?direction=asc"))[0];
    if (gate === undefined) throw new Error("no gate");
    const ticked = readBoxes(gate.body)
      .toReversed()
      .reduce(
        (body, box) =>
          `${body.slice(0, box.start)}${body.slice(box.start, box.end).replace("[ ]", "[x]")}${body.slice(box.end)}`,
        gate.body,
      );
    await ada(github, "PATCH", `/issues/${gate.number}`, { body: ticked });
    await ada(github, "PATCH", `/issues/${gate.number}`, { state: "closed", state_reason: "completed" });

    const second = await step(github);
    expect(second.code).toBe(0);
    expect(second.log).toContain("open issue Weekly analytics 2026-W47");
    const open = await ada<Row[]>(github, "GET", "/issues?direction=asc&per_page=100");
    expect(kindsOf(open).sort()).toEqual([
      "almanac",
      "occurrence channel-optimization",
      "occurrence content-week",
      "occurrence sprint-plan",
      "occurrence status-update",
      "occurrence weekly-analytics",
      "occurrence weekly-feedback",
      "report channel-optimization",
      "report sprint-plan",
      "report status-update",
      "report weekly-analytics",
      "report weekly-feedback",
      "standing customer-support",
      "standing delivery-pipeline",
      "standing system-reliability",
    ]);
    expect(
      open
        .filter((row) => row.pull_request === undefined && readMarker(row.body)?.kind === "occurrence")
        .map((row) => row.assignees.map(({ login }) => login)),
    ).toEqual(Array.from({ length: 6 }, () => ["ada"]));
    for (const id of ["daily-metrics", "support-triage", "health-check"]) {
      const file = await ada<{ content: string }>(github, "GET", `/contents/reports/${id}/2026-11-22.md`);
      expect(Buffer.from(file.content, "base64").toString()).toContain("22 November 2026");
    }

    github.requests.clear();
    const third = await step(github);
    expect(third).toMatchObject({ code: 0, outputs: { opened: "0" } });
    expect({ requests: github.requests.count, writes: github.requests.writes }).toEqual({ requests: 3, writes: 0 });
    expect(github.unhandled).toEqual([]);
  });

  it("closes the issue when its report is merged", async () => {
    await using github = await world({ ".github/almanac.yml": ONE_ROW });
    await step(github);
    const open = await ada<Row[]>(github, "GET", "/issues?direction=asc&per_page=100");
    const report = open.find((row) => kindsOf([row])[0] === "report weekly-analytics");
    const issue = open.find((row) => kindsOf([row])[0] === "occurrence weekly-analytics");
    expect(report?.body).toContain(`Closes #${issue?.number}`);
    expect(issue?.body).toContain("../compare/almanac-report/weekly-analytics/2026-W47");
    await ada(github, "PUT", `/pulls/${report?.number}/merge`, { merge_method: "squash" });
    expect(await ada<Row>(github, "GET", `/issues/${issue?.number}`)).toMatchObject({
      state: "closed",
      state_reason: "completed",
    });
    await ada(github, "GET", "/contents/reports/weekly-analytics/2026-W47.md");
  });
});

describe("the bundle, when something is wrong", () => {
  it("explains a broken playbook at its line and touches nothing", async () => {
    await using github = await world({
      ".github/almanac.yml":
        "version: 1\nextends: phase-6\nproduct: Shop\ntimezone: Europe/Berlin\ndefault-owner: @ada\n",
    });
    const run = await step(github);
    expect(run.code).toBe(1);
    expect(run.summary).toContain(".github/almanac.yml:5:16");
    expect(run.summary).toContain("leave the @ out or quote it");
    expect(run.log).toContain("::error file=.github/almanac.yml,line=5,col=16::");
    expect(github.requests.writes).toBe(0);
  });

  it("says that there is no playbook, and what to do", async () => {
    await using github = await world({});
    const run = await step(github);
    expect({ code: run.code, writes: github.requests.writes }).toEqual({ code: 0, writes: 0 });
    expect(run.summary).toContain("There is no `.github/almanac.yml`");
  });

  it("names a bad token as the cause", async () => {
    await using github = await world({ ".github/almanac.yml": smallestPlaybookText });
    const run = await step(github, { token: "ghs_wrong" });
    expect(run.code).toBe(1);
    expect(run.summary).toContain("**What to do:**");
    expect(run.summary + run.log).not.toContain("ghs_wrong");
  });

  it("plans without writing where the command says plan, and refuses a command it does not know", async () => {
    await using github = await world({ ".github/almanac.yml": smallestPlaybookText });
    const planned = await step(github, { command: "plan" });
    expect({ code: planned.code, writes: github.requests.writes }).toEqual({ code: 0, writes: 0 });
    expect(planned.plan).toMatchObject({ version: 1, plannedAt: MONDAY });
    const unknown = await step(github, { command: "launch" });
    expect(unknown.code).toBe(1);
    expect(unknown.summary).toContain("it is one of run, plan, check");
  });

  it("writes nothing for a playbook that the App runs, and says why", async () => {
    await using github = await world({ ".github/almanac.yml": `${smallestPlaybookText}runner: app\n` });
    const run = await step(github);
    expect(github.requests.writes).toBe(0);
    expect(run.summary).toContain("runner: app");
  });
});
