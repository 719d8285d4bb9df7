import { expect, test } from "vitest";
import { readMarker } from "../../src/markdown/marker.ts";
import { type Reminder, reminderMarker, renderReminder } from "../../src/render/reminder.ts";
import { applied } from "./sample.ts";

function reminder(change: Partial<Reminder> = {}): Reminder {
  return {
    kind: "reminded",
    who: ["fay"],
    day: "2026-11-25",
    zone: "Europe/Berlin",
    items: [{ number: 481, title: "Weekly analytics 2026-W47", dueAt: "2026-11-24T17:00:00Z", assignees: ["fay"] }],
    ...change,
  };
}

const older = {
  number: 455,
  title: "Published content 2026-W45",
  dueAt: "2025-11-17T17:00:00Z",
  assignees: ["fay", "gus"],
};

test("one overdue item is one friendly sentence with its ways out", () => {
  expect(renderReminder(reminder())).toBe(`@fay this is past its time and still open:

- #481 Weekly analytics 2026-W47, due Tuesday 24 November, 18:00

Finish it, assign somebody else, or close it as *not planned* if it will not happen. There is no second reminder.

<!-- almanac:1 reminder reminded 2026-11-25 fay -->`);
});

test("several items are one comment that mentions each person once", () => {
  const body = applied(renderReminder(reminder({ who: ["eve", "ida"], items: [...reminder().items, older] })));
  expect(body.match(/@/g)).toHaveLength(2);
  expect(body).toContain("@eve @ida these are past their time and still open:");
  expect(body).toContain("- #455 Published content 2026-W45, due Monday 17 November 2025, 18:00\n");
});

test("the decision authority hears who has it", () => {
  const body = applied(renderReminder(reminder({ kind: "noted", who: ["hal"], day: "2026-11-27", items: [older] })));
  expect(body).toBe(`@hal for your information, this is still open after its reminder:

- #455 Published content 2026-W45, due Monday 17 November 2025, 18:00, with fay and gus

You may assign somebody else, or close it as *not planned*. Nothing more will be said about it here.

<!-- almanac:1 reminder noted 2026-11-27 hal -->`);
});

test("a comment is recognised by whom it told what on which day", () => {
  const teams = reminder({ who: ["acme/product"] });
  expect(readMarker(applied(renderReminder(teams)))).toEqual(
    reminderMarker("reminded", "2026-11-25", ["acme/product"]),
  );
  expect(applied(renderReminder(teams))).toContain("@acme/product ");
});

test("titles and names of others mention nobody", () => {
  const items = [{ ...older, title: "@everyone closes #1 <b>", assignees: ["<!-- x"] }];
  const body = applied(renderReminder(reminder({ kind: "noted", who: ["no login!"], items })));
  expect(body).not.toMatch(/@[a-z]/);
  expect(body).not.toMatch(/#1\b/);
  expect(body).not.toContain("<b>");
  expect(body.split("<!--")).toHaveLength(2);
});
