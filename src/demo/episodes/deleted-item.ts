import { doing } from "../doing.ts";
import type { Episode } from "../episode.ts";
import { ourItem } from "../our-item.ts";

/** An administrator deletes an issue that nobody needs this week. */
export const deletedItem: Episode = {
  title: "An item is deleted",
  day: "2026-11-03",
  about: `gus was at a trade fair, and ada deleted the Content week of that week. It was not opened again: a deletion is an answer. The week after, {item occurrence content-week 2026-11-09} came as if nothing had happened.`,
  scenes: [
    doing("ada", "2026-11-03", "10:05", async (ada, { github }) => {
      const item = await ourItem(ada, "occurrence content-week 2026-11-02");
      github.deleteIssue("acme/shop", item.number);
      return `deleted ${item.title} (it was number ${item.number})`;
    }),
  ],
};
