import { FAY_AWAY } from "../absences.ts";
import { doing } from "../doing.ts";
import type { Episode } from "../episode.ts";
import { ourItem } from "../our-item.ts";

/** Owners are away: one by the playbook, one by a comment. */
export const absentOwners: Episode = {
  title: "Owners are away",
  day: "2026-12-18",
  about: `The backup restore test goes round among bo, chi and dev. It was chi's turn on 27 November, and the playbook said that he was away: dev was asked for {item occurrence restore-test 2026-11-27}, and the order of the weeks after did not change. fay did not touch the playbook; before she left for Christmas she wrote \`${FAY_AWAY}\` under {item almanac}. Nobody shares her role, so that hal, who decides, was asked for {item occurrence weekly-analytics 2026-12-21}. These issues say in their first lines who stands in for whom.`,
  scenes: [
    doing("fay", "2026-12-18", "15:40", async (fay) => {
      const almanac = await ourItem(fay, "almanac");
      await fay.send("POST", `/issues/${almanac.number}/comments`, { body: FAY_AWAY });
      return `commented \`${FAY_AWAY}\` on #${almanac.number}`;
    }),
  ],
};
