import type { Episode } from "../episode.ts";

/** The hour that comes twice, on the day daylight saving ends. */
export const clocksGoBack: Episode = {
  title: "The clocks go back",
  day: "2026-10-25",
  about: `The signing keys are rotated on the last Sunday of a month at 02:30, when the shop sleeps. On 25 October daylight saving ended, and 02:30 came twice in that night. {item occurrence key-rotation 2026-10-25} came once, at the first of the two. On {day 2026-10-26} the week began at 09:00 as always, which was an hour later by UTC than the Monday before.`,
};
