import { withNotes } from "../../markdown/marker.ts";
import type { Operation, Target } from "../../operation/operation.ts";
import type { ActionItem } from "../../postmortem/action-item.ts";
import { linkActions } from "../../postmortem/link-actions.ts";
import { causeLabel } from "../../render/post-mortem-labels.ts";
import { renderPromises } from "../../render/promises.ts";
import type { Item } from "../../snapshot/item.ts";
import { type Draft, draft } from "../draft.ts";
import type { World } from "../world.ts";
import { earlierOfCause } from "./earlier-of-cause.ts";
import { noted } from "./post-mortem-items.ts";
import { tellOnce } from "./tell-once.ts";

/** A merged post-mortem with the issues that its promises are, or become by the same plan. */
export type Filed = {
  readonly incident: number;
  readonly path: string;
  readonly cause: string | undefined;
  readonly document: string;
  readonly promised: readonly {
    readonly action: ActionItem;
    readonly issue: Target;
    readonly people: readonly string[];
  }[];
  /** Whether they came into the document after the others were filed. */
  readonly late: boolean;
};

/** Asks for what filing reads besides the document, so that all comes in one round. */
export function askTogether(world: World, incident: number): void {
  world.facts.ask<"default-branch">({ kind: "default-branch" });
  if (isGone(world, incident) !== true) world.facts.ask<"timeline">({ kind: "timeline", issue: incident });
}

/** Leads from document and incident to the issues of the promises, and remembers that this is done. */
export function finishFiling(world: World, item: Item, filed: Filed): Draft {
  const { incident, path, cause, promised, late } = filed;
  askTogether(world, incident);
  const news = late ? promised.filter(({ issue }) => typeof issue !== "number") : promised;
  const healing = late && news.length === 0;
  const leads = !healing || takesCommits(world);
  const before = late ? [] : earlierOfCause(world, incident, cause);
  // Whether it takes commits shows when it is tried: to ask before would cost more than the commit.
  const branch = world.facts.ask<"default-branch">({ kind: "default-branch" });
  const gone = isGone(world, incident);
  if (before === undefined || branch.kind === "missing" || gone === undefined) return draft({});
  const leading = [
    ...(branch.kind === "failed" ? [] : linking(item, filed, branch.value)),
    ...(gone ? [] : atIncident(world, item, filed)),
  ];
  // A pass that died opened them all, or the branch takes no commits: then it would be tried every day.
  if (healing) return draft({ operations: leads ? leading : [] });
  const told = tellOnce(world, {
    item,
    // Where the incident is gone, its post-mortem is all that is left.
    under: gone ? item.number : incident,
    incident: !gone,
    step: late ? `added-${world.today}` : "filed",
    text: renderPromises({
      path,
      promised: news.map(({ action, issue, people }) => ({
        issue,
        title: action.text,
        people,
        due: action.deadline,
      })),
      late,
      cause,
      before,
    }),
    reason: late ? "Its post-mortem promises more than before." : "Its post-mortem was merged.",
  });
  if (told.operations.length === 0) return told;
  return {
    ...told,
    operations: [
      ...leading,
      // The note that it was said is the note that all is done.
      ...told.operations.map((operation) =>
        operation.kind === "update-issue"
          ? { ...operation, body: withNotes(item.body, { filed: noted(item, "filed") ?? world.today, cause }) }
          : operation,
      ),
    ],
  };
}

function linking(item: Item, { incident, path, document, promised }: Filed, branch: string): readonly Operation[] {
  const issues = new Map(promised.map(({ action, issue }) => [action, issue]));
  const text = linkActions(document, [...issues.keys()], (action) => issues.get(action));
  if (text === document) return [];
  return [
    {
      kind: "change-file",
      key: `link-actions:${item.number}`,
      branch,
      path,
      was: document,
      text,
      message: `Link the action items of #${incident} to their issues\n`,
      reason: "So that the post-mortem leads to what became of its promises.",
    },
  ];
}

function atIncident({ snapshot }: World, item: Item, { incident, promised, cause, late }: Filed): readonly Operation[] {
  const labels = snapshot.issues.find(({ number }) => number === incident)?.labels ?? [];
  const children = [...new Map(promised.map(({ issue }) => [JSON.stringify(issue), issue])).values()];
  const below: readonly Operation[] =
    children.length === 0
      ? []
      : [
          {
            kind: "add-sub-issues",
            key: `sub-issues:${item.number}`,
            issue: incident,
            children,
            reason: "So that the incident shows what became of its promises.",
          },
        ];
  const labelled: readonly Operation[] =
    cause === undefined || late || labels.includes(causeLabel(cause).name)
      ? []
      : [
          {
            kind: "add-labels",
            key: `cause:${item.number}`,
            issue: incident,
            labels: [causeLabel(cause)],
            reason: "So that the next incident of this cause finds this one.",
          },
        ];
  return [...below, ...labelled];
}

function takesCommits({ facts }: World): boolean {
  const asked = facts.ask<"branch">({ kind: "branch", name: undefined });
  return asked.kind === "value" && asked.value !== undefined && asked.value.closed === undefined;
}

/** Whether the incident was deleted or moved away; undefined while that is unread. */
function isGone({ facts, snapshot }: World, incident: number): boolean | undefined {
  if (snapshot.issues.some(({ number }) => number === incident)) return false;
  const asked = facts.ask<"issue">({ kind: "issue", number: incident });
  if (asked.kind === "missing") return undefined;
  return asked.kind === "value" && asked.value === undefined;
}
