import { expect, test } from "vitest";
import { privateEntries } from "../../src/incident/private-entries.ts";
import type { TimelineEntry } from "../../src/snapshot/timeline.ts";
import { at } from "../support/incident-world.ts";
import { SimulatedRepository } from "../support/simulated-repository.ts";

test("what was repaired in private counts, the post-mortem that names it does not", () => {
  const mention = (number: number): TimelineEntry => ({
    id: number,
    at: at("03:00"),
    actor: "dev",
    kind: "mentioned-in",
    number,
    pullRequest: true,
    author: "dev",
    mergedAt: at("03:10"),
  });
  const issue = { number: 1, title: "", body: "", state: "open", authors: ["warden"] } as const;
  const timeline = [mention(2), mention(3)];
  const security = new SimulatedRepository();
  const body = "<!-- almanac:1 post-mortem 1 1 -->";
  for (const title of ["One", "Two", "Post-mortem"])
    security.open("pull-request", { title, body, labels: [] }, at("03:00"));
  const postMortems = [security.item(3)];
  expect(privateEntries({ ...issue, timeline, postMortems }, "almanac[bot]").map(({ id }) => id)).toEqual([2]);
});
