import { sameLogin } from "../../cadence/owner.ts";
import { readMarker, withNotes, writeMarker } from "../../markdown/marker.ts";
import type { Operation, Text } from "../../operation/operation.ts";
import { joinText } from "../../render/join-text.ts";
import type { Item } from "../../snapshot/item.ts";
import { type Draft, draft } from "../draft.ts";
import type { World } from "../world.ts";

/** Something to be said exactly once about an item of ours, `under` it or another; `step` names it among all that is ever said of it. */
export type Word = {
  readonly item: Item;
  readonly under: number;
  readonly step: string;
  readonly text: Text;
  /** Whether `under` is an incident, whose timeline is known where it is watched. */
  readonly incident?: boolean;
  readonly reason: string;
};

/** The comment, and the note in the item that it was said; where a pass that died has said it already, only the note. */
export function tellOnce(world: World, { item, under, step, text, incident = false, reason }: Word): Draft {
  const comments = incident ? saidIn(world, under) : world.facts.ask<"comments">({ kind: "comments", issue: under });
  if (comments.kind === "missing") return draft({});
  if (comments.kind === "failed") return draft({ problems: [comments.problem] });
  const marker = { kind: "reminder", key: [step, String(item.number)], notes: {} } as const;
  const line = writeMarker(marker);
  const said = wasSaid(world, comments.value, line);
  const key = `tell:${step}:${item.number}`;
  const comment: Operation = { kind: "comment", key, issue: under, body: joinText([text, `\n\n${line}`]), reason };
  const mark: Operation = {
    kind: "update-issue",
    key: `told:${step}:${item.number}`,
    issue: item.number,
    title: undefined,
    body: withNotes(item.body, { told: step, on: world.today }),
    state: undefined,
    needs: said ? undefined : key,
    reason: "So that it is said only once.",
  };
  return draft({ operations: said ? [mark] : [comment, mark] });
}

/** The comments of an incident, by its timeline. */
function saidIn({ facts }: World, issue: number) {
  const timeline = facts.ask<"timeline">({ kind: "timeline", issue });
  if (timeline.kind !== "value") return timeline;
  const value = timeline.value.flatMap((entry) =>
    entry.kind === "commented" ? [{ author: entry.actor, body: entry.body }] : [],
  );
  return { kind: "value", value } as const;
}

/** Whether one of our comments ends with that marker. */
export function wasSaid(
  { snapshot }: World,
  comments: readonly { readonly author: string; readonly body: string }[],
  line: string,
): boolean {
  return comments.some(
    ({ author, body }) =>
      snapshot.authors.some((login) => sameLogin(login, author)) &&
      readMarker(body) !== undefined &&
      body.trimEnd().endsWith(line),
  );
}
