import { writeBox } from "../markdown/checklist.ts";
import type { Choice, Text } from "../operation/operation.ts";
import { boxId } from "./box-id.ts";
import { counted } from "./counted.ts";
import { compareLink } from "./file-link.ts";
import { joinText, lines, numberText } from "./join-text.ts";
import type { OccurrenceFacts } from "./occurrence-facts.ts";
import { textBox } from "./text-box.ts";

/** The boxes that lead a draft report to its merge. */
export function draftBoxes({ occurrence, report }: OccurrenceFacts): Text {
  if (report === undefined) return "";
  const { branch, questions, pull } = report;
  const id = (slug: string): string => boxId(occurrence.cadence.id, occurrence.date, slug);
  const answer = (where: Text): Text =>
    questions === 0
      ? ""
      : textBox(id("answer-questions"), joinText([`Answer the ${counted(questions, "question")} in `, where]));
  const alone = lines([
    writeBox({ id: id("open-draft"), text: `[Open the pull request](${compareLink(branch)}) of the draft` }),
    answer("the draft"),
    writeBox({ id: id("merge"), text: "Merge it" }),
  ]);
  if (pull === undefined) return alone;
  const linked = lines([answer(numberText(pull)), textBox(id("merge"), joinText(["Merge ", numberText(pull)]))]);
  return typeof pull === "number" ? linked : [{ done: pull.ref, then: linked, otherwise: alone } satisfies Choice];
}
