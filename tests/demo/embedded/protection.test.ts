import { describe, expect, test } from "vitest";
import { commit, pluck, smallGitHub } from "./world.ts";

const repo = "/repos/acme/shop";
const content = Buffer.from("text\n").toString("base64");

describe("classic protection", () => {
  test("is seen on the branch, not among its rules, and refuses direct changes", async () => {
    await using github = await smallGitHub();
    const send = github.send("act");
    const sha = await commit(send, "work", { "a.md": "a" });
    github.rules.protect("acme/shop", "main");
    expect((await send("GET", `${repo}/branches/main`)).data).toMatchObject({ protected: true });
    expect((await send("GET", `${repo}/rules/branches/main`)).data).toEqual([]);
    const put = await send("PUT", `${repo}/contents/new.md`, { message: "m", content });
    expect([put.status, put.data["message"]]).toEqual([
      409,
      "Could not create file: Changes must be made through a pull request.",
    ]);
    const patch = await send("PATCH", `${repo}/git/refs/heads/main`, { sha });
    expect([patch.status, patch.data["message"]]).toEqual([422, "Changes must be made through a pull request."]);
    const standing = (await send("GET", `${repo}/contents/README.md`)).data["sha"];
    const update = await send("PUT", `${repo}/contents/README.md`, { message: "m", content, sha: standing });
    expect(update.data["message"]).toEqual("Could not update file: Changes must be made through a pull request.");
    expect((await send("PUT", `${repo}/contents/new.md`, { message: "m", content, branch: "work" })).status).toBe(201);
  });

  test("lets admins pass unless it includes them, and names missing checks", async () => {
    await using github = await smallGitHub();
    const id = github.rules.protect("acme/shop", "main", { pullRequest: false, checks: ["ci-build"] });
    const put = async (token: string): Promise<unknown> => {
      const { status, data } = await github.send(token)("PUT", `${repo}/contents/${token}.md`, {
        message: "m",
        content,
      });
      return status === 201 ? status : data["message"];
    };
    expect([await put("hal"), await put("ada")]).toEqual([
      'Could not create file: Required status check "ci-build" is expected.',
      201,
    ]);
    github.rules.remove(id);
    expect(await put("hal")).toBe(201);
    github.rules.protect("acme/shop", "main", { includeAdmins: true });
    await expect(github.as("ada").put(`${repo}/contents/b.md`, { message: "m", content })).rejects.toThrow("409");
  });
});

describe("rulesets", () => {
  test("are listed for a branch name before it exists, and refuse with their own words", async () => {
    await using github = await smallGitHub();
    const send = github.send("act");
    const sha = await commit(send, "work", { "a.md": "a" });
    const id = github.rules.ruleset("acme/shop", {
      branches: ["~DEFAULT_BRANCH", "release/*"],
      rules: [{ type: "pull_request" }, { type: "deletion" }],
    });
    const rules = await send("GET", `${repo}/rules/branches/release%2F2`);
    expect(rules.data).toMatchObject([
      { type: "pull_request", ruleset_id: id, ruleset_source_type: "Repository", ruleset_source: "acme/shop" },
      { type: "deletion", ruleset_id: id },
    ]);
    expect((await send("GET", `${repo}/rules/branches/release%2F2%2F1`)).data).toEqual([]);
    expect((await send("GET", `${repo}/branches/main`)).data).toMatchObject({ protected: false });
    const put = await send("PUT", `${repo}/contents/new.md`, { message: "m", content });
    expect([put.status, put.data["message"]]).toEqual([
      409,
      "Repository rule violations found\n\nChanges must be made through a pull request.\n\n",
    ]);
    const patch = await send("PATCH", `${repo}/git/refs/heads/main`, { sha });
    expect([patch.status, patch.data["message"]]).toEqual([
      422,
      "Repository rule violations found\n\nChanges must be made through a pull request.\n\n",
    ]);
  });

  test("that forbid a branch refuse it in words of their own", async () => {
    await using github = await smallGitHub();
    const send = github.send("act");
    const sha = await commit(send, "work", { "a.md": "a" });
    github.rules.ruleset("acme/shop", { branches: ["almanac-*"], rules: [{ type: "creation" }] });
    const refused = await send("POST", `${repo}/git/refs`, { ref: "refs/heads/almanac-data", sha });
    expect([refused.status, refused.data["message"]]).toEqual([422, "Reference update failed"]);
    expect((await send("POST", `${repo}/git/refs`, { ref: "refs/heads/other", sha })).status).toBe(201);
  });

  test("that are evaluated or disabled do nothing, and some may pass, never Actions", async () => {
    const app = { token: "app", login: "almanac[bot]", kind: "app" } as const;
    await using github = await smallGitHub({}, { tokens: [app] });
    const put = async (token: string): Promise<number> =>
      (await github.send(token)("PUT", `${repo}/contents/${token}.md`, { message: "m", content })).status;
    github.rules.ruleset("acme/shop", {
      branches: ["~ALL"],
      rules: [{ type: "pull_request" }],
      enforcement: "evaluate",
    });
    expect((await github.send("act")("GET", `${repo}/rules/branches/main`)).data).toEqual([]);
    expect(await put("hal")).toBe(201);
    github.rules.ruleset("acme/shop", {
      branches: ["main"],
      rules: [{ type: "pull_request" }],
      bypass: ["almanac[bot]", "github-actions[bot]"],
    });
    expect([await put("app"), await put("act"), await put("ada")]).toEqual([201, 409, 409]);
  });

  test("ask for approvals before a merge", async () => {
    await using github = await smallGitHub();
    github.rules.ruleset("acme/shop", {
      branches: ["main"],
      rules: [{ type: "pull_request", parameters: { required_approving_review_count: 1 } }],
    });
    const send = github.send("act");
    await commit(send, "work", { "a.md": "a" });
    await send("POST", `${repo}/pulls`, { title: "Work", head: "work", base: "main" });
    const early = await send("PUT", `${repo}/pulls/1/merge`);
    expect([early.status, early.data["message"]]).toEqual([
      405,
      "At least 1 approving review is required by reviewers with write access.",
    ]);
    await github.as("hal").post(`${repo}/pulls/1/reviews`, { event: "APPROVE" });
    expect((await send("PUT", `${repo}/pulls/1/merge`)).status).toBe(200);
  });
});

test("workflow files are not for the token of Actions, nor for apps without the permission", async () => {
  const tokens = [
    { token: "app", login: "almanac[bot]", kind: "app", permissions: { contents: "write" } },
    { token: "flow", login: "other[bot]", kind: "app", permissions: { contents: "write", workflows: "write" } },
  ] as const;
  await using github = await smallGitHub({}, { tokens });
  const path = ".github/workflows/almanac.yml";
  const tree = [{ path, mode: "100644", type: "blob", content: "on: push\n" }];
  const status = async (token: string): Promise<unknown> => {
    const byTree = await github.send(token)("POST", `${repo}/git/trees`, { base_tree: "main", tree });
    const byPath = await github.send(token)("PUT", `${repo}/contents/${path}`, {
      message: "m",
      content,
      branch: "main",
    });
    return [byTree.status, byPath.status, byPath.data["message"]];
  };
  expect(await status("act")).toEqual([403, 403, "Resource not accessible by integration"]);
  expect(await status("app")).toEqual([403, 403, "Resource not accessible by integration"]);
  expect(await status("flow")).toEqual([201, 201, undefined]);
});

test("push protection refuses what looks like a secret, and says where to bypass it", async () => {
  await using github = await smallGitHub();
  const send = github.send("act");
  const secret = "token: SECRET-PUSH-PROTECTED\n";
  const put = await send("PUT", `${repo}/contents/a.md`, {
    message: "m",
    content: Buffer.from(secret).toString("base64"),
  });
  const tree = await send("POST", `${repo}/git/trees`, {
    base_tree: "main",
    tree: [{ path: "a.md", mode: "100644", type: "blob", content: secret }],
  });
  const blob = await send("POST", `${repo}/git/blobs`, { content: secret });
  expect([put.status, tree.status, blob.status]).toEqual([409, 422, 422]);
  for (const { data } of [put, tree, blob]) {
    expect(pluck(data["metadata"]?.["secret_scanning"]?.["bypass_placeholders"] ?? {}, "token_type")).toEqual([
      "GITHUB_PERSONAL_ACCESS_TOKEN",
    ]);
  }
});
