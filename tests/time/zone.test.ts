import { describe, expect, test } from "vitest";
import { isZone, localOf, placeLocal } from "../../src/time/zone.ts";
import table from "../support/zone-table.json" with { type: "json" };

describe("placeLocal", () => {
  test.each([
    ["an ordinary morning", "2026-11-23", "09:00", "Europe/Berlin", "2026-11-23T08:00:00Z"],
    ["skipped: the first instant after the gap", "2026-03-29", "02:30", "Europe/Berlin", "2026-03-29T01:00:00Z"],
    ["the end of the gap itself", "2026-03-29", "03:00", "Europe/Berlin", "2026-03-29T01:00:00Z"],
    ["repeated: the first of the two", "2026-10-25", "02:30", "Europe/Berlin", "2026-10-25T00:30:00Z"],
    ["after the repeated hour", "2026-10-25", "03:00", "Europe/Berlin", "2026-10-25T02:00:00Z"],
    ["no midnight in São Paulo", "2018-11-04", "00:00", "America/Sao_Paulo", "2018-11-04T03:00:00Z"],
    ["no midnight in Beirut", "2026-03-29", "00:15", "Asia/Beirut", "2026-03-28T22:00:00Z"],
    ["no midnight in Havana", "2026-03-08", "00:30", "America/Havana", "2026-03-08T05:00:00Z"],
    ["a day that Samoa left out", "2011-12-30", "09:00", "Pacific/Apia", "2011-12-30T10:00:00Z"],
    ["the day before it", "2011-12-29", "09:00", "Pacific/Apia", "2011-12-29T19:00:00Z"],
    ["the day after it", "2011-12-31", "09:00", "Pacific/Apia", "2011-12-30T19:00:00Z"],
    ["half an hour skipped on Lord Howe", "2026-10-04", "02:15", "Australia/Lord_Howe", "2026-10-03T15:30:00Z"],
    ["half an hour repeated there", "2026-04-05", "01:45", "Australia/Lord_Howe", "2026-04-04T14:45:00Z"],
    ["Kathmandu", "2026-11-23", "09:00", "Asia/Kathmandu", "2026-11-23T03:15:00Z"],
    ["Dublin in winter", "2026-11-23", "09:00", "Europe/Dublin", "2026-11-23T09:00:00Z"],
  ])("%s", (_, date, time, zone, instant) => {
    expect(placeLocal(date, time, zone)).toBe(instant);
  });
});

test("localOf shows date, time and offset, without the seconds", () => {
  expect(localOf("2026-11-23T08:00:59Z", "Europe/Berlin")).toEqual({ date: "2026-11-23", time: "09:00", offset: 60 });
  expect(localOf("2026-11-23T20:00:00Z", "Asia/Kathmandu")).toEqual({ date: "2026-11-24", time: "01:45", offset: 345 });
  expect(localOf("2026-11-23T02:00:00Z", "America/St_Johns")).toEqual({
    date: "2026-11-22",
    time: "22:30",
    offset: -210,
  });
});

test("a zone is a name the runtime knows", () => {
  expect(["Europe/Berlin", "UTC", "Europe/Atlantis", "", "../etc"].map(isZone)).toEqual([
    true,
    true,
    false,
    false,
    false,
  ]);
});

describe(`as Python's zoneinfo has it (tzdata ${table.tzdata}; this runtime has ${process.versions.tz ?? "an unnamed one"})`, () => {
  test.each(Object.entries(table.zones))("%s", (zone, rows) => {
    const ours = rows.map((row) => {
      const [date = "", time = ""] = row.slice(0, 16).split("T");
      return `${date}T${time} = ${placeLocal(date, time, zone).replace(":00Z", "Z")}`;
    });
    expect(ours).toEqual(rows);
  });
});
