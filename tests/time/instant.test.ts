import { expect, test } from "vitest";
import { InputError } from "../../src/errors.ts";
import { addMillis, fromMillis, parseInstant, toMillis } from "../../src/time/instant.ts";

test.each([
  ["2026-11-23T08:00:00Z", "2026-11-23T08:00:00Z"],
  ["2026-11-23T08:00:00.987Z", "2026-11-23T08:00:00Z"],
  ["2026-11-23T09:00:00+01:00", "2026-11-23T08:00:00Z"],
  ["2026-11-23T08:00Z", "2026-11-23T08:00:00Z"],
])("reads %s", (text, instant) => {
  expect(parseInstant(text)).toBe(instant);
});

test.each(["2026-11-23T08:00:00", "2026-11-23", "yesterday", "", "2026-13-01T00:00:00Z"])(
  "refuses %j, which names no moment",
  (text) => {
    expect(() => parseInstant(text)).toThrow(InputError);
  },
);

test("milliseconds and back", () => {
  expect(fromMillis(toMillis("2026-11-23T08:00:00Z") + 999)).toBe("2026-11-23T08:00:00Z");
  expect(addMillis("2026-11-23T08:00:00Z", -3_600_000)).toBe("2026-11-23T07:00:00Z");
});
