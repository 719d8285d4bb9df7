import type { Episode } from "../episode.ts";
import { signOff } from "../people.ts";
import { placeLocal } from "../../time/zone.ts";
import { SHOP_ZONE } from "../moment-of.ts";

/** The launch is signed off, after which work begins to recur. */
export const launch: Episode = {
  title: "The launch is signed off",
  day: "2026-10-05",
  about: `The first pass opened two issues and nothing else: {item gate launch} with the conditions of the launch, and {item almanac}, which shows what is due and remembers what was delivered. At 11:30 ada ticked the conditions and closed the gate, and the next pass opened the duties that never end and the work of the current week. What comes once a month or a quarter waited for its next date.`,
  scenes: [
    {
      at: placeLocal("2026-10-05", "11:30", SHOP_ZONE),
      wakes: true,
      play: async ({ people }) => {
        const ada = people.get("ada");
        const told = ada === undefined ? undefined : await signOff(ada);
        return told === undefined ? [] : [told];
      },
    },
  ],
};
