import { writeBox } from "../markdown/checklist.ts";
import type { CarriedBox } from "../cadence/unfinished-boxes.ts";
import { cutText } from "../markdown/cut-text.ts";
import type { Text } from "../operation/operation.ts";
import { isLocalDate } from "../time/local-date.ts";
import { periodOf } from "../time/period.ts";
import { ageWords } from "./age-words.ts";
import { lines } from "./join-text.ts";
import type { OccurrenceFacts } from "./occurrence-facts.ts";
import { quiet } from "./quiet.ts";
import { shortPeriod } from "./short-period.ts";

/** A box's text is cut here, so that one that somebody pasted a page into does not push out the others. */
const LONGEST = 600;

/** The boxes nobody ticked last time, with how long they have been open; they keep their ids and wording. */
export function carriedBoxes(issue: OccurrenceFacts, most: number): Text {
  const { carried, carriedFrom, occurrence } = issue;
  if (carried.length === 0) return "";
  const from =
    carriedFrom === undefined
      ? ""
      : ` from ${shortPeriod(carriedFrom.period, occurrence.period.key)} (#${carriedFrom.number})`;
  const rest = carried.length - most;
  const where = carriedFrom === undefined ? "" : `, in #${carriedFrom.number}`;
  const shown = carried.slice(0, most).map((box) => writeBox({ id: box.id, text: carriedText(box, issue) }));
  return lines([`### Carried over${from}`, ...shown, rest > 0 ? `\nand ${rest} more${where}` : ""]);
}

/** A carried box's wording and age: `Explain the drop (open since W45, 2 weeks)`; an age it carries already is replaced. */
export function carriedText(
  box: CarriedBox,
  { occurrence, setting }: Pick<OccurrenceFacts, "occurrence" | "setting">,
): string {
  const wording = quiet(cutText(box.text.replace(/ \(open since [^()]*\)$/, ""), LONGEST));
  if (!isLocalDate(box.since) || box.since >= occurrence.date) return wording;
  const { rhythm, covers } = occurrence.cadence;
  const { key } = periodOf(box.since, rhythm, covers, setting.playbook.fiscalYearStart, undefined);
  return `${wording} (open since ${shortPeriod(key, occurrence.period.key)}, ${ageWords(box.since, occurrence.date)})`;
}
