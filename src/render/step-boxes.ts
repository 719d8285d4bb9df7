import { writeBox } from "../markdown/checklist.ts";
import { type Owner, ownerOf } from "../cadence/owner.ts";
import { cutText } from "../markdown/cut-text.ts";
import { safeText } from "../markdown/safe-text.ts";
import { boxId, slugs } from "./box-id.ts";
import type { OccurrenceFacts } from "./occurrence-facts.ts";
import { nameWords, ownerWords } from "./owner-words.ts";
import { quiet } from "./quiet.ts";

/** A box's text is cut here, so that one that somebody pasted a page into does not push out the others. */
const LONGEST = 600;

/** The cadence's own steps as boxes. */
export function stepBoxes({ occurrence: { cadence, date } }: OccurrenceFacts): string {
  return boxes(cadence.id, date, cadence.steps.map(stepText));
}

/** The steps of the cadences that are a part of this one (or what they promise, where they name none), those of one owner together. */
export function lineBoxes(issue: OccurrenceFacts): string {
  const { occurrence, setting } = issue;
  const groups = new Map<
    string,
    { readonly owner: Owner; readonly roles: Set<string | undefined>; readonly texts: string[] }
  >();
  for (const line of issue.lines) {
    const owner = ownerOf(setting.playbook, line.owner, occurrence.date, issue.away ?? setting.playbook.away);
    const key = JSON.stringify([owner.people, owner.teams, owner.agent]);
    const group = groups.get(key) ?? { owner, roles: new Set(), texts: [] };
    groups.set(key, group);
    group.roles.add(owner.role);
    const [steps = []] = [line.steps, line.targets, [line.activity]].filter((texts) => texts.length > 0);
    group.texts.push(
      boxes(
        line.id,
        occurrence.date,
        steps.map((text) => `${safeText(line.title)}: ${stepText(text)}`),
      ),
    );
  }
  return [...groups.values()]
    .map(({ owner, roles, texts }) => {
      const who = roles.size > 1 ? nameWords(owner) : ownerWords(owner);
      return `**${who}**\n\n${texts.join("\n")}`;
    })
    .join("\n\n");
}

function boxes(cadence: string, date: string, texts: readonly string[]): string {
  const ids = slugs(texts);
  return texts
    .map((text, index) => writeBox({ id: boxId(cadence, date, ids[index] ?? String(index)), text }))
    .join("\n");
}

/** A step as Markdown on one line, cut where somebody pasted a page into it. */
export function stepText(text: string): string {
  return quiet(cutText(text, LONGEST));
}
