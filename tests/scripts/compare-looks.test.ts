import { describe, expect, it } from "vitest";
import { differences, isSame } from "../../scripts/faults/compare.ts";
import type { Look, Shown } from "../../scripts/faults/look.ts";

const item = (change: Partial<Shown> = {}): Shown => ({
  marker: "occurrence weekly-analytics 2026-11-23",
  kind: "issue",
  number: 1,
  title: "Weekly analytics",
  body: "Text",
  state: "open",
  labels: ["almanac:weekly"],
  assignees: ["fay"],
  times: ["2026-11-23T08:00", "2026-11-23T08:00", null],
  comments: [],
  ...change,
});
const looks = (...items: readonly Shown[]): Look => ({ items, trees: { main: "a1" } });

describe("what differs after a broken pass", () => {
  it("is nothing where only numbers, times and wording do", () => {
    const other = looks(item({ number: 2, body: "Other", title: "Other", times: [] }));
    expect(differences(looks(item()), other)).toEqual([]);
    expect([isSame(looks(item()), looks(item())), isSame(looks(item()), other)]).toEqual([true, false]);
  });

  it.each<[string, readonly Shown[], string]>([
    ["an item that was lost", [], "not there instead of issue open, fay, almanac:weekly"],
    [
      "one that was opened twice",
      [item(), item({ number: 2 })],
      "issue open, fay, almanac:weekly and issue open, fay, almanac:weekly instead of issue open, fay, almanac:weekly",
    ],
    [
      "one in another state",
      [item({ state: "closed completed" })],
      "issue closed completed, fay, almanac:weekly instead of issue open, fay, almanac:weekly",
    ],
    [
      "one with a comment too many",
      [item({ comments: ["ada: hi"] })],
      "issue open, fay, almanac:weekly, 1 comments instead of issue open, fay, almanac:weekly",
    ],
  ])("tells %s", (_, items, words) => {
    expect(differences(looks(item()), looks(...items))).toEqual([`occurrence weekly-analytics 2026-11-23: ${words}`]);
  });

  it("tells branches that hold other files, are missing or too many", () => {
    const expected: Look = { items: [], trees: { main: "a1", data: "b1" } };
    expect(differences(expected, { items: [], trees: { main: "a2", report: "c1" } })).toEqual([
      "branch data: missing",
      "branch main: other files",
      "branch report: too many",
    ]);
  });
});
