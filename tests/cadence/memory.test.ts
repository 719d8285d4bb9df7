import { describe, expect, it } from "vitest";
import { memoryOf, occurrenceItems } from "../../src/cadence/memory.ts";
import type { Item } from "../../src/snapshot/item.ts";
import { emptyLedger } from "../../src/snapshot/ledger.ts";
import { aCadence } from "../support/builders.ts";

function anItem(
  number: number,
  kind: Item["marker"]["kind"],
  key: readonly string[],
  change: Partial<Item> = {},
): Item {
  return {
    kind: "issue",
    number,
    title: "Title",
    body: "",
    author: "github-actions[bot]",
    marker: { kind, key, notes: {} },
    state: "closed",
    stateReason: "completed",
    labels: [],
    assignees: [],
    createdAt: "2026-11-02T08:00:00Z",
    updatedAt: "2026-11-02T08:00:00Z",
    closedAt: undefined,
    mergedAt: undefined,
    comments: 0,
    ...change,
  };
}

const cadence = aCadence({ was: ["old-name"] });

describe("the issues of a cadence", () => {
  it("come by date under any of its names, of duplicates the oldest", () => {
    const items = [
      anItem(1, "occurrence", ["weekly-analytics", "2026-11-16"]),
      anItem(2, "occurrence", ["old-name", "2026-11-09"]),
      anItem(3, "occurrence", ["weekly-analytics", "2026-11-09"]),
      anItem(4, "occurrence", ["other", "2026-11-23"]),
      anItem(5, "report", ["weekly-analytics", "2026-11-30"]),
      anItem(6, "occurrence", ["weekly-analytics", "2026-12-07"], { stateReason: "duplicate" }),
    ];
    expect(occurrenceItems(cadence, items).map(({ number }) => number)).toEqual([2, 1]);
  });

  it("are looked up anew in another list", () => {
    const first = [anItem(1, "occurrence", ["weekly-analytics", "2026-11-16"])];
    expect(occurrenceItems(cadence, first)).toHaveLength(1);
    const second = [...first, anItem(2, "occurrence", ["weekly-analytics", "2026-11-23"])];
    expect(occurrenceItems(cadence, second).map(({ number }) => number)).toEqual([1, 2]);
  });
});

describe("the memory of a cadence", () => {
  const digest = anItem(9, "digest", ["2026-11-24"], {
    marker: { kind: "digest", key: ["2026-11-24"], notes: { lists: "other@2026-11-25+weekly-analytics@2026-11-23" } },
  });
  const newest = (items: readonly Item[], remembered?: string) =>
    memoryOf(
      cadence,
      {
        ...emptyLedger,
        cadences:
          remembered === undefined
            ? {}
            : { "old-name": { adopted: "2026-11-01T00:00:00Z", newest: remembered, issue: 7 } },
      },
      items,
    );

  it("counts what a digest lists, and what the ledger holds under an old name", () => {
    const issue = anItem(3, "occurrence", ["weekly-analytics", "2026-11-16"]);
    expect(newest([issue])).toEqual({ adopted: "2026-11-02T08:00:00Z", newest: "2026-11-16", issue: 3 });
    expect(newest([issue, digest])).toEqual({
      adopted: "2026-11-02T08:00:00Z",
      newest: "2026-11-23",
      issue: undefined,
    });
    expect(newest([issue, digest], "2026-11-30")).toEqual({
      adopted: "2026-11-01T00:00:00Z",
      newest: "2026-11-30",
      issue: 7,
    });
    expect(newest([], undefined)).toBeUndefined();
  });

  it("holds the issue of a duty that never ends, whoever remembers it", () => {
    const issue = anItem(5, "standing", ["old-name"]);
    expect(newest([issue])).toEqual({ adopted: "2026-11-02T08:00:00Z", newest: undefined, issue: 5 });
    expect(newest([issue], "2026-11-30")).toEqual({ adopted: "2026-11-01T00:00:00Z", newest: "2026-11-30", issue: 7 });
  });
});
