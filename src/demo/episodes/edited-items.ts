import { doing } from "../doing.ts";
import type { Episode } from "../episode.ts";
import { ourItem } from "../our-item.ts";

const STATUS = "occurrence status-update 2026-10-19";
const CONTENT = "occurrence content-week 2026-10-19";

/** One item gets another title and a paragraph of its owner's; of another the hidden line is deleted. */
export const editedItems: Episode = {
  title: "Items are edited",
  day: "2026-10-19",
  about: `hal gave {item ${STATUS}} a title and a paragraph of his own. Both stayed: what people write is theirs. A minute later gus, tidying up, deleted the hidden line at the end of his Content week, by which Almanac knows its items. From then on that issue was an ordinary one of his: no reminder, no closing, nothing carried over. No second one was opened either, because {item almanac} remembers what was delivered, and a week later {item occurrence content-week 2026-10-26} came as always.`,
  scenes: [
    doing("hal", "2026-10-19", "10:05", async (hal) => {
      const item = await ourItem(hal, STATUS);
      const body = (item.body ?? "").replace(
        "### To do",
        "We wait for the audit; ask dev before you write.\n\n### To do",
      );
      await hal.send("PATCH", `/issues/${item.number}`, { title: "Status of the week, with the audit", body });
      return `gave #${item.number} another title, and wrote a paragraph into it`;
    }),
    doing("gus", "2026-10-19", "10:06", async (gus) => {
      const item = await ourItem(gus, CONTENT);
      await gus.send("PATCH", `/issues/${item.number}`, {
        body: (item.body ?? "").replace(/<!-- almanac:1 .*? -->/, ""),
      });
      return `deleted the hidden line at the end of #${item.number} ${item.title}`;
    }),
    doing("gus", "2026-10-23", "15:30", async (gus) => {
      const open = await gus.get<{ number: number; title: string; body: string | null }[]>(
        `/issues?state=open&assignee=gus&per_page=100`,
      );
      const his = open.find(
        ({ title, body }) => title.startsWith("Content week") && !(body ?? "").includes("almanac:1"),
      );
      if (his === undefined) return "looked for his Content week";
      await gus.send("PATCH", `/issues/${his.number}`, { state: "closed", state_reason: "completed" });
      return `closed #${his.number} ${his.title}`;
    }),
  ],
};
