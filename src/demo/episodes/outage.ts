import { placeLocal } from "../../time/zone.ts";
import { doing } from "../doing.ts";
import type { Episode } from "../episode.ts";
import { SHOP_ZONE } from "../moment-of.ts";

/** For eleven days no pass runs. */
export const outage: Episode = {
  title: "Nothing runs for eleven days",
  day: "2026-12-15",
  about: `On 4 December jo disabled the workflow while he looked for something else, and forgot it. Two Mondays and a second Thursday went by. When it ran again, the first pass opened each missed duty once, as the newest that was due: {item occurrence weekly-analytics 2026-12-14} names the week it also stands for. The daily reports of the days between were written as files, since they could still be computed: {file reports/daily-metrics/2026-12-09.md}. Nobody was reminded of what nobody had been asked.`,
  outage: {
    from: placeLocal("2026-12-04", "17:00", SHOP_ZONE),
    to: placeLocal("2026-12-15", "11:17", SHOP_ZONE),
  },
  scenes: [
    doing("jo", "2026-12-04", "17:00", async () => "disabled the workflow by mistake: no pass runs from here on"),
    doing("ada", "2026-12-15", "11:00", async () => "noticed that the workflow was disabled, and enabled it again"),
  ],
};
