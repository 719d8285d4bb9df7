import { writeBox } from "../markdown/checklist.ts";
import { boxId } from "./box-id.ts";
import { counted } from "./counted.ts";
import { draftLink } from "./draft-link.ts";
import type { OccurrenceFacts } from "./occurrence-facts.ts";

/** The boxes that lead a draft report to its merge. */
export function draftBoxes({ occurrence, report }: OccurrenceFacts): string {
  if (report === undefined) return "";
  const { branch, questions } = report;
  const box = (slug: string, text: string): string =>
    writeBox({ id: boxId(occurrence.cadence.id, occurrence.date, slug), text: `${text} ${draftLink(branch)}` });
  const answer = questions === 0 ? [] : [box("answer-questions", `Answer the ${counted(questions, "question")} in`)];
  return [...answer, box("merge", "Merge")].join("\n");
}
