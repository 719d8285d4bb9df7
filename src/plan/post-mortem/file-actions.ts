import type { ActionItem } from "../../postmortem/action-item.ts";
import { actionKey } from "../../postmortem/action-key.ts";
import { promisesIn } from "../../postmortem/promises-in.ts";
import { renderActionItemIssue } from "../../render/action-item-issue.ts";
import { preventionLabel } from "../../render/post-mortem-labels.ts";
import type { Item } from "../../snapshot/item.ts";
import { addDays, type LocalDate } from "../../time/local-date.ts";
import { type Draft, draft, joinDrafts } from "../draft.ts";
import { isMeasuring } from "../is-measuring.ts";
import { issueForm } from "../issue-form.ts";
import type { World } from "../world.ts";
import { askTogether, type Filed, finishFiling } from "./finish-filing.ts";
import { actionIssues, incidentOf, noted } from "./post-mortem-items.ts";

/** Where no deadline can be read, so many days are given. */
const DAYS = 30;

/** Nobody keeps more promises than these; what is beyond them stays in the document. */
const MOST = 30;

/** For so many days the document is looked at once a day for promises that came later. */
const WATCHED = 30;

/** Makes issues of what a merged post-mortem promises, and at once leads there from the document and the incident. What a pass that died left undone, the next one does; what people add to the document later is filed the morning after. */
export function fileActions(world: World, item: Item): Draft {
  const incident = incidentOf(item);
  const path = noted(item, "path");
  const filed = noted(item, "filed");
  const late = filed !== undefined;
  if (incident === undefined || path === undefined) return draft({});
  if (late && (addDays(filed, WATCHED) < world.today || !looksAgain(world))) return draft({});
  const file = world.facts.ask<"file">({ kind: "file", path, branch: undefined });
  if (!late) askTogether(world, incident);
  if (file.kind === "missing") return draft({});
  if (file.kind === "failed") return draft({ problems: [file.problem] });
  const document = file.value ?? "";
  const { actions, cause } = promisesIn(document, world.playbook.incidents.postMortems, world.today);
  const ours = new Map(actionIssues(world, incident).map((issue) => [issue.marker.key[1], issue]));
  const kept = actions.filter(({ text }) => text !== "").slice(0, MOST);
  const unlinked = kept.filter(({ issue }) => issue === undefined);
  const lacking = distinct(unlinked.filter((action) => !ours.has(actionKey(action))));
  // Where the document leads to no issue, a promise that was reworded would pass for a new one.
  const leads = actions.some(({ issue }) => [...ours.values()].some(({ number }) => number === issue));
  if (late && (unlinked.length === 0 || !leads)) return draft({});
  const from = { incident, path, cause };
  const opened = lacking.map((action) => open(world, action, from));
  const promised = unlinked.map((action): Filed["promised"][number] => {
    const standing = ours.get(actionKey(action));
    return standing === undefined
      ? { action, issue: { ref: keyOf(action, incident) }, people: action.owner === undefined ? [] : [action.owner] }
      : { action, issue: standing.number, people: standing.assignees };
  });
  return joinDrafts([...opened, finishFiling(world, item, { ...from, document, promised, late })]);
}

/** Whether this pass is the one of the day that looks; where nothing is measured no pass of the day stands out, and all do. */
function looksAgain(world: World): boolean {
  return world.playbook.metrics.length === 0 || isMeasuring(world);
}

/** What is promised twice in the same words is one promise. */
function distinct(actions: readonly ActionItem[]): readonly ActionItem[] {
  return [...new Map(actions.toReversed().map((action) => [actionKey(action), action])).values()].toReversed();
}

function keyOf(action: ActionItem, incident: number): string {
  return `action:${incident}:${actionKey(action)}`;
}

function open(world: World, action: ActionItem, from: Pick<Filed, "incident" | "path" | "cause">): Draft {
  const due: LocalDate = action.deadline ?? addDays(world.today, DAYS);
  const form = issueForm(world, due);
  if (form.kind === "missing") return draft({});
  const { title, body } = renderActionItemIssue(action, { ...from, due });
  return draft({
    operations: [
      {
        kind: "open-issue",
        key: keyOf(action, from.incident),
        title,
        body,
        labels: [preventionLabel],
        assignees: action.owner === undefined ? [] : [action.owner],
        type: form.type,
        fields: form.fields,
        reason: "Promised in a post-mortem that was merged.",
      },
    ],
    learned: form.learned,
  });
}
