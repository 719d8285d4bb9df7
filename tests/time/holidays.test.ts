import { describe, expect, test } from "vitest";
import { parseHolidays } from "../../src/time/holidays.ts";

const event = (...lines: string[]) => ["BEGIN:VEVENT", ...lines, "END:VEVENT"];
const file = (...lines: string[]) =>
  ["BEGIN:VCALENDAR", "VERSION:2.0", "PRODID:-//Test//EN", ...lines, "END:VCALENDAR", ""].join("\r\n");
const read = (...lines: string[]) => parseHolidays(file(...lines), "holidays.ics");

describe("days", () => {
  test("an all-day event is one day, whether its end is written or not", () => {
    const once = event(
      "UID:1",
      "DTSTART;VALUE=DATE:20261225",
      "DTEND;VALUE=DATE:20261226",
      "SUMMARY:Christmas",
      "TRANSP:TRANSPARENT",
    );
    expect(read(...once)).toEqual({ days: ["2026-12-25"], problems: [] });
    expect(read(...event("DTSTART;VALUE=DATE:20261225"))).toEqual({ days: ["2026-12-25"], problems: [] });
  });

  test("the end of several days is not one of them; a duration counts the same", () => {
    const days = ["2026-12-24", "2026-12-25", "2026-12-26"];
    expect(read(...event("DTSTART;VALUE=DATE:20261224", "DTEND;VALUE=DATE:20261227")).days).toEqual(days);
    expect(read(...event("DTSTART;VALUE=DATE:20261224", "DURATION:P3D")).days).toEqual(days);
  });

  test("days come sorted and once, over all calendars of the file", () => {
    const first = file(...event("DTSTART;VALUE=DATE:20261226"), ...event("DTSTART;VALUE=DATE:20261225"));
    const second = file(...event("DTSTART;VALUE=DATE:20261225"));
    expect(parseHolidays(`\uFEFF${first}${second}`.replaceAll("\r\n", "\n"), "holidays.ics")).toEqual({
      days: ["2026-12-25", "2026-12-26"],
      problems: [],
    });
  });

  test("folded lines, lower case and a day without VALUE=DATE are read", () => {
    expect(
      read("begin:vevent", "dtstart;value=date:2026", " 1225", "end:vevent", ...event("DTSTART:20261226")).days,
    ).toEqual(["2026-12-25", "2026-12-26"]);
  });

  test("what was cancelled does not count", () => {
    expect(read(...event("DTSTART;VALUE=DATE:20261225", "STATUS:CANCELLED"))).toEqual({ days: [], problems: [] });
  });
});

describe("what repeats yearly", () => {
  test("is written out to 2060", () => {
    const { days, problems } = read(...event("DTSTART;VALUE=DATE:20201225", "RRULE:FREQ=YEARLY"));
    expect(problems).toEqual([]);
    expect([days.length, days[0], days.at(-1)]).toEqual([41, "2020-12-25", "2060-12-25"]);
  });

  test("a series that began long ago counts from 2000 on", () => {
    const { days } = read(...event("DTSTART;VALUE=DATE:19000501", "RRULE:FREQ=YEARLY"));
    expect([days.length, days[0]]).toEqual([61, "2000-05-01"]);
  });

  test("follows numbered weekdays, its end and its number", () => {
    expect(
      read(...event("DTSTART;VALUE=DATE:20251127", "RRULE:FREQ=YEARLY;BYMONTH=11;BYDAY=4TH;COUNT=3")).days,
    ).toEqual(["2025-11-27", "2026-11-26", "2027-11-25"]);
    expect(read(...event("DTSTART;VALUE=DATE:20251225", "RRULE:FREQ=YEARLY;UNTIL=20261225T235959Z")).days).toEqual([
      "2025-12-25",
      "2026-12-25",
    ]);
  });

  test("leaves out exceptions, takes in additions, moves what was moved", () => {
    const series = event(
      "UID:a",
      "DTSTART;VALUE=DATE:20250601",
      "RRULE:FREQ=YEARLY;COUNT=4",
      "EXDATE;VALUE=DATE:20260601",
      "RDATE;VALUE=DATE:20260603",
    );
    const moved = event("UID:a", "RECURRENCE-ID;VALUE=DATE:20270601", "DTSTART;VALUE=DATE:20270604");
    const dropped = event(
      "UID:a",
      "RECURRENCE-ID;VALUE=DATE:20280601",
      "DTSTART;VALUE=DATE:20280601",
      "STATUS:CANCELLED",
    );
    expect(read(...series, ...moved, ...dropped).days).toEqual(["2025-06-01", "2026-06-03", "2027-06-04"]);
  });

  test("an instance that was changed and kept its day is still a holiday; exceptions may be written with a time", () => {
    const series = event(
      "UID:a",
      "DTSTART;VALUE=DATE:20250601",
      "RRULE:FREQ=YEARLY;COUNT=3",
      "EXDATE:20260601T000000Z",
    );
    const renamed = event("UID:a", "RECURRENCE-ID;VALUE=DATE:20270601", "DTSTART;VALUE=DATE:20270601", "SUMMARY:x");
    expect(read(...series, ...renamed).days).toEqual(["2025-06-01", "2027-06-01"]);
  });

  test("takes all days of each year", () => {
    const { days } = read(
      ...event("DTSTART;VALUE=DATE:20251230", "DTEND;VALUE=DATE:20260102", "RRULE:FREQ=YEARLY;COUNT=2"),
    );
    expect(days).toEqual(["2025-12-30", "2025-12-31", "2026-01-01", "2026-12-30", "2026-12-31", "2027-01-01"]);
  });
});

describe("what is not taken is said, with its line", () => {
  const good = event("DTSTART;VALUE=DATE:20261225");
  const timed = ["BEGIN:VEVENT", "SUMMARY:Party", "DTSTART;TZID=Europe/Berlin:20261218T180000", "END:VEVENT"];

  test("an event with a time is a warning", () => {
    expect(read(...good, ...timed)).toEqual({
      days: ["2026-12-25"],
      problems: [
        {
          file: "holidays.ics",
          line: 9,
          column: 1,
          severity: "warning",
          message:
            "This event has a time (2026-12-18T18:00:00) and does not count as a holiday; holidays are all-day events",
        },
      ],
    });
  });

  test.each<[string, string[], number, RegExp]>([
    ["a day that does not exist", event("DTSTART;VALUE=DATE:20260230"), 5, /"2026-02-30" is no day that exists/],
    ["a word for a day", event("SUMMARY:x", "DTSTART;VALUE=DATE:hello"), 6, /is no day that exists/],
    [
      "an end that does not exist",
      event("DTSTART;VALUE=DATE:20261224", "DTEND;VALUE=DATE:20261399"),
      6,
      /"2026-13-99" is no day/,
    ],
    ["no start", event("SUMMARY:x"), 4, /DTSTART is missing/],
    [
      "a line without a colon",
      event("DTSTART;VALUE=DATE:20261224", "DESCRIPTION:a", " b", "nonsense"),
      8,
      /cannot be read/,
    ],
    ["a rule of no frequency", event("DTSTART;VALUE=DATE:20261224", "RRULE:FREQ=SOMETIMES"), 6, /cannot be read/],
    ["a weekly rule", event("DTSTART;VALUE=DATE:20261224", "RRULE:FREQ=WEEKLY"), 5, /only what repeats yearly/],
    [
      "a rule for nearly every day",
      event("DTSTART;VALUE=DATE:20261224", "RRULE:FREQ=YEARLY;BYDAY=MO,TU,WE"),
      5,
      /20 times a year/,
    ],
    [
      "a rule by the hour",
      event("DTSTART;VALUE=DATE:20261224", "RRULE:FREQ=YEARLY;BYHOUR=3"),
      5,
      /BYHOUR is unknown here/,
    ],
    [
      "a rule that never comes",
      event("DTSTART;VALUE=DATE:20261224", "RRULE:FREQ=YEARLY;BYMONTH=2;BYMONTHDAY=30"),
      5,
      /no day in 60 years/,
    ],
    ["a holiday of a year", event("DTSTART;VALUE=DATE:20260101", "DTEND;VALUE=DATE:20270101"), 5, /lasts 365 days/],
    ["an event that never ends", ["BEGIN:VEVENT", "DTSTART;VALUE=DATE:20261224"], 4, /has no END:VEVENT/],
    [
      "an event within an event",
      ["BEGIN:VEVENT", "SUMMARY:x", ...event("DTSTART;VALUE=DATE:20261225")],
      4,
      /has no END:VEVENT/,
    ],
  ])("%s is an error, and the other days stay", (_, lines, line, why) => {
    const { days, problems } = read(...lines, ...good);
    expect(days).toEqual(["2026-12-25"]);
    expect(problems.map(({ message, ...where }) => [where, why.test(message)])).toEqual([
      [{ file: "holidays.ics", line, column: 1, severity: "error" }, true],
    ]);
  });

  test.each(["", "hello world", "<html><p>404: not found</p></html>", "DTSTART;VALUE=DATE:20261225"])(
    "%j is no calendar file",
    (text) => {
      const message = "No holiday is taken from here: this is no calendar file (.ics): BEGIN:VCALENDAR is missing";
      expect(parseHolidays(text, "holidays.ics")).toEqual({
        days: [],
        problems: [{ file: "holidays.ics", line: 1, column: 1, severity: "error", message }],
      });
    },
  );

  test("days beyond 2060 or before 2000 are nobody's holidays", () => {
    expect(
      read(
        ...event("DTSTART;VALUE=DATE:99991231", "DTEND;VALUE=DATE:99991231"),
        ...event("DTSTART;VALUE=DATE:19991231"),
      ),
    ).toEqual({ days: [], problems: [] });
  });
});
