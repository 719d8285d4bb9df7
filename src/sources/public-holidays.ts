import type Holidays from "date-holidays";
import { InputError } from "../errors.ts";
import type { HolidayPlace } from "../time/holiday-place.ts";
import type { LocalDate } from "../time/local-date.ts";

/** One public holiday of a place. */
export type PublicHoliday = { readonly date: LocalDate; readonly name: string };

/** The public holidays of a place in some years; the list comes from an optional package, so an `InputError` says when that is not installed or knows no such place. */
export async function publicHolidays(place: HolidayPlace, years: readonly number[]): Promise<readonly PublicHoliday[]> {
  const { default: List } = await loadPackage();
  const { country, state, region } = place;
  const known = new List();
  if (known.getCountries()[country] === undefined)
    throw new InputError(`No public holidays are known for the country ${country}.`);
  // Its types promise states for every country; some have none.
  const withStates: { getStates(country: string): Readonly<Record<string, string>> | undefined } = known;
  const states = withStates.getStates(country);
  if (state !== undefined && states?.[state] === undefined) {
    const names = Object.keys(states ?? {}).join(", ");
    throw new InputError(`No state ${state} of ${country} is known${names === "" ? "" : `; there are ${names}`}.`);
  }
  const calendar = new List(country, state ?? "", region ?? "");
  return years.flatMap((year) =>
    calendar
      .getHolidays(year)
      // Bank and optional days are working days for most.
      .filter((holiday) => holiday.type === "public")
      .map((holiday) => ({ date: holiday.date.slice(0, 10), name: holiday.name })),
  );
}

async function loadPackage(): Promise<{ readonly default: typeof Holidays }> {
  try {
    return await import("date-holidays");
  } catch (cause) {
    throw new InputError(
      "The lists of public holidays are not installed: run `npm install date-holidays`, or write the file by hand.",
      { cause },
    );
  }
}
