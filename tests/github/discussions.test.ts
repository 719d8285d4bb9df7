import { expect, it } from "vitest";
import { connect } from "../../src/github/client.ts";
import { readDiscussions } from "../../src/github/facts/read-discussions.ts";
import { FakeClock } from "../support/fake-clock.ts";
import { githubWorld } from "../support/github-world.ts";
import { scriptedServer } from "../support/scripted-server.ts";

const FROM = "2026-11-16T00:00:00Z";
const ago = (number: number, day: string, closed?: string) => ({
  number,
  title: `Talk ${number}`,
  body: "Words",
  login: "ada",
  category: number === 3 ? "Announcements" : "Ideas",
  created: `2026-${day}T08:00:00Z`,
  updated: `2026-${closed ?? day}T08:00:00Z`,
  closed: closed === undefined ? undefined : `2026-${closed}T08:00:00Z`,
  upvotes: 2,
});

it("discussions that are open or changed since are told like issues, announcements left out, in one question", async () => {
  await using world = await githubWorld();
  const discussions = [
    ago(1, "10-01"),
    ago(2, "11-17", "11-18"),
    ago(3, "11-19"),
    ago(4, "10-01", "10-02"),
    ago(5, "11-20"),
  ];
  world.github.rules.settings("acme/shop", { discussions });
  const before = world.client.requests();
  expect(await readDiscussions(world.client, FROM)).toMatchObject({
    kind: "known",
    value: {
      cut: false,
      all: [
        { number: 1, labels: ["Ideas"], reactions: 2, opening: "Words", closedAt: undefined },
        { number: 2, closedAt: "2026-11-18T08:00:00Z" },
        // Its page was read anyway.
        { number: 4 },
        { number: 5, createdAt: "2026-11-20T08:00:00Z" },
      ],
    },
  });
  expect(world.client.requests() - before).toBe(1);
});

it("page by page, and where there are more than are read that is said", async () => {
  await using world = await githubWorld();
  const many = Array.from({ length: 350 }, (_, index) => ago(index + 10, "11-20"));
  world.github.rules.settings("acme/shop", { discussions: many });
  const told = await readDiscussions(world.client, FROM);
  expect(told.kind === "known" && [told.value.all.length, told.value.cut]).toEqual([300, true]);
});

it("are none where they are switched off, and not available where the token may not see them", async () => {
  const poor = {
    token: "ghs_poor",
    login: "almanac[bot]",
    kind: "actions",
    permissions: { contents: "read" },
  } as const;
  await using world = await githubWorld({ private: true }, { tokens: [poor] });
  const client = world.connect({ token: "ghs_poor" });
  expect(await readDiscussions(client, FROM)).toEqual({ kind: "known", value: { all: [], cut: false } });
  world.github.rules.settings("acme/shop", { discussions: [ago(1, "11-17")] });
  expect(await readDiscussions(client, FROM)).toEqual({
    kind: "unavailable",
    because: "The token lacks a permission; this would do: discussions=read.",
  });
});

it("are not available, and never none, where nobody speaks GraphQL", async () => {
  await using server = await scriptedServer(() => ({ status: 404, json: { message: "Not Found" } }));
  const client = connect({ token: "t", api: server.url, owner: "acme", name: "shop", clock: new FakeClock() });
  expect(await readDiscussions(client, FROM)).toMatchObject({ kind: "unavailable" });
});
