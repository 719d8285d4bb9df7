import { expect, test } from "vitest";
import { pluck, smallGitHub } from "./world.ts";

const repo = "/repos/acme/shop";

test("a body holds 65,536 characters, however many bytes they take", async () => {
  await using github = await smallGitHub();
  const send = github.send("act");
  expect((await send("POST", `${repo}/issues`, { title: "One", body: "😀".repeat(65_536) })).status).toBe(201);
  const refused = await send("POST", `${repo}/issues`, { title: "One", body: "ä".repeat(65_537) });
  expect([refused.status, refused.data]).toEqual([
    422,
    {
      message: "Validation Failed",
      errors: [
        { resource: "Issue", code: "custom", field: "body", message: "body is too long (maximum is 65536 characters)" },
      ],
      documentation_url: "https://docs.github.com/rest",
      status: "422",
    },
  ]);
  expect((await send("PATCH", `${repo}/issues/1`, { body: "a".repeat(65_537) })).status).toBe(422);
});

test("a comment holds as much, and is not empty", async () => {
  await using github = await smallGitHub();
  const send = github.send("act");
  await send("POST", `${repo}/issues`, { title: "One" });
  const long = await send("POST", `${repo}/issues/1/comments`, { body: "a".repeat(65_537) });
  expect(long.data).toMatchObject({
    status: "422",
    errors: [{ resource: "IssueComment", message: "Body is too long (maximum is 65536 characters)" }],
  });
  expect((await send("POST", `${repo}/issues/1/comments`, { body: "  " })).status).toBe(422);
  expect((await send("POST", `${repo}/issues/1/comments`, {})).data["message"]).toEqual(
    'Invalid request.\n\n"body" wasn\'t supplied.',
  );
  await send("POST", `${repo}/issues/1/comments`, { body: "a".repeat(65_536) });
  expect((await send("PATCH", `${repo}/issues/comments/1`, { body: "a".repeat(65_537) })).status).toBe(422);
});

test("a title has 256 characters and is not empty", async () => {
  await using github = await smallGitHub();
  const send = github.send("act");
  expect((await send("POST", `${repo}/issues`, { title: "a".repeat(256) })).status).toBe(201);
  const long = await send("POST", `${repo}/issues`, { title: "a".repeat(257) });
  expect(long.data).toMatchObject({
    errors: [{ field: "title", message: "title is too long (maximum is 256 characters)" }],
  });
  expect((await send("POST", `${repo}/issues`, { title: " " })).data).toMatchObject({
    errors: [{ field: "title", code: "missing_field" }],
  });
  expect((await send("POST", `${repo}/issues`, {})).data["message"]).toEqual(
    'Invalid request.\n\n"title" wasn\'t supplied.',
  );
});

test("a label has 50 characters and a description of 100", async () => {
  await using github = await smallGitHub();
  const send = github.send("act");
  const long = await send("POST", `${repo}/labels`, { name: "a".repeat(51) });
  expect(long.data).toMatchObject({
    errors: [{ resource: "Label", field: "name", message: "name is too long (maximum is 50 characters)" }],
  });
  expect((await send("POST", `${repo}/issues`, { title: "One", labels: ["a".repeat(51)] })).status).toBe(422);
  expect((await send("POST", `${repo}/labels`, { name: "a", description: "b".repeat(101) })).status).toBe(422);
  expect((await send("POST", `${repo}/labels`, { name: "a", color: "#ff0000" })).data).toMatchObject({
    errors: [{ field: "color", code: "invalid" }],
  });
});

test("an item has no more than 100 labels", async () => {
  await using github = await smallGitHub();
  const send = github.send("act");
  const labels = Array.from({ length: 100 }, (_, index) => `label ${index}`);
  expect((await send("POST", `${repo}/issues`, { title: "One", labels })).status).toBe(201);
  const more = await send("POST", `${repo}/issues/1/labels`, { labels: ["one more"] });
  expect(more.data).toMatchObject({ status: "422", errors: [{ message: "Issues cannot have more than 100 labels" }] });
  expect((await send("POST", `${repo}/issues`, { title: "Two", labels: [...labels, "one more"] })).status).toBe(422);
  expect((await send("POST", `${repo}/issues/1/labels`, { labels: ["LABEL 7"] })).status).toBe(200);
});

test("an item has no more than ten people", async () => {
  const many = Array.from({ length: 12 }, (_, index) => `p${index}`);
  await using github = await smallGitHub({ collaborators: Object.fromEntries(many.map((login) => [login, "write"])) });
  const send = github.send("act");
  expect(
    pluck(
      (await send("POST", `${repo}/issues`, { title: "One", assignees: many.slice(0, 9) })).data["assignees"] ?? {},
      "login",
    ),
  ).toHaveLength(9);
  const crowd = await send("POST", `${repo}/issues`, { title: "Two", assignees: many });
  expect(pluck(crowd.data["assignees"] ?? {}, "login")).toEqual(many.slice(0, 10));
  const added = await send("POST", `${repo}/issues/1/assignees`, { assignees: many.slice(9) });
  expect(pluck(added.data["assignees"] ?? {}, "login")).toEqual(many.slice(0, 10));
});

test("people who cannot be assigned make a new issue fail, and are dropped without a word when added later", async () => {
  await using github = await smallGitHub();
  const send = github.send("act");
  const refused = await send("POST", `${repo}/issues`, { title: "One", assignees: ["hal", "out"] });
  expect(refused.data).toMatchObject({
    status: "422",
    errors: [{ value: "out", resource: "Issue", field: "assignees", code: "invalid" }],
  });
  await send("POST", `${repo}/issues`, { title: "One" });
  expect((await send("PATCH", `${repo}/issues/1`, { assignees: ["nobody"] })).status).toBe(422);
  const added = await send("POST", `${repo}/issues/1/assignees`, { assignees: ["out", "HAL", "nobody"] });
  expect([added.status, pluck(added.data["assignees"] ?? {}, "login")]).toEqual([201, ["hal"]]);
  const removed = await send("DELETE", `${repo}/issues/1/assignees`, { assignees: ["hal"] });
  expect(removed.data).toMatchObject({ assignees: [] });
});

test("whether somebody can be assigned is asked for one login", async () => {
  const other = { owner: "acme", name: "other", collaborators: { out: "write" } } as const;
  await using github = await smallGitHub({}, { repositories: [other] });
  const send = github.send("act");
  await send("POST", `${repo}/issues`, { title: "One" });
  const asked = ["ada", "rea", "out", "nobody"].map(
    async (login) => (await send("GET", `${repo}/assignees/${login}`)).status,
  );
  expect(await Promise.all(asked)).toEqual([204, 204, 404, 404]);
  expect((await send("GET", `${repo}/issues/1/assignees/hal`)).status).toBe(204);
  expect((await send("GET", `${repo}/issues/1/assignees/out`)).status).toBe(404);
});

test("labels and people are dropped without a word for who may not triage", async () => {
  await using github = await smallGitHub();
  const made = await github.send("rea")("POST", `${repo}/issues`, {
    title: "One",
    labels: ["P0"],
    assignees: ["hal"],
    milestone: 7,
  });
  expect([made.status, made.data["labels"], made.data["assignees"]]).toEqual([201, [], []]);
  const changed = await github.send("rea")("PATCH", `${repo}/issues/1`, { title: "Two", labels: ["P0"] });
  expect(changed.data).toMatchObject({ title: "Two", labels: [] });
  expect((await github.send("tim")("PATCH", `${repo}/issues/1`, { labels: ["P0"] })).data).toMatchObject({
    labels: [{ name: "P0" }],
  });
});
