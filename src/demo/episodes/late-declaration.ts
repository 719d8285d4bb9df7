import type { Episode } from "../episode.ts";
import { incidentDeeds } from "../incident-deeds.ts";

const { declare, say } = incidentDeeds("Exports time out", "2026-11-05");

/** An incident that was declared an hour late, and lowered by whoever may. */
export const lateDeclaration: Episode = {
  title: "Declared late, and lowered by whoever may",
  day: "2026-11-05",
  about:
    "Exports had timed out since half past twelve when eve declared it at ten past two. `/started` and `/detected` gave the clocks their true beginning. jo thought it was cosmetic, but lowering is for the commander and who decides: jo was told so once, and the label stayed. hal, who decides, made it a `P2` with a reason; from then on it counted working time. chi wanted to resolve it before anybody had checked the fix, was told what it lacked, and ended it once jo had ({day 2026-11-05}).",
  scenes: [
    declare("eve", "14:10", "Accountants cannot export a month since 12:30.", ["P1"]),
    say("chi", "14:14", "/ack\n\n/started 12:30\n\n/detected 13:05"),
    say("jo", "14:20", "/severity P3 only accountants export"),
    say("hal", "14:31", "/severity P2 half months still work"),
    say("chi", "15:10", "/status identified the query lost its index with version 408"),
    say("chi", "15:40", "/mitigated"),
    say("chi", "15:45", "/resolve the index is back"),
    say("jo", "16:10", "/verified exported three months"),
    say("chi", "16:20", "/resolve the index is back"),
  ],
};
