import { fileURLToPath } from "node:url";
import { expect, it } from "vitest";
import { routesInSource } from "../../scripts/routes-in-source.ts";
import { lookOnGitHub } from "../../src/commands/init/look-on-github.ts";
import { liveThrough } from "../../src/demo/live-through.ts";
import { QUARTER } from "../../src/demo/stretch.ts";
import { START, openShop } from "../../src/demo/open-shop.ts";
import { type EmbeddedGitHub, startGitHub } from "../../src/demo/embedded/start.ts";
import { identify } from "../../src/app.ts";
import { convertManifest } from "../../src/github/app/convert-manifest.ts";
import { mintToken } from "../../src/github/app/mint-token.ts";
import { readDeliveryLog } from "../../src/github/app/read-delivery-log.ts";
import { readInstallation, readInstallations } from "../../src/github/app/read-installations.ts";
import { readReachedRepositories } from "../../src/github/app/read-reached-repositories.ts";
import { redeliver } from "../../src/github/app/redeliver.ts";
import { connect } from "../../src/github/client.ts";
import { applyPlan, writerOf } from "../../src/github/apply-plan.ts";
import { readDeployments } from "../../src/github/facts/read-deployments.ts";
import { readHappenings } from "../../src/github/facts/read-happenings.ts";
import { readResponses } from "../../src/github/facts/read-responses.ts";
import { readTimeline } from "../../src/github/facts/read-timeline.ts";
import { readWholeFile } from "../../src/github/facts/read-whole-file.ts";
import { readFolder } from "../../src/github/facts/read-folder.ts";
import { startWorkflow } from "../../src/github/start-workflow.ts";
import { readBuiltIns } from "../../src/sources/built-ins.ts";
import { systemClock } from "../../src/sources/system-clock.ts";
import { addMillis } from "../../src/time/instant.ts";
import { APP_KEY, INSTALLED, SECRET } from "../support/app-seed.ts";
import { addDays } from "../../src/time/local-date.ts";
import { checkPostMortem } from "../../src/postmortem/check-post-mortem.ts";
import { renderCheckRun } from "../../src/render/check-run.ts";
import { heldAgainst } from "../postmortem/held-against.ts";
import { doctorWorld, FILE, MONDAY } from "../support/doctor-world.ts";
import { smallestPlaybookText } from "../support/example-playbooks.ts";
import { BOT, githubWorld } from "../support/github-world.ts";
import { describedRoutes, type SentRequest, violationsOf } from "../support/openapi.ts";
import { readReleases } from "../../src/github/facts/read-releases.ts";
import { aPlan, opens, reports } from "../support/operations.ts";
import { runStep } from "../support/run-step.ts";
import { takeSentRequests } from "../support/watched-requests.ts";

const SHOP = "/repos/acme/shop";

/** More than GitHub puts into the answer about a file. */
const LARGE = `day,value\n${"2026-11-22,1\n".repeat(90_000)}`;

/** The demo's first two days; the whole quarter is held to it in `scripts/contract.ts`. */
async function twoDays(): Promise<void> {
  await using shop = await openShop(START);
  const builtIns = await readBuiltIns(new URL("../../templates/", import.meta.url));
  await liveThrough({ ...shop, builtIns, from: QUARTER.from, to: addDays(QUARTER.from, 1) }, () => {});
}

/** The bundle as a workflow starts it: a first pass, a second, and the check of a pull request that changes its mind. What opens all at once waits between writes, and is watched in `tests/e2e`. */
async function bundle(): Promise<void> {
  const playbook = smallestPlaybookText;
  await using github = await startGitHub({
    now: () => MONDAY,
    users: [{ login: "ada" }],
    tokens: [{ token: "ghs_step", login: BOT, kind: "actions" }],
    repositories: [{ owner: "acme", name: "shop", files: { [FILE]: playbook }, collaborators: { ada: "admin" } }],
  });
  const step = { token: "ghs_step", now: MONDAY };
  await runStep(github.url, step);
  await runStep(github.url, step);
  const ada = github.as("ada");
  const { object } = (await ada.get(`${SHOP}/git/ref/heads/main`)) as { object: { sha: string } };
  await ada.post(`${SHOP}/git/refs`, { ref: "refs/heads/change", sha: object.sha });
  let number = 0;
  for (const change of ["cap: 3\n", "paused: true\n"]) {
    const { sha } = (await ada.get(`${SHOP}/contents/${FILE}?ref=change`)) as { sha: string };
    const content = Buffer.from(playbook + change).toString("base64");
    await ada.put(`${SHOP}/contents/${FILE}`, { message: "Change it", branch: "change", sha, content });
    if (number === 0)
      ({ number } = (await ada.post(`${SHOP}/pulls`, { title: "Change", head: "change", base: "main" })) as {
        number: number;
      });
    const [head, base] = ["change", "main"].map((ref) => ({ ref, repo: { full_name: "acme/shop" } }));
    await runStep(github.url, { ...step, command: "check" }, { pull_request: { number, head, base } });
  }
}

/** What people start by hand. */
async function commands(): Promise<void> {
  await using ill = await doctorWorld();
  await ill.findings({ token: "ghp_ada" });
  await using world = await githubWorld();
  await lookOnGitHub(world.connect({ token: "ghp_ada" }), BOT);
}

/** What the App asks as itself, and of an installation about itself. */
async function app(): Promise<void> {
  await using github = await startGitHub({
    now: () => MONDAY,
    users: [],
    tokens: [],
    repositories: [{ owner: "acme", name: "shop", files: { "a.md": "" }, collaborators: { ada: "admin" } }],
    app: INSTALLED,
  });
  github.hooks.sendTo("http://127.0.0.1:1/", SECRET);
  await github.as("ada").post(`${SHOP}/issues`, { title: "One" });
  await github.hooks.idle();
  const connected = (token: string) => connect({ token, api: github.url, owner: "", name: "", clock: systemClock });
  const identity = identify({ appId: "7", privateKey: APP_KEY, api: github.url });
  const asApp = connected(await identity.statement());
  await asApp.request("GET /app", {});
  const [installation] = await readInstallations(asApp);
  await readInstallation(asApp, installation?.id ?? 0);
  const { token } = await mintToken(asApp, installation?.id ?? 0, { permissions: { metadata: "read" } });
  await readReachedRepositories(connected(token));
  const { failed } = await readDeliveryLog(asApp, addMillis(MONDAY, -3_600_000), 1);
  await redeliver(asApp, failed[0]?.id ?? 0n);
  await convertManifest(connected(""), "embedded-code");
  await checkOnPull(github);
}

/** What the check of a pull request begins with. */
async function checkOnPull(github: EmbeddedGitHub): Promise<void> {
  const ada = github.as("ada");
  const { object } = (await ada.get(`${SHOP}/git/ref/heads/main`)) as { object: { sha: string } };
  await ada.post(`${SHOP}/git/refs`, { ref: "refs/heads/topic", sha: object.sha });
  await ada.put(`${SHOP}/contents/b.md`, { message: "Write", content: "", branch: "topic" });
  const { number } = (await ada.post(`${SHOP}/pulls`, { title: "x", head: "topic", base: "main" })) as {
    number: number;
  };
  const identity = identify({ appId: "7", privateKey: APP_KEY, api: github.url });
  const asApp = connect({
    token: await identity.statement(),
    api: github.url,
    owner: "",
    name: "",
    clock: systemClock,
  });
  const { token } = await mintToken(asApp, 70, {});
  const client = connect({ token, api: github.url, owner: "acme", name: "shop", clock: systemClock });
  await client.request("GET /repos/{owner}/{repo}/pulls/{pull_number}", { pull_number: number });
}

/** What needs a repository of a special kind. */
async function rarely(): Promise<void> {
  const many = Array.from({ length: 1000 }, (_, index) => [`reports/daily/${index}.md`, "Text\n"] as const);
  const files = { ...Object.fromEntries(many), "data/large.csv": LARGE, ".github/workflows/deploy.yml": "on: push\n" };
  await using world = await githubWorld({ files }, { teams: { "acme/product": ["ada"] } });
  await readFolder(world.client, "reports/daily", undefined);
  await readDeployments(world.client, "2026-11-01T00:00:00Z", "2026-12-01T00:00:00Z");
  await readResponses(world.client, {
    kind: "responses",
    label: "support",
    since: "2026-11-01T00:00:00Z",
    answers: true,
    waiting: "waiting",
  });
  const runs = { kind: "happenings", what: "workflow-runs", environment: undefined, label: undefined } as const;
  for (const workflow of [undefined, "deploy.yml"])
    await readHappenings(world.client, { ...runs, workflow, from: "2026-11-01T00:00:00Z", to: "2026-12-01T00:00:00Z" });
  expect(await readWholeFile(world.client, "data/large.csv")).toEqual({ text: LARGE });
  const { number: incident } = (await world.github.as("ada").post(`${SHOP}/issues`, { title: "Down" })) as {
    number: number;
  };
  await readTimeline(world.client, incident);
  await startWorkflow(world.client, { file: "deploy.yml", ref: "main" }, { command: "run" });
  const { object } = (await world.github.as("ada").get(`${SHOP}/git/ref/heads/main`)) as { object: { sha: string } };
  const findings = checkPostMortem("# Nothing", heldAgainst);
  const noGraphQL: typeof fetch = async (input, init) =>
    new Request(input).url.endsWith("/graphql") ? new Response("", { status: 404 }) : fetch(input, init);
  await readReleases(world.connect({ fetch: noGraphQL }));
  const writer = writerOf(world.client, { authors: [BOT] });
  const label = { name: "almanac:weekly", color: "0e8a16", description: "Weekly" };
  const reason = "due";
  const plan = aPlan(
    opens("open:1", { labels: [label] }),
    { kind: "add-labels", key: "add", issue: 1, labels: [{ ...label, name: "almanac:gate" }], reason },
    { kind: "remove-label", key: "remove", issue: 1, label: "almanac:gate", reason },
    { kind: "add-assignees", key: "assign", issue: 1, assignees: ["ada"], reason },
    reports("report:1", { reviewers: ["ada"], teamReviewers: ["product"] }),
    opens("open:2"),
    {
      kind: "update-issue",
      key: "duplicate",
      issue: 3,
      title: "Two",
      body: undefined,
      state: { kind: "duplicate", of: 1 },
      needs: undefined,
      reason,
    },
    { kind: "comment", key: "status", issue: incident, body: "Said", pin: true, reason },
    { kind: "react", key: "react", issue: incident, comment: 1, reaction: "+1", reason },
    {
      kind: "check-run",
      key: "check",
      head: object.sha,
      reason,
      ...renderCheckRun([{ path: "postmortems/a.md", findings }]),
      name: "Check",
    },
    {
      kind: "commit-status",
      key: "status:check",
      name: "Check",
      head: object.sha,
      conclusion: "failure",
      title: "Missing",
      url: "https://github.com/acme/shop/actions/runs/1",
      reason,
    },
    {
      kind: "change-file",
      key: "change",
      branch: "main",
      path: "data/large.csv",
      was: LARGE,
      text: "a\n",
      message: "x",
      reason,
    },
  );
  for (const outcome of [...(await applyPlan(plan, writer)), ...(await applyPlan(aPlan(reports("report:2")), writer))])
    expect(outcome).toMatchObject({ kind: "done" });
}

it("sends only what GitHub describes, whatever it is asked to do", { timeout: 60_000 }, async () => {
  const sent: SentRequest[] = [];
  for (const live of [twoDays, bundle, commands, app, rarely]) {
    await live();
    sent.push(...takeSentRequests());
  }
  expect(sent.length).toBeGreaterThan(100);
  expect(sent.flatMap(violationsOf)).toEqual([]);
});

it("knows every route that the sources name, and no other", async () => {
  // After a change of routes, `scripts/trim-openapi.ts` makes the description anew.
  expect(await routesInSource(fileURLToPath(new URL("../../src/", import.meta.url)))).toEqual(
    [...describedRoutes].sort(),
  );
});

it("is held to that in every test: what a client sends to an embedded GitHub is seen", async () => {
  await using world = await githubWorld();
  await world.client.request("GET /repos/{owner}/{repo}/issues", { state: "open" });
  const headers = { authorization: "Bearer ghs_action", "user-agent": "almanac", "content-type": "application/json" };
  await fetch(`${world.github.url}${SHOP}/issues`, { method: "POST", headers, body: '{"title":"One","colour":"red"}' });
  await fetch(`${world.github.url}${SHOP}/issues?colour=red`, { headers: { ...headers, "user-agent": "somebody" } });
  const sent = takeSentRequests();
  expect(sent.map(({ method, path }) => `${method} ${path}`)).toEqual([
    `GET ${SHOP}/issues?state=open`,
    `POST ${SHOP}/issues`,
  ]);
  expect(sent.flatMap(violationsOf)).toEqual([
    expect.stringContaining('must NOT have additional properties {"additionalProperty":"colour"}'),
  ]);
});
