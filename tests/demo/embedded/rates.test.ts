import { expect, test } from "vitest";
import { smallGitHub } from "./world.ts";

const repo = "/repos/acme/shop";

test("answers tell how much is left of the hour, a thousand for Actions", async () => {
  await using github = await smallGitHub();
  const left = async (token: string): Promise<unknown> => {
    const { headers } = await github.send(token)("GET", repo);
    return ["limit", "remaining", "used", "reset"].map((name) => headers.get(`x-ratelimit-${name}`));
  };
  expect(await left("act")).toEqual(["1000", "999", "1", "1795438800"]);
  expect(await left("ada")).toEqual(["5000", "4999", "1", "1795438800"]);
  expect((await github.send("act")("GET", "/rate_limit")).data).toMatchObject({
    resources: { core: { limit: 1000, used: 1 } },
  });
  github.setNow("2026-11-23T13:00:00Z");
  expect(await left("act")).toEqual(["1000", "999", "1", "1795442400"]);
});

test("over the primary limit is 403 with nothing left until the reset", async () => {
  await using github = await smallGitHub();
  const send = github.send("act");
  github.limits.primary(2);
  await send("GET", repo);
  await send("GET", repo);
  const refused = await send("GET", repo);
  expect([refused.status, refused.data["message"]]).toEqual([
    403,
    expect.stringMatching(/^API rate limit exceeded for installation ID \d+\.$/),
  ]);
  expect([
    refused.headers.get("x-ratelimit-remaining"),
    refused.headers.get("x-ratelimit-reset"),
    refused.headers.get("retry-after"),
  ]).toEqual(["0", "1795438800", null]);
  expect((await github.send("ada")("GET", repo)).status).toBe(200);
  github.setNow("2026-11-23T13:00:00Z");
  expect((await send("GET", repo)).status).toBe(200);
  github.limits.primary(undefined);
});

test("the secondary limit can be met, with or without a time to wait", async () => {
  await using github = await smallGitHub();
  const send = github.send("act");
  github.limits.secondary({ status: 429, retryAfter: 60 });
  const first = await send("GET", repo);
  expect([first.status, first.headers.get("retry-after"), first.data["message"]]).toEqual([
    429,
    "60",
    "You have exceeded a secondary rate limit. Please wait a few minutes before you try again.",
  ]);
  expect((await send("GET", repo)).status).toBe(200);
  github.limits.secondary({ status: 403, times: 2, writesOnly: true });
  expect((await send("GET", repo)).status).toBe(200);
  const second = await send("POST", `${repo}/issues`, { title: "One" });
  expect([second.status, second.headers.get("retry-after")]).toEqual([403, null]);
  expect((await send("POST", `${repo}/issues`, { title: "One" })).status).toBe(403);
  expect((await send("POST", `${repo}/issues`, { title: "One" })).data["number"]).toEqual(1);
});

test("content is made 80 times a minute and 500 an hour, by its own clock", async () => {
  await using github = await smallGitHub();
  const send = github.send("act");
  github.limits.contentCreation(true);
  const start = Date.parse("2026-11-23T12:00:00Z");
  const at = (seconds: number): void =>
    github.setNow(`${new Date(start + seconds * 1000).toISOString().slice(0, 19)}Z`);
  const make = async (count: number): Promise<number> => {
    for (let made = 0; made < count; made += 1) {
      const { status } = await send("POST", `${repo}/issues`, { title: "One" });
      if (status !== 201) return made;
    }
    return count;
  };
  expect(await make(90)).toBe(80);
  const refused = await send("POST", `${repo}/issues/1/comments`, { body: "Hm" });
  expect([refused.status, refused.headers.get("retry-after"), refused.data["message"]]).toEqual([
    403,
    "60",
    "You have exceeded a secondary rate limit and have been temporarily blocked from content creation. Please retry your request again later.",
  ]);
  expect((await send("PATCH", `${repo}/issues/1`, { title: "Two" })).status).toBe(200);
  let total = 80;
  for (let minute = 1; minute <= 6; minute += 1) {
    at(minute * 61);
    total += await make(80);
  }
  expect(total).toBe(500);
  at(3601);
  expect(await make(90)).toBe(80);
});
