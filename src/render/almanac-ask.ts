import { writeBox } from "../markdown/checklist.ts";
import { safeText } from "../markdown/safe-text.ts";
import type { Text } from "../operation/operation.ts";
import type { AlmanacIssue, AlmanacView } from "./almanac-view.ts";
import { counted } from "./counted.ts";
import { lines, paragraphs } from "./join-text.ts";

/** The boxes by which somebody asks for something now. */
export function almanacAsk({ ask }: AlmanacIssue, view: AlmanacView): Text {
  const early = ask.open
    .slice(0, view.boxes)
    .map((cadence) => writeBox({ id: `ask/open/${cadence.id}`, text: safeText(cadence.title) }));
  const rest = ask.open.length - early.length;
  return paragraphs([
    "### Ask for something now",
    lines([
      writeBox({ id: "ask/run", text: "Look again now, and write this issue afresh" }),
      ask.redraw
        ? writeBox({ id: "ask/redraw", text: "Bring the open drafts up to date; what people edited stays" })
        : "",
      writeBox({
        id: "ask/pause",
        text: "Pause: while this is ticked, nothing is opened, closed or committed",
        checked: ask.paused,
      }),
    ]),
    early.length === 0 ? "" : "<details><summary>Open something before its time</summary>",
    lines([...early, rest > 0 ? `- and ${counted(rest, "more cadence")}, on their dates` : ""]),
    early.length === 0 ? "" : "</details>",
  ]);
}
