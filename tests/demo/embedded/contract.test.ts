import { readFileSync } from "node:fs";
import { expect, test } from "vitest";
import { type EmulateIdentity, startEmulated } from "../../../src/demo/embedded/start-emulated.ts";
import { keptRepoRoutes, keptRoutes } from "../../../src/demo/embedded/kept.ts";
import { keepTime } from "../../../src/demo/embedded/world.ts";

test("emulate is the version whose insides are known", () => {
  const manifest = new URL("../../../node_modules/emulate/package.json", import.meta.url);
  expect(JSON.parse(readFileSync(manifest, "utf8"))).toMatchObject({ name: "emulate", version: "0.12.2" });
});

test("the hook finds emulate's store, router and tokens, and leaves no server behind", async () => {
  const url = "http://127.0.0.1:1";
  const { app, store, rows, tokens } = await startEmulated(url);
  keepTime({ app, store, rows, tokens }, () => "2026-11-23T12:00:00Z");
  const user = rows.users.insert({ login: "ada", type: "User", name: null, site_admin: false });
  expect(user).toMatchObject({ login: "ada", created_at: "2026-11-23T12:00:00Z", updated_at: "2026-11-23T12:00:00Z" });
  expect(rows.users.findOneBy("login", "ada")).toBe(user);
  const saved = store.snapshot();
  rows.users.delete(user.id);
  store.restore(saved);
  expect(rows.users.get(user.id)).toMatchObject({ login: "ada" });
  tokens.set("secret", { login: "ada", id: user.id, scopes: [] } satisfies EmulateIdentity);
  const answer = await app.fetch(new Request(`${url}/user`, { headers: { authorization: "Bearer secret" } }));
  expect([answer.status, await answer.json()]).toMatchObject([200, { login: "ada", url: `${url}/users/ada` }]);
});

test("every collection we rely on is emulate's", async () => {
  const { store } = await startEmulated("http://127.0.0.1:1");
  const names = [
    "users",
    "orgs",
    "teams",
    "team_members",
    "repos",
    "collaborators",
    "issues",
    "labels",
    "milestones",
    "issue_events",
    "commits",
    "trees",
    "blobs",
    "apps",
  ];
  expect(names.filter((name) => !store.collections.has(`github.${name}`))).toEqual([]);
});

test("every route we keep is one emulate has", async () => {
  const { app } = await startEmulated("http://127.0.0.1:1");
  const kept = [
    ...keptRepoRoutes.map(({ method, pattern }) => ({ method, pattern: `/repos/acme/shop${pattern}` })),
    ...keptRoutes,
  ];
  expect(
    kept.filter(({ method, pattern }) => app.matchedRoute(method, pattern.replaceAll(/:\w+/g, "1")) === undefined),
  ).toEqual([]);
});

test("two that start at once do not share a store", async () => {
  const [one, two] = await Promise.all([startEmulated("http://127.0.0.1:1"), startEmulated("http://127.0.0.1:2")]);
  one.rows.users.insert({ login: "only-here", type: "User", name: null, site_admin: false });
  expect([
    one.rows.users.findOneBy("login", "only-here")?.login,
    two.rows.users.findOneBy("login", "only-here"),
  ]).toEqual(["only-here", undefined]);
});
