import { addDays } from "../../time/local-date.ts";
import type { Episode } from "../episode.ts";
import { FORGOTTEN } from "../figure-scenes.ts";

/** A report is drafted while the figures it is about are still missing. */
export const forgottenFigures: Episode = {
  title: "Figures are forgotten",
  day: FORGOTTEN,
  about: `fay usually enters the figures of a week early on Monday; on 9 November she forgot. {item report channel-optimization 2026-11-09} was drafted without them at 09:00, and said so in place of a number: no data is not zero, and last week's figure is not this week's. On {day ${addDays(FORGOTTEN, 1)}} she brought {file data/growth.csv} up to date, and {file reports/README.md} showed the figures the next morning.`,
};
