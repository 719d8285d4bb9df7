import { expect, test } from "vitest";
import { applyPlan, writerOf } from "../../src/github/apply-plan.ts";
import type { Operation } from "../../src/operation/operation.ts";
import type { Outcome } from "../../src/operation/outcome.ts";
import { BOT, githubWorld } from "../support/github-world.ts";
import { MARKER, aPlan, commits, opens, reports } from "../support/operations.ts";

type World = Awaited<ReturnType<typeof githubWorld>>;

const BRANCH = "almanac-report/weekly-analytics/2026-W47";
const REPORT = "reports/weekly-analytics/2026-W47.md";

async function apply(world: World, ...operations: readonly Operation[]): Promise<readonly Outcome[]> {
  return applyPlan(aPlan(...operations), writerOf(world.connect(), { authors: [BOT] }));
}

/** What was asked for since the last look, as `POST /git/trees`. */
function asked({ github }: World): readonly string[] {
  const lines = github.requests.entries.map(
    ({ method, path }) => `${method} ${decodeURIComponent(path.replace("/repos/acme/shop", ""))}`,
  );
  github.requests.clear();
  return lines;
}

async function text(world: World, path: string, branch: string): Promise<string | undefined> {
  const { status, data } = await world.github
    .as("ada")
    .request("GET", `/repos/acme/shop/contents/${path}?ref=${branch}`);
  return status === 200 ? Buffer.from((data as { content: string }).content, "base64").toString() : undefined;
}

async function history(world: World, branch: string): Promise<readonly string[]> {
  const rows = (await world.github.as("ada").get(`/repos/acme/shop/commits?sha=${branch}`)) as {
    commit: { message: string };
    parents: unknown[];
  }[];
  return rows.map(({ commit, parents }) => `${commit.message} (${parents.length})`);
}

async function pulls(world: World): Promise<readonly unknown[]> {
  return (await world.github.as("ada").get("/repos/acme/shop/pulls?state=all")) as unknown[];
}

test("a pull request costs five requests, however many files, and one more for reviewers", async () => {
  await using world = await githubWorld();
  const files = Array.from({ length: 30 }, (_, index) => ({ path: `reports/x/${index}.md`, text: `# ${index}\n` }));
  expect(await apply(world, reports("a", { files, reviewers: ["bo"], body: ["Draft\n\n", MARKER] }))).toEqual([
    { kind: "done", key: "a", number: 1, url: `${world.client.webUrl}/pull/1`, problems: [] },
  ]);
  expect(asked(world)).toEqual([
    "GET /branches/main",
    "POST /git/trees",
    "POST /git/commits",
    "POST /git/refs",
    "POST /pulls",
    "POST /pulls/1/requested_reviewers",
  ]);
  expect(await text(world, "reports/x/29.md", BRANCH)).toBe("# 29\n");
  expect(await text(world, "README.md", BRANCH)).toBe("# Shop\n");
  expect(await history(world, BRANCH)).toEqual(["Weekly analytics 2026-W47 (1)", "Initial commit (0)"]);
  expect(await pulls(world)).toMatchObject([
    { title: "Weekly analytics 2026-W47", requested_reviewers: [{ login: "bo" }], user: { login: BOT } },
  ]);
});

test("the base is read once for several pull requests, and their numbers can be referred to", async () => {
  await using world = await githubWorld();
  await apply(
    world,
    reports("a"),
    reports("b", { branch: "almanac-report/x/y" }),
    opens("c", { body: ["#", { ref: "b" }, "\n\n", MARKER] }),
  );
  expect(asked(world).filter((line) => line.startsWith("GET"))).toEqual(["GET /branches/main"]);
  expect(await world.github.as("ada").get("/repos/acme/shop/issues/3")).toMatchObject({ body: `#2\n\n${MARKER}` });
});

test("reviewers who cannot be asked are a problem, but no failure", async () => {
  await using world = await githubWorld();
  const [outcome] = await apply(world, reports("a", { reviewers: ["outsider"] }));
  expect(outcome).toMatchObject({ kind: "done", number: 1, problems: [{ id: "reviewers-dropped" }] });
});

test("teams are asked too, and who can be asked is, whoever else cannot", async () => {
  const token = { token: "ghs_app", login: BOT, kind: "app" } as const;
  await using world = await githubWorld({}, { teams: { "acme/product": ["bo"] }, tokens: [token] });
  const writer = writerOf(world.connect({ token: "ghs_app" }), { authors: [BOT] });
  const who = { reviewers: ["outsider", "bo"], teamReviewers: ["acme/product"] };
  const [outcome] = await applyPlan(aPlan(reports("a", who)), writer);
  expect(outcome).toMatchObject({ kind: "done", problems: [{ id: "reviewers-dropped" }] });
  expect(await pulls(world)).toMatchObject([
    { requested_reviewers: [{ login: "bo" }], requested_teams: [{ slug: "product" }] },
  ]);
});

test("no pull request without a change", async () => {
  await using world = await githubWorld({ files: { [REPORT]: "# Weekly\n" } });
  expect(await apply(world, reports("a"))).toEqual([{ kind: "unchanged", key: "a" }]);
  expect(asked(world)).toEqual(["GET /branches/main", "POST /git/trees"]);
});

const steps = ["GET .*/branches/", "POST .*/git/trees", "POST .*/git/commits", "POST .*/git/refs", "POST .*/pulls$"];

test.each(steps.flatMap((step) => (["before", "after"] as const).map((how) => [step, how] as const)))(
  "a pass that dies at %s (%s the answer) is completed by the next",
  async (step, how) => {
    await using world = await githubWorld();
    // Three times: reads and what may be sent twice are tried that often.
    world.github.failNext({ match: new RegExp(`^${step}`), how, times: step.includes("pulls") ? 1 : 3 });
    await apply(world, reports("a"));
    world.github.forgetFaults();
    // Somebody commits in between, so that the base is another.
    await world.github
      .as("ada")
      .put("/repos/acme/shop/contents/other.md", { message: "Other", content: "eA==", branch: "main" });
    const [outcome] = await apply(world, reports("a"));
    expect(outcome).toMatchObject({ kind: "done", problems: [] });
    expect((await pulls(world)).length).toBe(1);
    expect(await text(world, REPORT, BRANCH)).toBe("# Weekly\n");
    const [again] = await apply(world, reports("a"));
    expect(again).toEqual(outcome);
  },
);

test("a branch left behind with an older text gets the newer one, on top", async () => {
  await using world = await githubWorld();
  world.github.failNext({ match: /^POST .*\/pulls$/, how: "status", status: 422, body: { message: "no" } });
  await apply(world, reports("a", { files: [{ path: REPORT, text: "# Old\n" }] }));
  const [outcome] = await apply(world, reports("a", { message: "Again" }));
  expect(outcome).toMatchObject({ kind: "done", number: 1 });
  expect(await text(world, REPORT, BRANCH)).toBe("# Weekly\n");
  expect(await history(world, BRANCH)).toEqual(["Again (1)", "Weekly analytics 2026-W47 (1)", "Initial commit (0)"]);
});

test("a pull request that somebody closed is not opened a second time", async () => {
  await using world = await githubWorld();
  await apply(world, reports("a"));
  await world.github.as("ada").patch("/repos/acme/shop/pulls/1", { state: "closed" });
  const [outcome] = await apply(world, reports("a"));
  expect(outcome).toMatchObject({ kind: "done", number: 1, problems: [{ id: "pull-request-closed" }] });
  expect((await pulls(world)).length).toBe(1);
});

test("where Actions may not open pull requests, the branch stands and the setting is named", async () => {
  await using world = await githubWorld({ actionsMayOpenPullRequests: false });
  const outcomes = await apply(world, reports("a"), reports("b", { branch: "almanac-report/x/y" }), opens("c"));
  expect(outcomes.map(({ kind }) => kind)).toEqual(["failed", "skipped", "done"]);
  expect(outcomes[0]).toMatchObject({
    problem: { id: "actions-may-not-open-pull-requests", place: `${world.client.webUrl}/settings/actions` },
  });
  expect(await text(world, REPORT, BRANCH)).toBe("# Weekly\n");
});

test("a commit costs four requests, the next to the same branch three", async () => {
  await using world = await githubWorld();
  const outcomes = await apply(
    world,
    commits("a"),
    commits("b", { files: [{ path: "b.md", text: "b" }], message: "More" }),
  );
  expect(outcomes).toMatchObject([
    { kind: "done", url: expect.stringContaining("/commit/") as string },
    { kind: "done", number: undefined },
  ]);
  expect(asked(world)).toEqual([
    "GET /branches/main",
    "POST /git/trees",
    "POST /git/commits",
    "PATCH /git/refs/heads/main",
    "POST /git/trees",
    "POST /git/commits",
    "PATCH /git/refs/heads/main",
  ]);
  expect(await history(world, "main")).toEqual(["More (1)", "Daily metrics (1)", "Initial commit (0)"]);
});

test("no commit where the files stand like that already", async () => {
  await using world = await githubWorld();
  await apply(world, commits("a"));
  asked(world);
  expect(await apply(world, commits("a"))).toEqual([{ kind: "unchanged", key: "a" }]);
  expect(asked(world)).toEqual(["GET /branches/main", "POST /git/trees"]);
});

test("a branch of its own begins without history, and goes on with it", async () => {
  await using world = await githubWorld();
  const data = { branch: "almanac-data", orphan: true };
  await apply(world, commits("a", data));
  await apply(world, commits("b", { ...data, message: "Next", files: [{ path: "b.md", text: "b" }] }));
  expect(await history(world, "almanac-data")).toEqual(["Next (1)", "Daily metrics (0)"]);
  expect(await text(world, "README.md", "almanac-data")).toBeUndefined();
  expect(await apply(world, commits("c", { branch: "gone" }))).toMatchObject([
    { kind: "failed", problem: { id: "branch-missing" } },
  ]);
});

test("whoever commits meanwhile keeps their commit, and ours comes on top", async () => {
  await using world = await githubWorld();
  let others = 0;
  const busy = world.connect({ fetch: busyFetch(2) });
  const [outcome] = await applyPlan(aPlan(commits("a")), writerOf(busy, { authors: [BOT] }));
  expect(outcome?.kind).toBe("done");
  expect(await history(world, "main")).toEqual([
    "Daily metrics (1)",
    "Other 2 (1)",
    "Other 1 (1)",
    "Initial commit (0)",
  ]);
  const endless = world.connect({ fetch: busyFetch(9) });
  const [given] = await applyPlan(
    aPlan(commits("b", { files: [{ path: "b.md", text: "b" }] })),
    writerOf(endless, { authors: [BOT] }),
  );
  expect(given).toMatchObject({ kind: "failed", problem: { id: "branch-moved" } });
  expect(await text(world, "b.md", "main")).toBeUndefined();

  /** Somebody commits just before our commit is to become the head, `times` times. */
  function busyFetch(times: number): typeof fetch {
    let left = times;
    return async (url, init) => {
      if (init?.method === "PATCH" && left > 0) {
        left -= 1;
        others += 1;
        await world.github.as("ada").put(`/repos/acme/shop/contents/other-${others}.md`, {
          message: `Other ${others}`,
          content: "eA==",
          branch: "main",
        });
      }
      return fetch(url, init);
    };
  }
});

test("a protected branch is diagnosed, not tried again", async () => {
  await using world = await githubWorld();
  world.github.rules.ruleset("acme/shop", { branches: ["main"], rules: [{ type: "pull_request" }] });
  expect(await apply(world, commits("a"))).toMatchObject([{ kind: "failed", problem: { id: "branch-protected" } }]);
  expect(asked(world).filter((line) => line.startsWith("PATCH")).length).toBe(1);
  world.github.rules.ruleset("acme/shop", { branches: ["almanac-data"], rules: [{ type: "creation" }] });
  expect(await apply(world, commits("b", { branch: "almanac-data", orphan: true }))).toMatchObject([
    { kind: "failed", problem: { id: "branch-creation-forbidden" } },
  ]);
});

test("an empty repository is diagnosed", async () => {
  await using world = await githubWorld({ files: {} });
  expect(await apply(world, commits("b", { orphan: true }))).toMatchObject([
    { kind: "failed", problem: { id: "repository-empty" } },
  ]);
});
