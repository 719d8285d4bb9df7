import type { Episode } from "../episode.ts";
import { incidentDeeds } from "../incident-deeds.ts";

const { declare, say, close } = incidentDeeds("Search finds nothing", "2026-10-22");

/** What looked like an incident and was none. */
export const falseAlarm: Episode = {
  title: "A false alarm",
  day: "2026-10-22",
  about:
    "kim labelled an issue `P1`, because search found nothing any more: the team was assigned, and the first comment said who does what by when. Ten minutes later it was clear that only the staging system was meant. kim closed it as *not planned*: all clocks rest, no post-mortem is asked for, no figure counts it ({day 2026-10-22}).",
  scenes: [
    declare("kim", "10:05", "Whatever I search for, nothing is found.", ["P1"]),
    say("dev", "10:09", "/ack"),
    say("dev", "10:20", "/note this is staging, whose index is being rebuilt"),
    close("kim", "10:24", "not_planned"),
  ],
};
