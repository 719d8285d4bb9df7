import { expect, it } from "vitest";
import { judgePass } from "../../src/commands/doctor/judge-pass.ts";
import type { Item } from "../../src/snapshot/item.ts";

const web = "https://github.com/acme/shop";
const now = "2026-11-24T10:00:00Z";
const item: Item = {
  kind: "issue",
  number: 1,
  title: "Almanac of Acme Shop",
  body: "",
  author: "github-actions[bot]",
  marker: { kind: "almanac", key: [], notes: {} },
  state: "open",
  stateReason: undefined,
  labels: [],
  assignees: [],
  createdAt: "2026-11-02T08:17:00Z",
  updatedAt: "2026-11-24T08:17:00Z",
  closedAt: undefined,
  mergedAt: undefined,
  comments: 0,
};
const owed = (at: string) => [{ title: "Daily metrics 2026-11-23", at }];
const judged = (change: object) =>
  judgePass({ now, items: [item], owed: [], held: undefined, ...change }, web).map(
    ({ id, severity }) => `${severity} ${id}`,
  );

it.each([
  ["nothing owed", {}, "ok pass-in-time"],
  ["owed for less than ninety minutes", { owed: owed("2026-11-24T08:31:00Z") }, "ok pass-in-time"],
  ["owed for ninety minutes", { owed: owed("2026-11-24T08:30:00Z") }, "warning pass-overdue"],
  ["owed for a day", { owed: owed("2026-11-23T10:00:00Z") }, "error pass-overdue"],
  [
    "owed and held back",
    { owed: owed("2026-11-23T10:00:00Z"), held: "the gate is not signed off yet" },
    "ok pass-held",
  ],
  ["unknown", { owed: undefined }, "unknown pass-clock-unseen"],
  ["no trace", { items: [] }, "warning no-pass-yet"],
])("judges the clock of the last pass: %s", (_, change, expected) => {
  expect(judged(change)).toEqual([expected]);
});
