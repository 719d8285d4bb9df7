import { describe, expect, test } from "vitest";
import { smallGitHub } from "./world.ts";

const repo = "/repos/acme/shop";

describe("tokens", () => {
  test("an unknown one is refused, none reads what is public", async () => {
    await using github = await smallGitHub();
    const bad = await github.send("stolen")("GET", repo);
    expect([bad.status, bad.data["message"]]).toEqual([401, "Bad credentials"]);
    expect((await github.send(undefined)("GET", repo)).status).toBe(200);
    const write = await github.send(undefined)("POST", `${repo}/issues`, { title: "One" });
    expect([write.status, write.data["message"]]).toEqual([401, "Requires authentication"]);
  });

  test("people are somebody, installations are nobody", async () => {
    await using github = await smallGitHub();
    expect((await github.send("ada")("GET", "/user")).data).toMatchObject({ login: "ada", type: "User" });
    const nobody = await github.send("act")("GET", "/user");
    expect([nobody.status, nobody.data["message"]]).toEqual([403, "Resource not accessible by integration"]);
    const viewer = await github.send("act")("POST", "/graphql", { query: "query { viewer { login } }" });
    expect(viewer.data).toEqual({ data: { viewer: { login: "github-actions[bot]" } } });
    const other = await github.send("act")("POST", "/graphql", { query: "{ rateLimit { cost } }" });
    expect([other.status, other.data]).toMatchObject([200, { errors: [{}] }]);
  });

  test("an app without a permission is told which would do", async () => {
    const permissions = { contents: "read", "pull-requests": "write" } as const;
    await using github = await smallGitHub(
      {},
      { tokens: [{ token: "small", login: "almanac[bot]", kind: "app", permissions }] },
    );
    await github.as("ada").post(`${repo}/issues`, { title: "One" });
    const refused = await github.send("small")("POST", `${repo}/issues`, { title: "Two" });
    expect([refused.status, refused.data["message"], refused.headers.get("x-accepted-github-permissions")]).toEqual([
      403,
      "Resource not accessible by integration",
      "issues=write",
    ]);
    const label = await github.send("small")("POST", `${repo}/issues/1/labels`, { labels: ["a"] });
    expect([label.status, label.headers.get("x-accepted-github-permissions")]).toEqual([403, "issues=write"]);
    const branch = await github.send("small")("POST", `${repo}/git/refs`, { ref: "refs/heads/a", sha: "0" });
    expect([branch.status, branch.headers.get("x-accepted-github-permissions")]).toEqual([403, "contents=write"]);
    expect((await github.send("small")("GET", `${repo}/issues/1`)).status).toBe(200);
  });

  test("a private repository hides even what could be read elsewhere", async () => {
    const permissions = { contents: "read" } as const;
    await using github = await smallGitHub(
      { private: true },
      { tokens: [{ token: "small", login: "almanac[bot]", kind: "app", permissions }] },
    );
    const send = github.send("small");
    expect((await send("GET", `${repo}/contents/README.md`)).status).toBe(200);
    expect((await send("GET", `${repo}/issues`)).status).toBe(403);
    expect((await send("GET", `${repo}/rules/branches/main`)).status).toBe(200);
    expect((await github.send("out")("GET", repo)).status).toBe(404);
    expect((await github.send("out")("POST", `${repo}/issues`, { title: "One" })).status).toBe(404);
    expect((await github.send(undefined)("GET", repo)).status).toBe(404);
    expect((await github.send("rea")("GET", `${repo}/issues`)).status).toBe(200);
  });

  test("the token of Actions ends at its repository", async () => {
    await using github = await smallGitHub(
      {},
      { tokens: [{ token: "else", login: "github-actions[bot]", kind: "actions", repositories: ["acme/other"] }] },
    );
    const refused = await github.send("else")("POST", `${repo}/issues`, { title: "One" });
    expect([refused.status, refused.data["message"]]).toEqual([403, "Resource not accessible by integration"]);
    expect((await github.send("else")("GET", `${repo}/issues`)).status).toBe(200);
  });

  test("settings of Actions are seen by admins only", async () => {
    await using github = await smallGitHub({ actionsMayOpenPullRequests: false });
    const path = `${repo}/actions/permissions/workflow`;
    expect((await github.send("ada")("GET", path)).data).toMatchObject({ can_approve_pull_request_reviews: false });
    expect([(await github.send("hal")("GET", path)).status, (await github.send("act")("GET", path)).status]).toEqual([
      403, 403,
    ]);
  });
});

describe("people", () => {
  test("have one of four permissions and an exact role", async () => {
    await using github = await smallGitHub({
      collaborators: { ada: "admin", max: "maintain", hal: "write", tim: "triage", rea: "read" },
    });
    const asked = ["ada", "max", "hal", "tim", "rea", "out"].map(async (login) => {
      const { data } = await github.send("act")("GET", `${repo}/collaborators/${login}/permission`);
      return [login, data["permission"], data["role_name"]];
    });
    expect(await Promise.all(asked)).toEqual([
      ["ada", "admin", "admin"],
      ["max", "write", "maintain"],
      ["hal", "write", "write"],
      ["tim", "read", "triage"],
      ["rea", "read", "read"],
      ["out", "read", "read"],
    ]);
    const nobody = await github.send("act")("GET", `${repo}/collaborators/nobody/permission`);
    expect([nobody.status, nobody.data["message"]]).toEqual([404, "nobody is not a user"]);
  });

  test("outside have none in a private repository, and its owner every one", async () => {
    await using github = await smallGitHub({
      owner: "ada",
      ownerType: "User",
      private: true,
      collaborators: { hal: "write" },
    });
    const permission = async (login: string): Promise<unknown> =>
      (await github.send("act")("GET", `/repos/ada/shop/collaborators/${login}/permission`)).data["permission"];
    expect([await permission("ada"), await permission("hal"), await permission("out")]).toEqual([
      "admin",
      "write",
      "none",
    ]);
  });

  test("without triage rights change their own items only", async () => {
    await using github = await smallGitHub();
    await github.as("ada").post(`${repo}/issues`, { title: "Hers" });
    await github.as("out").post(`${repo}/issues`, { title: "Theirs" });
    const refused = await github.send("out")("PATCH", `${repo}/issues/1`, { state: "closed" });
    expect([refused.status, refused.data["message"]]).toEqual([403, "Must have admin rights to Repository."]);
    expect((await github.send("out")("PATCH", `${repo}/issues/2`, { state: "closed" })).status).toBe(200);
    expect((await github.send("out")("POST", `${repo}/issues/1/labels`, { labels: ["P0"] })).status).toBe(403);
    expect((await github.send("tim")("PATCH", `${repo}/issues/1`, { state: "closed" })).status).toBe(200);
    expect((await github.send("rea")("PUT", `${repo}/contents/a.md`, { message: "m", content: "" })).status).toBe(404);
    expect((await github.send("rea")("POST", `${repo}/labels`, { name: "a" })).status).toBe(403);
  });
});

describe("a repository", () => {
  test("says what it is and what one may do there", async () => {
    await using github = await smallGitHub({ defaultBranch: "trunk", private: true, hasIssues: false });
    expect((await github.send("hal")("GET", repo)).data).toMatchObject({
      full_name: "acme/shop",
      default_branch: "trunk",
      has_issues: false,
      archived: false,
      private: true,
      owner: { login: "acme", type: "Organization" },
      permissions: { admin: false, maintain: false, push: true, triage: true, pull: true },
    });
    expect((await github.send("hal")("GET", "/repos/ACME/Shop")).status).toBe(200);
    expect((await github.send("hal")("GET", "/repos/acme/none")).status).toBe(404);
  });

  test("without issues answers 410", async () => {
    await using github = await smallGitHub({ hasIssues: false });
    const send = github.send("act");
    const refused = await send("POST", `${repo}/issues`, { title: "One" });
    expect([refused.status, refused.data["message"]]).toEqual([410, "Issues has been disabled in this repository."]);
    expect((await send("GET", `${repo}/issues`)).status).toBe(410);
  });

  test("that is archived can only be read", async () => {
    await using github = await smallGitHub();
    await github.as("ada").post(`${repo}/issues`, { title: "One" });
    github.rules.settings("acme/shop", { archived: true });
    const refused = await github.send("act")("PATCH", `${repo}/issues/1`, { state: "closed" });
    expect([refused.status, refused.data["message"]]).toEqual([403, "Repository was archived so is read-only."]);
    expect((await github.send("ada")("PUT", `${repo}/contents/a.md`, { message: "m", content: "" })).status).toBe(403);
    expect((await github.send("act")("GET", `${repo}/issues/1`)).status).toBe(200);
  });
});
