import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { readMarker } from "../../src/markdown/marker.ts";
import type { ActionItem } from "../../src/postmortem/action-item.ts";
import { renderActionItemIssue } from "../../src/render/action-item-issue.ts";
import { preview } from "../../src/render/join-text.ts";
import { renderOpenPromises } from "../../src/render/open-promises.ts";
import { renderPromises } from "../../src/render/promises.ts";
import { hostileText } from "../markdown/hostile.ts";

const action = (text: string, end?: string): ActionItem => ({
  line: 1,
  cell: 0,
  text,
  owner: "bo",
  ownerText: "@bo",
  deadline: "2026-12-04",
  deadlineText: "2026-12-04",
  type: "monitoring",
  typeText: "monitoring",
  end,
  issue: undefined,
});
const from = { incident: 1, path: "postmortems/2026/a.md", cause: "pinned-authority", due: "2026-12-04" };

describe("an action item as an issue", () => {
  it("shows hostile words and obeys none", () => {
    fc.assert(
      fc.property(hostileText, hostileText, (text, end) => {
        const { title, body } = renderActionItemIssue(action(text, end), from);
        expect(readMarker(body)).toMatchObject({ kind: "action-item", notes: { due: "2026-12-04", asked: "bo" } });
        expect(`${title}\n${body}`).not.toMatch(/@(?=[a-z0-9])/i);
        expect(title).not.toMatch(/[\r\n]/);
        expect(title.length).toBeLessThanOrEqual(256);
        expect(title).not.toBe("");
      }),
      { numRuns: 50 },
    );
  });
});

describe("the word to the incident", () => {
  it("shows hostile words and obeys none", () => {
    fc.assert(
      fc.property(hostileText, (title) => {
        const promised = [{ issue: { ref: "a" }, title, people: ["bo"], due: "2026-12-04" }];
        const text = preview(renderPromises({ path: from.path, promised, late: false, cause: "a-b", before: [] }));
        expect(text).not.toMatch(/@(?=[a-z0-9])/i);
        expect(text.split("\n").filter((row) => row.startsWith("- #"))).toHaveLength(1);
      }),
      { numRuns: 50 },
    );
  });

  it("tells which earlier incidents had the cause, and what of them is open", () => {
    const before = [
      { incident: 3, open: [7, 9] },
      { incident: 4, open: [] },
    ];
    expect(renderPromises({ path: from.path, promised: [], late: false, cause: "a-b", before })).toBe(
      "**The [post-mortem](../blob/HEAD/postmortems/2026/a.md) is merged.** It promises nothing that has no issue yet.\n\n**The cause `a-b` came back.** It was that of:\n\n- #3: still open from then: #7 and #9\n- #4: all its action items are closed",
    );
  });
});

it("the decision authority hears how many promises are open, and since when", () => {
  const told = { who: ["ada"], overdue: 2, oldest: "2026-11-25", link: "../x", period: "2026-12" };
  expect(renderOpenPromises({ ...told, open: 3 })).toMatch(
    /^@ada \*\*3 promises of post-mortems are open\*\* at the end of 2026-12: 2 overdue, the oldest promised for 25 November 2026\./,
  );
  expect(renderOpenPromises({ ...told, open: 1, overdue: 0 })).toContain(
    "**1 promise of post-mortems is open** at the end of 2026-12: none is overdue.",
  );
});
