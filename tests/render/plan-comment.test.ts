import { describe, expect, it } from "vitest";
import type { Operation } from "../../src/operation/operation.ts";
import { readMarker } from "../../src/markdown/marker.ts";
import { planDifference } from "../../src/render/plan-difference.ts";
import { type PlannedWith, renderPlanComment } from "../../src/render/plan-comment.ts";
import { type Upcoming, upcomingChanges } from "../../src/render/upcoming-changes.ts";
import { aPlan, comments, opens, updates } from "../support/operations.ts";

const planned = (...operations: readonly Operation[]): PlannedWith => ({
  kind: "planned",
  plan: aPlan(...operations),
  upcoming: [],
});
const keys = (operations: readonly Operation[]) => operations.map(({ key }) => key);

describe("planDifference", () => {
  it("tells what comes in, falls away and stays, by content and not by reason", () => {
    const before = aPlan(opens("a"), opens("b"), opens("c", { reason: "due" }));
    const after = aPlan(opens("b", { assignees: ["fay"] }), opens("c", { reason: "overdue" }), opens("d"));
    const { incoming, gone, same } = planDifference(before, after);
    expect([keys(incoming), keys(gone), keys(same)]).toEqual([["b", "d"], ["a"], ["c"]]);
  });

  it("leaves out the almanac issue, which every pass keeps current", () => {
    const after = aPlan(updates("update:almanac", { body: "new" }), opens("open:almanac"));
    expect(planDifference(undefined, after)).toEqual({ incoming: [], gone: [], same: [] });
  });
});

describe("renderPlanComment", () => {
  it("keeps below what GitHub takes, names how many more there are, and can be found again", () => {
    const words = "@ada <!-- almanac:1 status plan --> Fixes #1 ".repeat(40);
    const many = Array.from({ length: 400 }, (_, index) =>
      index % 2 === 0
        ? opens(`open:${index}`, { title: words, reason: words })
        : comments(`say:${index}`, { reason: words }),
    );
    const text = renderPlanComment({
      before: planned(...many.slice(200)),
      after: planned(...many.slice(0, 300)),
      base: "main",
    });
    expect(text.length).toBeLessThanOrEqual(60_000);
    expect(text).toMatch(/^- and \d+ more$/m);
    expect(text).not.toMatch(/@ada|Fixes #1/);
    expect(text.match(/<!--/g)).toHaveLength(1);
    expect(readMarker(text)).toEqual({ kind: "status", key: ["plan"], notes: {} });
  });

  it("is the same text for the same plans", () => {
    const change = { before: planned(opens("a")), after: planned(opens("a"), opens("b")), base: "main" } as const;
    expect(renderPlanComment(change)).toBe(renderPlanComment(structuredClone(change)));
  });

  it("names a branch whose name is Markdown as code", () => {
    const text = renderPlanComment({ before: planned(), after: { kind: "missing" }, base: "a`*b" });
    expect(text).toContain("after the merge into ``a`*b``");
  });
});

describe("upcomingChanges", () => {
  const one: Upcoming = {
    id: "sprint-plan",
    title: "Sprint plan",
    delivery: "issue",
    zone: "Europe/Berlin",
    at: ["2026-11-30T08:00:00Z", "2026-12-07T08:00:00Z", "2026-12-14T08:00:00Z"],
    who: ["ada"],
  };

  it("shows dates up to the first that differs", () => {
    const now = { ...one, at: ["2026-11-30T08:00:00Z", "2026-12-14T08:00:00Z", "2026-12-28T08:00:00Z"] };
    expect(upcomingChanges([one], [now])).toEqual([
      "- **Sprint plan** comes Monday 30 November 2026, 09:00; Monday 14 December 2026, 09:00 instead of Monday 30 November 2026, 09:00; Monday 7 December 2026, 09:00.",
    ]);
  });

  it("says never where a cadence ends, and nothing where all stays", () => {
    expect(upcomingChanges([one], [{ ...one, at: [] }])).toEqual([
      "- **Sprint plan** comes never instead of Monday 30 November 2026, 09:00.",
    ]);
    expect(upcomingChanges([one], [one])).toEqual([]);
  });
});
