import fc from "fast-check";
import ICAL from "ical.js";
import { expect, test } from "vitest";
import { calendarJson, renderCalendarIcs, renderCalendarTable } from "../../src/render/calendar.ts";
import { cadence, occurrence, owner, repository } from "./sample.ts";

const rows = [
  { occurrence: occurrence(), owner: owner("Analytics Reporter", "fay") },
  {
    occurrence: occurrence(cadence({ id: "content-week", title: "Content week", delivery: "issue" }), "2026-11-30"),
    owner: owner(undefined, "gus", "eve"),
  },
];
const head = { product: "Acme Shop", now: "2026-11-21T10:00:00Z", repository };

test("the table shows when, what, how and who", () => {
  expect(renderCalendarTable(rows, "Europe/Berlin")).toBe(
    [
      "When (Europe/Berlin)    Cadence           Period    Delivery      Owner",
      "Mon 23 Nov 2026, 09:00  weekly-analytics  2026-W47  pull-request  fay",
      "Mon 30 Nov 2026, 09:00  content-week      2026-W48  issue         gus, eve",
    ].join("\n"),
  );
  expect(renderCalendarTable([], "Europe/Berlin")).toBe("Nothing comes in these days.");
});

test("the JSON has one flat object an occurrence, its instant in UTC", () => {
  expect(calendarJson(rows)).toEqual([
    {
      cadence: "weekly-analytics",
      date: "2026-11-23",
      at: "2026-11-23T08:00:00Z",
      period: "2026-W47",
      delivery: "pull-request",
      owner: "fay",
    },
    {
      cadence: "content-week",
      date: "2026-11-30",
      at: "2026-11-30T08:00:00Z",
      period: "2026-W48",
      delivery: "issue",
      owner: "gus, eve",
    },
  ]);
});

test("the iCalendar form is what a calendar program expects", () => {
  const ics = renderCalendarIcs(rows, head);
  expect(ics.split("\r\n").slice(0, 15)).toEqual([
    "BEGIN:VCALENDAR",
    "VERSION:2.0",
    "PRODID:-//Almanac//Almanac//EN",
    "CALSCALE:GREGORIAN",
    "METHOD:PUBLISH",
    "X-WR-CALNAME:Almanac of Acme Shop",
    "BEGIN:VEVENT",
    "UID:weekly-analytics-2026-11-23@acme/shop",
    "DTSTAMP:20261121T100000Z",
    "DTSTART:20261123T080000Z",
    "DTEND:20261123T083000Z",
    "SUMMARY:Weekly analytics 2026-W47",
    "DESCRIPTION:Weekly performance analysis: Weekly Analytics Report\\nOwner: fa",
    " y\\nDelivery: pull-request\\nDue: 2026-11-24T17:00:00Z",
    "CATEGORIES:weekly",
  ]);
  const events = ICAL.Component.fromString(ics)
    .getAllSubcomponents("vevent")
    .map((one) => new ICAL.Event(one));
  expect(events.map((event) => [event.uid, event.startDate.toJSDate().toISOString()])).toEqual([
    ["weekly-analytics-2026-11-23@acme/shop", "2026-11-23T08:00:00.000Z"],
    ["content-week-2026-11-30@acme/shop", "2026-11-30T08:00:00.000Z"],
  ]);
});

test("without a repository the product tells its events from others", () => {
  expect(renderCalendarIcs(rows, { product: "Acme Shop", now: head.now })).toContain(
    "UID:weekly-analytics-2026-11-23@Acme-Shop\r\n",
  );
});

test("whatever a title holds, another program reads it back, from lines of 75 bytes at most", () => {
  fc.assert(
    fc.property(fc.string({ unit: "grapheme", maxLength: 120 }), (title) => {
      const ics = renderCalendarIcs(
        [{ occurrence: occurrence(cadence({ title })), owner: owner(undefined, "fay") }],
        head,
      );
      const longest = Math.max(...ics.split("\r\n").map((line) => new TextEncoder().encode(line).length));
      expect(longest).toBeLessThanOrEqual(75);
      const [event] = ICAL.Component.fromString(ics).getAllSubcomponents("vevent");
      const clean = title.replaceAll(/\r\n?/g, "\n").replaceAll(/[^\P{Cc}\n]/gu, " ");
      expect(event?.getFirstPropertyValue("summary")).toBe(`${clean} 2026-W47`);
    }),
  );
});
