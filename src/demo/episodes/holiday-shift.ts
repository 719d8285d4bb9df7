import type { Episode } from "../episode.ts";

/** Work that falls on a holiday. */
export const holidayShift: Episode = {
  title: "Work falls on a holiday",
  day: "2026-12-28",
  about: `The backup restore test belongs to the last Friday of a month, which in December was Christmas Day. It came on the next working day, Monday 28 December, as {item occurrence restore-test 2026-12-25}; it is still the one of December, and January is not moved by it. What was due every second Thursday, on Christmas Eve, moved in the same way: {item occurrence published-content 2026-12-24}. Deadlines that are counted in working days skipped the holidays, too.`,
};
