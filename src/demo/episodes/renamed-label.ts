import { doing } from "../doing.ts";
import type { Episode } from "../episode.ts";

/** Somebody renames a label that Almanac gives. */
export const renamedLabel: Episode = {
  title: "A label is renamed",
  day: "2026-10-14",
  about: `hal tidied up the labels and called \`almanac:weekly\` \`rhythm: weekly\`. Nothing was lost or opened twice, because Almanac knows its items by a hidden marker and never by a label or a title. {item occurrence weekly-analytics 2026-10-12} keeps the new name; {item occurrence weekly-analytics 2026-10-19} got the usual label again, in its usual colour.`,
  scenes: [
    doing("hal", "2026-10-14", "15:05", async (hal) => {
      await hal.send("PATCH", `/labels/${encodeURIComponent("almanac:weekly")}`, { new_name: "rhythm: weekly" });
      return "renamed the label almanac:weekly to rhythm: weekly";
    }),
  ],
};
