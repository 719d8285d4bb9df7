import { afterAll, beforeAll, expect, test } from "vitest";
import type { AppOnClock } from "../support/app-on-clock.ts";
import { APP_BOT } from "../support/app-seed.ts";
import { liveThroughP0, night, nightInTheApp, saidOn } from "../support/night-in-the-app.ts";

const SHOP = "/repos/acme/shop";
let app: AppOnClock;
beforeAll(async () => {
  app = await nightInTheApp(undefined, 86_400);
}, 60_000);
afterAll(async () => app[Symbol.asyncDispose]());

test("a label begins the response in the App, its own timers call at their seconds, and commands lead it to its end", async () => {
  const issue = await liveThroughP0(app);
  const said = (await saidOn(app, "acme/shop", issue)).filter(({ by }) => by === APP_BOT);
  expect(said.map(({ at, body }) => `${at.slice(11, 19)} ${body.split("\n")[0]}`)).toEqual([
    "02:47:10 ## 🔴 P0 Critical · Resolved",
    "02:52:10 @bo @ada",
    "02:54:30 <details><summary>Commands taken (6)</summary>",
    "03:17:10 @bo @ada",
    "03:17:10 @ada **Brief for executives**",
    "03:20:30 @ada **Brief for executives**",
    "03:52:30 **Resolved** 03:52 by bo. Users could work again after 33\u00a0min.",
  ]);
  expect(await app.github.as("ada").get(`${SHOP}/issues/${issue}`)).toMatchObject({ state: "closed" });
  expect(app.log.filter(({ level }) => level === "error")).toEqual([]);
  expect(app.github.unhandled).toEqual([]);
}, 120_000);

/** Opens an issue with labels; its number. */
async function declare(time: string, title: string, labels: readonly string[]): Promise<number> {
  await app.does(night(time), "ada", "post", `${SHOP}/issues`, { title, labels: ["area/search", ...labels] });
  const [newest] = (await app.github.as("ada").get(`${SHOP}/issues?labels=area/search&state=all`)) as {
    number: number;
  }[];
  return newest?.number ?? 0;
}

test("a late declaration has true clocks, a downgrade without authority does not hold, and a false alarm rests", async () => {
  const issue = await declare("05:00:10", "Search is slow", ["P1"]);
  const says = async (time: string, who: string, body: string) =>
    app.does(night(time), who, "post", `${SHOP}/issues/${issue}/comments`, { body });
  await says("05:01:10", "bo", "/detected 04:40\n/started 04:35");
  await says("05:02:10", "chi", "/severity P3 nobody searches");
  await app.does(night("05:03:10"), "chi", "put", `${SHOP}/issues/${issue}/labels`, { labels: ["area/search", "P2"] });
  const board = async () => (await saidOn(app, "acme/shop", issue))[0]?.body ?? "";
  expect(await board()).toContain("P1 High");
  expect(await board()).toContain("✅ detected 04:40");
  const { labels } = (await app.github.as("ada").get(`${SHOP}/issues/${issue}`)) as { labels: { name: string }[] };
  expect(labels.map(({ name }) => name).toSorted()).toEqual(["P1", "area/search"]);
  const said = (await saidOn(app, "acme/shop", issue)).map(({ body }) => body).join("\n");
  expect(said).toContain("chi, `/severity P3 nobody searches` was not taken: lowering the severity to P3 is for");
  expect(said).toContain("@chi P2 does not hold, P1 does");
  await app.does(night("05:04:10"), "ada", "patch", `${SHOP}/issues/${issue}`, {
    state: "closed",
    state_reason: "not_planned",
  });
  expect(await board()).toContain("P1 High · No incident");
  const before = (await saidOn(app, "acme/shop", issue)).length;
  await app.liveUntil(night("09:00"));
  expect(await saidOn(app, "acme/shop", issue)).toHaveLength(before);
}, 120_000);

test("a confidential incident is handled in the private repository, and what is said there is heard at once", async () => {
  const secret = "cards of customers leaked";
  const issue = await declare("10:00:10", secret, ["P1", "data-breach"]);
  const [board] = (await app.github.as("ada").get("/repos/acme/security/issues")) as { number: number; body: string }[];
  expect(board?.body).toContain(secret);
  const path = `/repos/acme/security/issues/${board?.number ?? 0}`;
  await app.does(night("10:01:10"), "bo", "post", `${path}/comments`, { body: `/ack\n\n/update ${secret} by a query` });
  const now = (await app.github.as("ada").get(path)) as { body: string };
  expect(now.body).toContain("✅ 10:01 bo");
  expect(now.body).toContain(`**Impact** ${secret} by a query`);
  expect((await saidOn(app, "acme/shop", issue))[0]?.body).toMatch(
    /^An incident is being handled \(P1, since 10:00\)\./,
  );
  const pulls = async () =>
    (await app.github.as("ada").get("/repos/acme/security/pulls?state=all")) as { number: number; title: string }[];
  await app.does(night("10:02:10"), "bo", "post", `${path}/comments`, { body: "/mitigated" });
  await app.does(night("10:33:10"), "chi", "post", `${path}/comments`, { body: "/verified no more rows" });
  await app.does(night("10:34:10"), "bo", "post", `${path}/comments`, { body: `/resolve ${secret}: keys changed` });
  await app.liveUntil(night("10:40"));
  // Its post-mortem is written where it was handled, and holds open the issue there alone.
  const [pull] = await pulls();
  expect(pull?.title).toBe(`Post-mortem: ${secret}`);
  const states = async () =>
    (
      (await Promise.all([path, `${SHOP}/issues/${issue}`].map(async (one) => app.github.as("ada").get(one)))) as {
        state: string;
      }[]
    ).map(({ state }) => state);
  expect(await states()).toEqual(["open", "closed"]);
  await app.does(night("10:50:10"), "bo", "put", `/repos/acme/security/pulls/${pull?.number ?? 0}/merge`, {});
  await app.liveUntil(night("11:00"));
  expect(await states()).toEqual(["closed", "closed"]);
  const rows = (await app.github.as("ada").get(`${SHOP}/issues?state=all`)) as {
    title: string;
    body: string;
    user: { login: string };
  }[];
  const items = rows.flatMap(({ title, body, user }) => (user.login === APP_BOT ? [title, body] : []));
  const said = (await saidOn(app, "acme/shop", issue)).map(({ body }) => body);
  expect(said).toHaveLength(1);
  expect(said[0]).toMatch(/^An incident was handled \(P1, since 10:00, until 10:34\)\./);
  expect(JSON.stringify([items, said, app.log])).not.toContain(secret);
  expect(app.log.filter(({ level }) => level === "error")).toEqual([]);
  expect(app.github.unhandled).toEqual([]);
}, 120_000);
