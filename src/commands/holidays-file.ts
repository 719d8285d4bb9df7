import { renderHolidaysIcs } from "../render/holidays-ics.ts";
import { publicHolidays } from "../sources/public-holidays.ts";
import { parseCountry } from "../time/holiday-place.ts";

/** The public holidays of a place (`DE-BE`) in some years as the text of an `.ics` file; an `InputError` says where none are known. */
export async function holidaysFile(place: string, years: readonly number[]): Promise<string> {
  const days = await publicHolidays(parseCountry(place), years);
  const about = `Public holidays of ${place}, from the package date-holidays (data CC BY-SA 3.0). Check them before you rely on them.`;
  return renderHolidaysIcs(days, place, about);
}
