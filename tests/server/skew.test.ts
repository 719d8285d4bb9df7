import { expect, test } from "vitest";
import { readSkew } from "../../src/github/read-skew.ts";
import { Intake } from "../../src/server/intake.ts";
import { skewWords } from "../../src/server/skew-words.ts";
import { FakeClock } from "../support/fake-clock.ts";
import { scriptedServer } from "../support/scripted-server.ts";

test("a clock that is wrong is noticed by what GitHub says of the time, whatever else it says", async () => {
  const date = "Mon, 23 Nov 2026 08:00:00 GMT";
  await using github = await scriptedServer(() => ({ status: 403, headers: { date } }));
  const clock = new FakeClock();
  clock.set("2026-11-23T09:00:30Z");
  const skew = await readSkew(github.url, clock);
  expect(skew).toBe(3_630_000);
  expect(skewWords(skew)).toMatch(/^the clock of this machine is 1\sh .*ahead of GitHub's/);
  expect(skewWords(-31_000)).toMatch(/31\ss behind GitHub's/);
  expect([skewWords(undefined), skewWords(30_000), skewWords(-1000)]).toEqual([undefined, undefined, undefined]);
});

test("so much is held at once, and no more", () => {
  const intake = new Intake(10);
  expect([intake.take(6), intake.take(5), intake.take(4)]).toEqual([true, false, true]);
  intake.give(6);
  expect(intake.take(5)).toBe(true);
});
