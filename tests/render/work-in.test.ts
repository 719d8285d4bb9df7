import { expect, it } from "vitest";
import { workIn } from "../../src/render/work-in.ts";
import { aWork } from "../support/builders.ts";

it("takes what Almanac opened for no news, and an incident for news also while its post-mortem is due", () => {
  const createdAt = "2026-11-21T01:45:00Z";
  const day = { from: "2026-11-20T23:00:00Z", to: "2026-11-21T23:00:00Z" };
  const all = [
    aWork(1, { createdAt, labels: ["almanac:weekly"] }),
    aWork(2, { createdAt, labels: ["P0", "almanac:post-mortem-due"] }),
    aWork(3, { createdAt, labels: ["P3", "almanac:backlog"] }),
  ];
  expect(workIn(all, "opened", day).map(({ number }) => number)).toEqual([2, 3]);
});
