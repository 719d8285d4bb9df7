import { expect, it } from "vitest";
import { holidays } from "../../src/commands/holidays.ts";
import { parseHolidays } from "../../src/time/holidays.ts";
import { aTerminal } from "../support/a-terminal.ts";

it("prints a file that the playbook's `holidays:` reads back", async () => {
  const terminal = aTerminal();
  expect(await holidays(terminal, "DE-BE", { years: "2027" })).toBe(0);
  const { days, problems } = parseHolidays(terminal.printed(), "holidays.ics");
  expect(problems).toEqual([]);
  // The ten public holidays of Berlin in 2027, by the city's own list.
  expect(days).toEqual([
    "2027-01-01",
    "2027-03-08",
    "2027-03-26",
    "2027-03-29",
    "2027-05-01",
    "2027-05-06",
    "2027-05-17",
    "2027-10-03",
    "2027-12-25",
    "2027-12-26",
  ]);
});

it.each([
  ["XX", undefined, "No public holidays are known for the country XX."],
  ["DE-QQ", undefined, "No state QQ of DE is known"],
  ["Germany", undefined, "is no country"],
  ["DE", "2030..2027", "--years wants one year or a stretch"],
])("explains %s %s", async (place, years, message) => {
  await expect(holidays(aTerminal(), place, { years })).rejects.toThrow(message);
});
