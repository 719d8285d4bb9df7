import { PLAYBOOK_FILE } from "../../playbook/playbook-file.ts";
import type { Episode } from "../episode.ts";
import { doing } from "../doing.ts";

/** A problem that Almanac names from the first day on, and somebody mends in the playbook. */
export const mendedRole: Episode = {
  title: "A problem is named until somebody mends it",
  day: "2026-10-09",
  about: `The playbook gave the Trend Researcher's work to the team acme/product, which the token of GitHub Actions can neither assign nor notify. From the first day Almanac said so in {item almanac}, with the line of the playbook and the words to write there. On Friday ada wrote them ({file .github/almanac.yml}), and the next pass took the problem off the list.`,
  scenes: [
    doing("ada", "2026-10-09", "12:10", async (ada) => {
      const file = await ada.get<{ content: string; sha: string }>(`/contents/${PLAYBOOK_FILE}`);
      const before = Buffer.from(file.content, "base64").toString("utf8");
      const after = before.replace("trend-researcher: acme/product", "trend-researcher: [ada, acme/product]");
      await ada.send("PUT", `/contents/${PLAYBOOK_FILE}`, {
        message: "Name a person for market research",
        content: Buffer.from(after).toString("base64"),
        sha: file.sha,
      });
      return "changed the playbook: `trend-researcher: [ada, acme/product]`";
    }),
  ],
};
