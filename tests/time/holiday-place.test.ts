import { expect, test } from "vitest";
import { InputError } from "../../src/errors.ts";
import { parseCountry } from "../../src/time/holiday-place.ts";

test("a country, its state, its region", () => {
  expect(parseCountry("DE")).toEqual({ country: "DE", state: undefined, region: undefined });
  expect(parseCountry("DE-BE")).toEqual({ country: "DE", state: "BE", region: undefined });
  expect(parseCountry("US-CA-LA")).toEqual({ country: "US", state: "CA", region: "LA" });
});

test.each(["", "de", "Germany", "DE_BE", "DE-", "DE-BE-X-Y", "../DE", "DE\nDE"])("refuses %j", (code) => {
  expect(() => parseCountry(code)).toThrow(InputError);
});
