import { describe, expect, test } from "vitest";
import { commit, pluck, smallGitHub } from "./world.ts";

const repo = "/repos/acme/shop";

const base64 = (text: string): string => Buffer.from(text).toString("base64");

describe("contents", () => {
  test("give a file as JSON, a folder as a list, and the bare text where asked for", async () => {
    await using github = await smallGitHub();
    const send = github.send("act");
    const file = await send("GET", `${repo}/contents/docs/guide.md`);
    expect(file.data).toMatchObject({
      type: "file",
      name: "guide.md",
      path: "docs/guide.md",
      size: 8,
      encoding: "base64",
    });
    expect(Buffer.from(String(file.data["content"] as unknown), "base64").toString()).toBe("one\ntwo\n");
    expect((await send("GET", `${repo}/contents/docs%2Fguide.md`)).status).toBe(200);
    expect((await send("GET", `${repo}/contents/docs`)).data).toMatchObject([
      { type: "file", name: "guide.md", path: "docs/guide.md" },
    ]);
    expect((await send("GET", `${repo}/contents`)).data).toMatchObject([
      { name: "README.md" },
      { name: "docs", type: "dir" },
    ]);
    const raw = await send("GET", `${repo}/contents/docs/guide.md`, undefined, {
      accept: "application/vnd.github.raw+json",
    });
    expect([raw.data, raw.headers.get("content-type")]).toEqual([
      "one\ntwo\n",
      "application/vnd.github.raw+json; charset=utf-8",
    ]);
    const none = await send("GET", `${repo}/contents/docs/none.md`);
    expect([none.status, none.data["message"]]).toEqual([404, "Not Found"]);
  });

  test("obey the ref", async () => {
    await using github = await smallGitHub();
    const send = github.send("act");
    const sha = await commit(send, "almanac-data", { "data.json": "{}" });
    expect((await send("GET", `${repo}/contents/data.json`)).status).toBe(404);
    expect((await send("GET", `${repo}/contents/data.json?ref=almanac-data`)).status).toBe(200);
    expect((await send("GET", `${repo}/contents/data.json?ref=${sha}`)).status).toBe(200);
    const unknown = await send("GET", `${repo}/contents/data.json?ref=nope`);
    expect([unknown.status, unknown.data["message"]]).toEqual([404, "No commit found for the ref nope"]);
  });

  test("above one megabyte come bare only, and folders end at a thousand", async () => {
    const many = Object.fromEntries(Array.from({ length: 1001 }, (_, index) => [`many/${index}.md`, ""]));
    await using github = await smallGitHub({ files: { "big.txt": "a".repeat(1_100_000), ...many } });
    const send = github.send("act");
    expect((await send("GET", `${repo}/contents/big.txt`)).data).toMatchObject({
      size: 1_100_000,
      encoding: "none",
      content: "",
    });
    const raw = await send("GET", `${repo}/contents/big.txt`, undefined, { accept: "application/vnd.github.raw" });
    expect(String(raw.data as unknown)).toHaveLength(1_100_000);
    expect(pluck((await send("GET", `${repo}/contents/many`)).data, "name")).toHaveLength(1000);
  });

  test("are written with the sha of what stands", async () => {
    await using github = await smallGitHub();
    const send = github.send("act");
    const path = `${repo}/contents/notes/a.md`;
    const made = await send("PUT", path, { message: "Add", content: base64("one\n") });
    expect([made.status, made.data]).toMatchObject([
      201,
      {
        content: { path: "notes/a.md", size: 4 },
        commit: { message: "Add", author: { date: "2026-11-23T12:00:00Z" } },
      },
    ]);
    const without = await send("PUT", path, { message: "Change", content: base64("two\n") });
    expect([without.status, without.data["message"]]).toEqual([422, 'Invalid request.\n\n"sha" wasn\'t supplied.']);
    const stale = await send("PUT", path, { message: "Change", content: base64("two\n"), sha: "abc" });
    expect([stale.status, stale.data["message"]]).toEqual([409, "notes/a.md does not match abc"]);
    const sha = made.data["content"]?.["sha"];
    expect((await send("PUT", path, { message: "Change", content: base64("two\n"), sha })).status).toBe(200);
    expect((await send("PUT", path, { message: "Change", content: base64("three\n"), sha })).status).toBe(409);
    const now = (await send("GET", path)).data["sha"];
    expect((await send("DELETE", path, { message: "Remove", sha: now })).status).toBe(200);
    expect((await send("GET", `${repo}/contents/notes`)).status).toBe(404);
    expect((await send("PUT", path, { message: "m", content: "", branch: "none" })).status).toBe(404);
  });

  test("an empty repository takes its first file this way only", async () => {
    await using github = await smallGitHub({ files: {} });
    const send = github.send("act");
    for (const [method, path] of [
      ["GET", "/git/ref/heads/main"],
      ["POST", "/git/trees"],
      ["POST", "/git/blobs"],
      ["POST", "/git/refs"],
      ["GET", "/commits"],
    ] as const) {
      const { status, data } = await send(
        method,
        repo + path,
        method === "POST" ? { tree: [], content: "" } : undefined,
      );
      expect([path, status, data["message"]]).toEqual([path, 409, "Git Repository is empty."]);
    }
    expect((await send("GET", `${repo}/contents/README.md`)).data["message"]).toEqual("This repository is empty.");
    expect(
      (await send("PUT", `${repo}/contents/README.md`, { message: "First", content: base64("# Shop\n") })).status,
    ).toBe(201);
    expect((await send("GET", `${repo}/branches/main`)).status).toBe(200);
  });
});

describe("git objects", () => {
  test("have the names git gives them", async () => {
    await using github = await smallGitHub({ files: { "start.md": "" } });
    const send = github.send("act");
    const tree = await send("POST", `${repo}/git/trees`, {
      tree: [
        { path: "b.md", mode: "100644", type: "blob", content: "y\n" },
        { path: "b/c.txt", mode: "100644", type: "blob", content: "x\n" },
        { path: "a.txt", mode: "100644", type: "blob", content: "hello\n" },
      ],
    });
    expect(tree.data).toMatchObject({
      sha: "df36ce26f0c66cf6d58f0c19a0ab08d1225b6da1",
      tree: [
        { path: "a.txt", sha: "ce013625030ba8dba906f756967f9e9ca394464a", size: 6 },
        { path: "b.md", sha: "975fbec8256d3e8a3797e7a3611380f27c49f4ac" },
        { path: "b", type: "tree", mode: "040000", sha: "a80fd2e03b6ce89b245d7cc00ac41c39f99e9eb2" },
      ],
    });
    const author = { name: "Ada", email: "ada@acme.example", date: "2026-11-23T12:00:00Z" };
    const made = await send("POST", `${repo}/git/commits`, {
      message: "First\n",
      tree: tree.data["sha"],
      parents: [],
      author,
    });
    expect(made.data["sha"]).toEqual("76598a4ddb406820b3e3791e053f0faf0296bed7");
  });

  test("a tree goes on top of a tree, a commit or a branch, and takes paths away", async () => {
    await using github = await smallGitHub();
    const send = github.send("act");
    const head = (await send("GET", `${repo}/git/ref/heads/main`)).data["object"]?.["sha"];
    const root = (await send("GET", `${repo}/git/commits/${JSON.stringify(head).slice(1, -1)}`)).data["tree"]?.["sha"];
    const entry = { path: "docs/new.md", mode: "100644", type: "blob", content: "new\n" };
    const onCommit = await send("POST", `${repo}/git/trees`, { base_tree: head, tree: [entry] });
    const onTree = await send("POST", `${repo}/git/trees`, { base_tree: root, tree: [entry] });
    expect(onCommit.data["sha"]).toEqual(onTree.data["sha"]);
    const without = await send("POST", `${repo}/git/trees`, {
      base_tree: root,
      tree: [{ path: "docs/guide.md", mode: "100644", type: "blob", sha: null }],
    });
    expect(pluck(without.data["tree"] ?? {}, "path")).toEqual(["README.md"]);
    const absent = await send("POST", `${repo}/git/trees`, {
      base_tree: root,
      tree: [{ path: "none.md", mode: "100644", type: "blob", sha: null }],
    });
    expect([absent.status, absent.data["message"]]).toEqual([422, "GitRPC::BadObjectState"]);
    expect((await send("POST", `${repo}/git/trees`, { base_tree: "0".repeat(40), tree: [entry] })).status).toBe(404);
    expect((await send("POST", `${repo}/git/trees`, { tree: [{ ...entry, path: "../x" }] })).data["message"]).toEqual(
      "tree.path contains a malformed path component",
    );
    const all = await send("GET", `${repo}/git/trees/main?recursive=1`);
    expect(pluck(all.data["tree"] ?? {}, "path")).toEqual(["README.md", "docs", "docs/guide.md"]);
  });

  test("a commit without parents begins a history of its own", async () => {
    await using github = await smallGitHub();
    const send = github.send("act");
    const tree = await send("POST", `${repo}/git/trees`, {
      tree: [{ path: "data.json", mode: "100644", type: "blob", content: "{}" }],
    });
    const orphan = await send("POST", `${repo}/git/commits`, { message: "Begin", tree: tree.data["sha"], parents: [] });
    await send("POST", `${repo}/git/refs`, { ref: "refs/heads/almanac-data", sha: orphan.data["sha"] });
    expect((await send("GET", `${repo}/commits?sha=almanac-data`)).data).toMatchObject([
      { commit: { message: "Begin" }, author: { login: "github-actions[bot]" } },
    ]);
    expect((await send("POST", `${repo}/git/commits`, { message: "m", tree: "none" })).data["message"]).toEqual(
      "Tree SHA does not exist",
    );
  });

  test("a blob goes in and out", async () => {
    await using github = await smallGitHub();
    const send = github.send("act");
    const bytes = Buffer.from([0, 255, 254, 10]);
    const made = await send("POST", `${repo}/git/blobs`, { content: bytes.toString("base64"), encoding: "base64" });
    const read = await send("GET", `${repo}/git/blobs/${JSON.stringify(made.data["sha"]).slice(1, -1)}`);
    expect(read.data).toMatchObject({ size: 4, encoding: "base64", content: bytes.toString("base64") });
    expect((await send("GET", `${repo}/git/blobs/${"0".repeat(40)}`)).status).toBe(404);
  });
});

describe("refs", () => {
  test("are made once, and not where a folder of refs stands", async () => {
    await using github = await smallGitHub();
    const send = github.send("act");
    const sha = (await send("GET", `${repo}/git/ref/heads/main`)).data["object"]?.["sha"];
    const make = async (ref: string, at: unknown = sha): Promise<unknown> => {
      const { status, data } = await send("POST", `${repo}/git/refs`, { ref, sha: at });
      return status === 201 ? status : [status, data["message"]];
    };
    expect(await make("refs/heads/report")).toBe(201);
    expect(await make("refs/heads/report")).toEqual([422, "Reference already exists"]);
    expect(await make("refs/heads/report/weekly")).toEqual([422, "Reference update failed"]);
    expect(await make("refs/heads/deep/er/report")).toBe(201);
    expect(await make("refs/heads/deep")).toEqual([422, "Reference update failed"]);
    expect(await make("refs/heads/other", "0".repeat(40))).toEqual([422, "Object does not exist"]);
    expect(await make("refs/heads/a b")).toEqual([422, "refs/heads/a b is not a valid ref name."]);
    expect(await make("main")).toEqual([422, "Reference name must start with 'refs/' and have at least two slashes"]);
    expect(pluck((await send("GET", `${repo}/git/matching-refs/heads/de`)).data, "ref")).toEqual([
      "refs/heads/deep/er/report",
    ]);
  });

  test("move forward only, unless forced", async () => {
    await using github = await smallGitHub();
    const send = github.send("act");
    const one = await commit(send, "work", { "a.md": "1" });
    const two = await commit(send, "work", { "a.md": "2" });
    const back = await send("PATCH", `${repo}/git/refs/heads/work`, { sha: one });
    expect([back.status, back.data["message"]]).toEqual([422, "Update is not a fast forward"]);
    expect((await send("PATCH", `${repo}/git/refs/heads/work`, { sha: one, force: true })).data).toMatchObject({
      object: { sha: one },
    });
    expect((await send("PATCH", `${repo}/git/refs/heads/work`, { sha: two, force: false })).status).toBe(200);
    expect((await send("PATCH", `${repo}/git/refs/heads/none`, { sha: two })).data["message"]).toEqual(
      "Reference does not exist",
    );
  });

  test("are deleted", async () => {
    await using github = await smallGitHub();
    const send = github.send("act");
    await commit(send, "work", { "a.md": "1" });
    expect((await send("DELETE", `${repo}/git/refs/heads/work`)).status).toBe(204);
    expect((await send("GET", `${repo}/git/ref/heads/work`)).status).toBe(404);
    expect((await send("DELETE", `${repo}/git/refs/heads/work`)).data).toMatchObject({
      message: "Reference does not exist",
      status: "422",
    });
  });
});

test("branches and commits tell sha and tree", async () => {
  await using github = await smallGitHub();
  const send = github.send("act");
  const sha = await commit(send, "almanac-report/weekly/2026-W47", { "reports/w47.md": "Hello\n" }, "Report");
  const branch = await send("GET", `${repo}/branches/almanac-report%2Fweekly%2F2026-W47`);
  expect(branch.data).toMatchObject({ name: "almanac-report/weekly/2026-W47", commit: { sha }, protected: false });
  expect(pluck((await send("GET", `${repo}/branches`)).data, "name")).toEqual([
    "almanac-report/weekly/2026-W47",
    "main",
  ]);
  const whole = await send("GET", `${repo}/commits/${sha}`);
  expect(whole.data).toMatchObject({
    sha,
    commit: { message: "Report" },
    files: [{ filename: "reports/w47.md", status: "added", additions: 1 }],
  });
  expect(branch.data["commit"]?.["commit"]?.["tree"]?.["sha"]).toEqual(whole.data["commit"]?.["tree"]?.["sha"]);
  expect((await send("GET", `${repo}/branches/none`)).data["message"]).toEqual("Branch not found");
  const unknown = await send("GET", `${repo}/commits/none`);
  expect([unknown.status, unknown.data["message"]]).toEqual([422, "No commit found for SHA: none"]);
  const path = await send("GET", `${repo}/commits?sha=almanac-report/weekly/2026-W47&path=reports/w47.md`);
  expect(pluck(path.data, "sha")).toEqual([sha]);
});
