import { describe, expect, test } from "vitest";
import { commit, pluck, smallGitHub } from "./world.ts";

const repo = "/repos/acme/shop";

describe("a new pull request", () => {
  test("counts what it holds and follows pushes to its branch", async () => {
    await using github = await smallGitHub();
    const send = github.send("act");
    const first = await commit(send, "work", { "a.md": "1\n", "docs/guide.md": "one\nthree\n" });
    const made = await send("POST", `${repo}/pulls`, { title: "Work", head: "work", base: "main", body: "Text" });
    expect([made.status, made.data]).toMatchObject([
      201,
      {
        number: 1,
        state: "open",
        merged: false,
        mergeable: true,
        commits: 1,
        changed_files: 2,
        additions: 2,
        deletions: 1,
        head: { ref: "work", sha: first, label: "acme:work" },
        base: { ref: "main" },
      },
    ]);
    github.setNow("2026-11-24T12:00:00Z");
    const second = await commit(send, "work", { "b.md": "2\n" });
    const { data } = await send("GET", `${repo}/pulls/1`);
    expect(data).toMatchObject({
      head: { sha: second },
      commits: 2,
      changed_files: 3,
      updated_at: "2026-11-24T12:00:00Z",
    });
    const files = await send("GET", `${repo}/pulls/1/files`);
    expect(files.data).toMatchObject([
      { filename: "a.md", status: "added", additions: 1 },
      { filename: "b.md", status: "added" },
      { filename: "docs/guide.md", status: "modified", additions: 1, deletions: 1 },
    ]);
    expect(pluck((await send("GET", `${repo}/pulls/1/commits`)).data, "sha")).toEqual([first, second]);
  });

  test("does not count what its branch took over from the base", async () => {
    await using github = await smallGitHub();
    const send = github.send("act");
    const own = await commit(send, "work", { "a.md": "1\n" });
    const base = await commit(send, "main", { "b.md": "2\n" });
    const tree = await send("POST", `${repo}/git/trees`, {
      base_tree: base,
      tree: [{ path: "a.md", mode: "100644", type: "blob", content: "1\n" }],
    });
    const merge = await send("POST", `${repo}/git/commits`, {
      message: "Take over",
      tree: tree.data["sha"],
      parents: [own, base],
    });
    await send("PATCH", `${repo}/git/refs/heads/work`, { sha: merge.data["sha"] });
    await send("POST", `${repo}/pulls`, { title: "Work", head: "work", base: "main" });
    expect((await send("GET", `${repo}/pulls/1`)).data).toMatchObject({
      commits: 2,
      changed_files: 1,
      mergeable: true,
    });
  });

  test("needs branches, commits between them, and to be the only one", async () => {
    await using github = await smallGitHub();
    const send = github.send("act");
    const main = (await send("GET", `${repo}/git/ref/heads/main`)).data["object"]?.["sha"];
    await send("POST", `${repo}/git/refs`, { ref: "refs/heads/same", sha: main });
    await commit(send, "work", { "a.md": "1\n" });
    const open = async (head: string, base = "main"): Promise<unknown> => {
      const { status, data } = await send("POST", `${repo}/pulls`, { title: "Work", head, base });
      return status === 201 ? status : [status, data["errors"]];
    };
    expect(await open("none")).toEqual([422, [{ resource: "PullRequest", field: "head", code: "invalid" }]]);
    expect(await open("work", "none")).toEqual([422, [{ resource: "PullRequest", field: "base", code: "invalid" }]]);
    expect(await open("same")).toEqual([
      422,
      [{ resource: "PullRequest", code: "custom", message: "No commits between main and same" }],
    ]);
    expect(await open("work")).toBe(201);
    expect(await open("acme:work")).toEqual([
      422,
      [{ resource: "PullRequest", code: "custom", message: "A pull request already exists for acme:work." }],
    ]);
    await send("PATCH", `${repo}/pulls/1`, { state: "closed" });
    expect(await open("work")).toBe(201);
    const reopen = await send("PATCH", `${repo}/pulls/1`, { state: "open" });
    expect(reopen.status).toBe(422);
  });

  test("is not for Actions where the setting is off, nor for outsiders", async () => {
    await using github = await smallGitHub({ actionsMayOpenPullRequests: false });
    await commit(github.send("act"), "work", { "a.md": "1\n" });
    const refused = await github.send("act")("POST", `${repo}/pulls`, { title: "Work", head: "work", base: "main" });
    expect([refused.status, refused.data["message"]]).toEqual([
      403,
      "GitHub Actions is not permitted to create or approve pull requests.",
    ]);
    expect(
      (await github.send("out")("POST", `${repo}/pulls`, { title: "Work", head: "work", base: "main" })).status,
    ).toBe(403);
    expect(
      (await github.send("hal")("POST", `${repo}/pulls`, { title: "Work", head: "work", base: "main" })).status,
    ).toBe(201);
    const approve = await github.send("act")("POST", `${repo}/pulls/1/reviews`, { event: "APPROVE" });
    expect(approve.data).toMatchObject({
      status: "422",
      errors: ["GitHub Actions is not permitted to approve pull requests."],
    });
  });

  test("is not possible where the owner does not want any", async () => {
    await using github = await smallGitHub({ hasPullRequests: false });
    await commit(github.send("act"), "work", { "a.md": "1\n" });
    expect((await github.send("act")("GET", repo)).data).toMatchObject({
      has_pull_requests: false,
      pull_request_creation_policy: "all",
    });
    expect(
      (await github.send("act")("POST", `${repo}/pulls`, { title: "Work", head: "work", base: "main" })).status,
    ).toBe(403);
  });

  test("is found by its head and base", async () => {
    await using github = await smallGitHub();
    const send = github.send("act");
    await commit(send, "a", { "a.md": "1\n" });
    await commit(send, "b", { "b.md": "1\n" });
    await send("POST", `${repo}/pulls`, { title: "A", head: "a", base: "main" });
    await send("POST", `${repo}/pulls`, { title: "B", head: "b", base: "main" });
    const numbers = async (query: string): Promise<unknown> =>
      pluck((await send("GET", `${repo}/pulls?${query}`)).data, "number");
    expect(await numbers("")).toEqual([2, 1]);
    expect(await numbers("head=acme:a")).toEqual([1]);
    expect(await numbers("head=a")).toEqual([2, 1]);
    expect(await numbers("head=acme:none&state=all")).toEqual([]);
    expect(await numbers("base=other")).toEqual([]);
    await send("PATCH", `${repo}/pulls/2`, { state: "closed" });
    expect(await numbers("state=closed")).toEqual([2]);
  });
});

describe("a merge", () => {
  test("by squash lands the files in one commit, once", async () => {
    await using github = await smallGitHub();
    const send = github.send("act");
    await commit(send, "work", { "reports/a.md": "1\n" }, "First");
    await commit(send, "work", { "reports/b.md": "2\n", "README.md": null }, "Second");
    await commit(send, "main", { "other.md": "3\n" });
    await send("POST", `${repo}/pulls`, { title: "Reports", head: "work", base: "main" });
    const merged = await github.send("hal")("PUT", `${repo}/pulls/1/merge`, { merge_method: "squash" });
    expect([merged.status, merged.data]).toMatchObject([
      200,
      { merged: true, message: "Pull Request successfully merged" },
    ]);
    const tree = await send("GET", `${repo}/git/trees/main?recursive=1`);
    expect(pluck(tree.data["tree"] ?? {}, "path")).toEqual([
      "docs",
      "docs/guide.md",
      "other.md",
      "reports",
      "reports/a.md",
      "reports/b.md",
    ]);
    expect((await send("GET", `${repo}/commits/main`)).data).toMatchObject({
      sha: merged.data["sha"],
      commit: { message: "Reports (#1)\n\nSecond\n\nFirst", committer: { name: "GitHub" } },
      parents: [{}],
    });
    expect((await send("GET", `${repo}/pulls/1`)).data).toMatchObject({
      state: "closed",
      merged: true,
      merged_at: "2026-11-23T12:00:00Z",
      merged_by: { login: "hal" },
      changed_files: 3,
      merge_commit_sha: merged.data["sha"],
    });
    const again = await send("PUT", `${repo}/pulls/1/merge`);
    expect([again.status, again.data["message"]]).toEqual([405, "Pull Request is not mergeable"]);
    expect((await send("GET", `${repo}/pulls/1/merge`)).status).toBe(204);
  });

  test("by merge commit keeps both histories", async () => {
    await using github = await smallGitHub();
    const send = github.send("act");
    const head = await commit(send, "work", { "a.md": "1\n" });
    await send("POST", `${repo}/pulls`, { title: "Work", head: "work", base: "main" });
    await send("PUT", `${repo}/pulls/1/merge`);
    const { data } = await send("GET", `${repo}/commits/main`);
    expect(data).toMatchObject({
      commit: { message: "Merge pull request #1 from acme/work\n\nWork" },
      parents: [{}, { sha: head }],
    });
    expect((await send("GET", `${repo}/pulls/1`)).data).toMatchObject({ merged: true, commits: 1, changed_files: 1 });
  });

  test("minds the head that was looked at, drafts and conflicts", async () => {
    await using github = await smallGitHub();
    const send = github.send("act");
    await commit(send, "work", { "README.md": "mine\n" });
    await send("POST", `${repo}/pulls`, { title: "Work", head: "work", base: "main" });
    const stale = await send("PUT", `${repo}/pulls/1/merge`, { sha: "0".repeat(40) });
    expect([stale.status, stale.data["message"]]).toEqual([
      409,
      "Head branch was modified. Review and try the merge again.",
    ]);
    await commit(send, "main", { "README.md": "theirs\n" });
    expect((await send("GET", `${repo}/pulls/1`)).data).toMatchObject({ mergeable: false, mergeable_state: "dirty" });
    expect((await send("PUT", `${repo}/pulls/1/merge`)).status).toBe(405);
    await commit(send, "sketch", { "s.md": "s" });
    await send("POST", `${repo}/pulls`, { title: "Sketch", head: "sketch", base: "main", draft: true });
    expect((await send("PUT", `${repo}/pulls/2/merge`)).data["message"]).toEqual(
      "Pull Request is still a work in progress",
    );
  });

  test("closes the issues its text and its commits name, on the default branch only", async () => {
    await using github = await smallGitHub();
    const send = github.send("act");
    for (let n = 1; n <= 6; n += 1) await github.as("ada").post(`${repo}/issues`, { title: `Issue ${n}` });
    await commit(send, "work", { "a.md": "1\n" }, "Resolve it\n\nresolves acme/shop#4");
    const body = `Closes #1, fixes: #2 and see #3. Fixed other/shop#5.\nclosed ${github.url}/acme/shop/issues/6`;
    await send("POST", `${repo}/pulls`, { title: "Work", head: "work", base: "main", body });
    await github.send("hal")("PUT", `${repo}/pulls/7/merge`, { merge_method: "squash" });
    const issues = await send("GET", `${repo}/issues?state=closed&direction=asc&per_page=100`);
    expect(pluck(issues.data, "number")).toEqual([1, 2, 4, 6, 7]);
    expect((await send("GET", `${repo}/issues/1`)).data).toMatchObject({
      state_reason: "completed",
      closed_by: { login: "hal" },
    });
    await commit(send, "side", { "b.md": "1\n" });
    await commit(send, "into-side", { "b.md": "1\n", "c.md": "1\n" });
    await send("POST", `${repo}/pulls`, { title: "Aside", head: "into-side", base: "side", body: "Closes #3" });
    await send("PUT", `${repo}/pulls/8/merge`);
    expect((await send("GET", `${repo}/issues/3`)).data).toMatchObject({ state: "open" });
    await commit(send, "main", { "d.md": "1\n" }, "Fix #3");
    expect((await send("GET", `${repo}/issues/3`)).data).toMatchObject({ state: "closed", state_reason: "completed" });
  });
});

describe("reviews", () => {
  test("are asked of collaborators, never of the author", async () => {
    await using github = await smallGitHub();
    await commit(github.send("hal"), "work", { "a.md": "1\n" });
    await github.send("hal")("POST", `${repo}/pulls`, { title: "Work", head: "work", base: "main" });
    const ask = async (login: string): Promise<unknown> => {
      const { status, data } = await github.send("act")("POST", `${repo}/pulls/1/requested_reviewers`, {
        reviewers: [login],
      });
      return status === 201 ? pluck(data["requested_reviewers"] ?? {}, "login") : [status, data["message"]];
    };
    const refusal =
      "Reviews may only be requested from collaborators. One or more of the users or teams you specified is not a collaborator of the acme/shop repository.";
    expect(await ask("ada")).toEqual(["ada"]);
    expect(await ask("hal")).toEqual([422, "Review cannot be requested from pull request author."]);
    expect(await ask("out")).toEqual([422, refusal]);
    expect(await ask("nobody")).toEqual([422, refusal]);
    expect(await ask("tim")).toEqual(["ada", "tim"]);
    await github.send("act")("DELETE", `${repo}/pulls/1/requested_reviewers`, { reviewers: ["tim"] });
    expect((await github.send("act")("GET", `${repo}/pulls/1/requested_reviewers`)).data).toMatchObject({
      users: [{ login: "ada" }],
      teams: [],
    });
    await github.as("ada").post(`${repo}/pulls/1/reviews`, { event: "COMMENT", body: "Hm" });
    expect((await github.send("act")("GET", `${repo}/pulls/1/requested_reviewers`)).data).toMatchObject({ users: [] });
    expect((await github.send("act")("GET", `${repo}/pulls/1/reviews`)).data).toMatchObject([
      { state: "COMMENTED", user: { login: "ada" }, body: "Hm" },
    ]);
    const own = await github.send("hal")("POST", `${repo}/pulls/1/reviews`, { event: "APPROVE" });
    expect(own.data).toMatchObject({ status: "422", errors: ["Can not approve your own pull request"] });
  });

  test("are asked of teams by people, never by the token of Actions", async () => {
    await using github = await smallGitHub({}, { teams: { "acme/security": ["ada"] } });
    await commit(github.send("hal"), "work", { "a.md": "1\n" });
    await github.send("hal")("POST", `${repo}/pulls`, { title: "Work", head: "work", base: "main" });
    const refused = await github.send("act")("POST", `${repo}/pulls/1/requested_reviewers`, {
      team_reviewers: ["security"],
    });
    expect([refused.status, refused.data["errors"]?.["0"]]).toEqual([
      422,
      expect.stringContaining("Could not resolve to a node with the global id of"),
    ]);
    const asked = await github.send("hal")("POST", `${repo}/pulls/1/requested_reviewers`, {
      team_reviewers: ["security"],
    });
    expect(asked.data).toMatchObject({ requested_teams: [{ slug: "security" }] });
    expect(pluck((await github.send("hal")("GET", "/orgs/acme/teams/security/members")).data, "login")).toEqual([
      "ada",
    ]);
  });
});

test("a pull request closes with its branch, and opens again with it", async () => {
  await using github = await smallGitHub();
  const send = github.send("act");
  const sha = await commit(send, "work", { "a.md": "1\n" });
  await send("POST", `${repo}/pulls`, { title: "Work", head: "work", base: "main" });
  await send("DELETE", `${repo}/git/refs/heads/work`);
  expect((await send("GET", `${repo}/pulls/1`)).data).toMatchObject({ state: "closed", merged: false });
  expect((await send("PATCH", `${repo}/pulls/1`, { state: "open" })).status).toBe(422);
  await send("POST", `${repo}/git/refs`, { ref: "refs/heads/work", sha });
  expect((await send("PATCH", `${repo}/pulls/1`, { state: "open" })).data).toMatchObject({ state: "open" });
});
