import { type Owner, ownerOf } from "../cadence/owner.ts";
import { writeBox } from "../markdown/checklist.ts";
import { cutText } from "../markdown/cut-text.ts";
import { safeText } from "../markdown/safe-text.ts";
import { boxId, slugs } from "./box-id.ts";
import { counted } from "./counted.ts";
import type { OccurrenceFacts } from "./occurrence-facts.ts";
import { nameWords, ownerWords } from "./owner-words.ts";
import { quiet } from "./quiet.ts";

/** So many boxes of so many characters leave room for the rest of an issue; a playbook with more of them is still usable. */
const MOST = 60;
const LONGEST = 300;

/** A step as Markdown on one line, cut where somebody pasted a page into it. */
export function stepText(step: string): string {
  return quiet(cutText(step, LONGEST));
}

/** The cadence's own steps as boxes. */
export function stepBoxes({ occurrence: { cadence, date } }: OccurrenceFacts): string {
  return [...boxes(cadence.id, date, cadence.steps.slice(0, MOST).map(stepText)), ...more(cadence.steps.length)].join(
    "\n",
  );
}

/** The steps of the cadences that are a part of this one (or what they promise, where they name none), those of one owner together. */
export function lineBoxes(issue: OccurrenceFacts): string {
  const { occurrence, setting } = issue;
  const groups = new Map<
    string,
    { readonly owner: Owner; readonly roles: Set<string | undefined>; readonly boxes: string[] }
  >();
  let count = 0;
  for (const line of issue.lines) {
    const [texts = []] = [line.steps, line.targets, [line.activity]].filter((one) => one.length > 0);
    const shown = texts
      .slice(0, Math.max(0, MOST - count))
      .map((text) => `${safeText(line.title, { limit: 100 })}: ${stepText(text)}`);
    count += texts.length;
    if (shown.length === 0) continue;
    const owner = ownerOf(setting.playbook, line.owner, occurrence.date, issue.away ?? setting.playbook.away);
    const key = JSON.stringify([owner.people, owner.teams, owner.agent]);
    const group = groups.get(key) ?? { owner, roles: new Set(), boxes: [] };
    groups.set(key, group);
    group.roles.add(owner.role);
    group.boxes.push(...boxes(line.id, occurrence.date, shown));
  }
  const lists = [...groups.values()].map(({ owner, roles, boxes: own }) => {
    return `**${roles.size > 1 ? nameWords(owner) : ownerWords(owner)}**\n\n${own.join("\n")}`;
  });
  return [...lists, ...more(count)].join("\n\n");
}

function boxes(cadence: string, date: string, texts: readonly string[]): readonly string[] {
  const ids = slugs(texts);
  return texts.map((text, index) => writeBox({ id: boxId(cadence, date, ids[index] ?? String(index)), text }));
}

function more(count: number): string[] {
  return count > MOST ? [`and ${counted(count - MOST, "more step")}, in the playbook`] : [];
}
