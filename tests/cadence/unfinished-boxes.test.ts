import { expect, it } from "vitest";
import { isAllTicked, tickedBoxes, unfinishedBoxes } from "../../src/cadence/unfinished-boxes.ts";
import type { Item } from "../../src/snapshot/item.ts";

const item = (body: string): Item => ({
  kind: "issue",
  number: 1,
  title: "Title",
  body,
  author: "github-actions[bot]",
  marker: { kind: "occurrence", key: ["weekly-analytics", "2026-11-23"], notes: {} },
  state: "open",
  stateReason: undefined,
  labels: [],
  assignees: [],
  createdAt: "2026-11-23T08:00:00Z",
  updatedAt: "2026-11-23T08:00:00Z",
  closedAt: undefined,
  mergedAt: undefined,
  comments: 0,
});

it.each([
  ["no boxes", "Text", false, 0],
  ["no ticked box", "- [ ] One\n- [ ] Two\n", false, 0],
  ["one of two ticked", "- [x] One\n- [ ] Two\n", false, 1],
  ["all ticked, in either case", "- [x] One\n- [X] Two\n", true, 2],
  ["a tick that is no box", "See [x] there\n\n- [ ] One\n", false, 0],
  ["a tick in code beside an open box", "```\n- [x] One\n```\n\n- [ ] Two\n", false, 0],
])("with %s", (_, body, all, ticked) => {
  const seen = item(body);
  expect({ all: isAllTicked(seen), ticked: tickedBoxes(seen).length }).toEqual({ all, ticked });
  expect(unfinishedBoxes(seen).length === 0).toBe(all || !body.includes("- [ ]"));
});
