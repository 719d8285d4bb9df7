import { InvariantError } from "../../errors.ts";
import { tickBox } from "../../markdown/checklist.ts";
import { doing } from "../doing.ts";
import type { Episode } from "../episode.ts";
import { ourItem } from "../our-item.ts";
import type { SeenItem } from "../person.ts";

const TARGET = "target activation-rate 2026-11-09";
const TITLE = "Give the start page its old layout back on the phone";

/** A figure misses its target in two weeks running; somebody finds out why, and the figure says that the change helped. */
export const missedTarget: Episode = {
  title: "A target is missed twice, and met again",
  day: "2026-11-24",
  about: `A new start page lost people on the phone, and was only half taken back: the activation rate missed its target in two weeks running. {item ${TARGET}} was opened for fay, with the figures, where they come from and what is asked. She wrote the cause there, kim's change named the issue, and the figures in it followed week by week. After two good weeks it closed by itself, with how far the rate came and what was merged meanwhile. Nobody had to remember to look whether the change helped.`,
  scenes: [
    doing("fay", "2026-11-24", "11:30", async (fay) => {
      const issue = await ourItem(fay, TARGET);
      const body = "On the phone the new start page hides the button. It was taken back for the desktop only.";
      await fay.send("POST", `/issues/${issue.number}/comments`, { body });
      const ticked = tickBox(issue.body ?? "", "target/activation-rate/cause", true);
      await fay.send("PATCH", `/issues/${issue.number}`, { body: ticked });
      return `wrote the cause under #${issue.number} ${issue.title}`;
    }),
    doing("kim", "2026-11-25", "10:15", async (kim) => {
      const issue = await ourItem(kim, TARGET);
      const main = await kim.get<{ object: { sha: string } }>("/git/ref/heads/main");
      const branch = "kim/start-page";
      await kim.send("POST", "/git/refs", { ref: `refs/heads/${branch}`, sha: main.object.sha });
      const content = Buffer.from("export const phone = 'old layout';\n").toString("base64");
      await kim.send("PUT", "/contents/src/start-page.ts", { message: TITLE, content, branch });
      const words = { title: TITLE, head: branch, base: "main", body: `Part of #${issue.number}.` };
      const pull = await kim.send<SeenItem>("POST", "/pulls", words);
      return `proposed #${pull.number} ${TITLE}`;
    }),
    doing("jo", "2026-11-25", "15:40", async (jo) => {
      const open = await jo.get<readonly SeenItem[]>("/issues?state=open&sort=created&direction=desc&per_page=100");
      const pull = open.find(({ title }) => title === TITLE);
      if (pull === undefined) throw new InvariantError("kim's change for the start page is not open");
      await jo.send("PUT", `/pulls/${pull.number}/merge`, { merge_method: "squash" });
      return `merged #${pull.number} ${TITLE}`;
    }),
  ],
};
