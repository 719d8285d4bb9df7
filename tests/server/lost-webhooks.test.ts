import { expect, test } from "vitest";
import { SECRET } from "../support/app-seed.ts";
import { night, nightInTheApp, saidOn } from "../support/night-in-the-app.ts";

test("a P0 is answered within two minutes even where no webhook ever arrives", async () => {
  await using app = await nightInTheApp(undefined, undefined);
  // Whatever GitHub sends, and sends again, goes nowhere.
  app.github.hooks.sendTo("http://127.0.0.1:1/", SECRET);
  const issue = { title: "Checkout is down", labels: ["P0"] };
  await app.does(night("02:47:10"), "ada", "post", "/repos/acme/shop/issues", issue);
  await app.liveUntil(night("02:50"));
  const rows = (await app.github.as("ada").get("/repos/acme/shop/issues?labels=P0")) as { number: number }[];
  const [first] = await saidOn(app, "acme/shop", rows[0]?.number ?? 0);
  expect(first?.body).toContain("P0 Critical");
  expect(first !== undefined && first.at <= night("02:49:10")).toBe(true);
  expect(app.log.some(({ message }) => message === "asks for a webhook again")).toBe(true);
  expect(app.log.filter(({ level }) => level === "error")).toEqual([]);
}, 60_000);
