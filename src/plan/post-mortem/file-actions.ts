import { withNotes } from "../../markdown/marker.ts";
import type { Operation } from "../../operation/operation.ts";
import type { ActionItem } from "../../postmortem/action-item.ts";
import { actionKey } from "../../postmortem/action-key.ts";
import { linkActions } from "../../postmortem/link-actions.ts";
import { promisesIn } from "../../postmortem/promises-in.ts";
import { renderActionItemIssue } from "../../render/action-item-issue.ts";
import { renderPromises } from "../../render/promises.ts";
import { causeLabel, preventionLabel } from "../../render/post-mortem-labels.ts";
import type { Item } from "../../snapshot/item.ts";
import { addMillis } from "../../time/instant.ts";
import { addDays, type LocalDate } from "../../time/local-date.ts";
import { type Draft, draft, joinDrafts } from "../draft.ts";
import { SETTLING } from "../settling.ts";
import { issueForm } from "../issue-form.ts";
import type { World } from "../world.ts";
import { actionIssues, incidentOf, noted, postMortemItems } from "./post-mortem-items.ts";
import { tellOnce } from "./tell-once.ts";

/** Where no deadline can be read, so many days are given. */
const DAYS = 30;

/** Nobody keeps more promises than these; what is beyond them stays in the document. */
const MOST = 30;

/** Makes issues of what a merged post-mortem promises. Once all of them stand, a later pass writes their numbers into the document and tells the incident of them; then the post-mortem is done with. */
export function fileActions(world: World, item: Item): Draft {
  const incident = incidentOf(item);
  const path = noted(item, "path");
  if (incident === undefined || path === undefined || noted(item, "filed") !== undefined) return draft({});
  const file = world.facts.ask<"file">({ kind: "file", path, branch: undefined });
  if (file.kind === "missing") return draft({});
  if (file.kind === "failed") return draft({ problems: [file.problem] });
  const { actions, cause } = promisesIn(file.value ?? "", world.playbook.incidents.postMortems, world.today);
  const wanted = actions.filter(({ issue, text }) => issue === undefined && text !== "").slice(0, MOST);
  const standing = new Map(actionIssues(world, incident).map((issue) => [issue.marker.key[1], issue]));
  const lacking = wanted.filter((action) => !standing.has(actionKey(action)));
  if (lacking.length > 0) {
    const opened = lacking.map((action) => open(world, action, { incident, path, cause }));
    return joinDrafts([...opened, draft({ wakeAt: [addMillis(world.now, SETTLING)] })]);
  }
  return finish(world, item, { incident, path, cause, document: file.value ?? "", actions: wanted, standing });
}

type From = { readonly incident: number; readonly path: string; readonly cause: string | undefined };

function open(world: World, action: ActionItem, from: From): Draft {
  const due: LocalDate = action.deadline ?? addDays(world.today, DAYS);
  const form = issueForm(world, due);
  if (form.kind === "missing") return draft({});
  const { title, body } = renderActionItemIssue(action, { ...from, due });
  return draft({
    operations: [
      {
        kind: "open-issue",
        key: `action:${from.incident}:${actionKey(action)}`,
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

type Filed = From & {
  readonly document: string;
  readonly actions: readonly ActionItem[];
  readonly standing: ReadonlyMap<string | undefined, Item>;
};

function finish(world: World, item: Item, filed: Filed): Draft {
  const { incident, path, cause, document, actions, standing } = filed;
  const before = earlier(world, item, cause);
  const branch = world.facts.ask<"branch">({ kind: "branch", name: undefined });
  // Asked for with the others, so that it takes no round of its own.
  const comments = world.facts.ask<"comments">({ kind: "comments", issue: incident });
  if (before === undefined || branch.kind === "missing" || comments.kind === "missing") return draft({});
  const text = linkActions(document, actions, (action) => standing.get(actionKey(action))?.number);
  const into = branch.kind === "value" && branch.value?.closed === undefined ? branch.value : undefined;
  const key = `link-actions:${item.number}`;
  const commit: Operation | undefined =
    into === undefined || text === document
      ? undefined
      : {
          kind: "commit-files",
          key,
          branch: into.name,
          orphan: false,
          message: `Link the action items of #${incident} to their issues\n`,
          files: [{ path, text }],
          reason: "So that the post-mortem leads to what became of its promises.",
        };
  const said = renderPromises({ incident, path, actions: [...standing.values()], cause, before });
  const told = tellOnce(world, {
    item,
    under: incident,
    step: "filed",
    text: said,
    reason: "Its post-mortem was merged.",
  });
  // The note that it was said is the note that all is done.
  const operations = told.operations.map((operation) =>
    operation.kind === "update-issue"
      ? { ...operation, body: withNotes(item.body, { filed: world.today, cause }) }
      : operation,
  );
  const labelled: readonly Operation[] =
    cause === undefined || told.operations.length === 0
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
  return { ...told, operations: [...(commit === undefined ? [] : [commit]), ...labelled, ...operations] };
}

/** Earlier post-mortems of the same cause, with what they promised and did not do yet; undefined while they are unread. */
function earlier(
  world: World,
  item: Item,
  cause: string | undefined,
): readonly { readonly incident: number; readonly open: readonly Item[] }[] | undefined {
  if (cause === undefined) return [];
  const history = world.facts.ask<"history">({ kind: "history" });
  if (history.kind === "missing") return undefined;
  const items = history.kind === "value" ? history.value : world.snapshot.items;
  const seen = { snapshot: { ...world.snapshot, items } };
  return postMortemItems(seen)
    .filter((one) => one.number < item.number && noted(one, "cause") === cause && one.mergedAt !== undefined)
    .flatMap((one) => {
      const incident = incidentOf(one);
      if (incident === undefined || incident === incidentOf(item)) return [];
      return [{ incident, open: actionIssues(seen, incident).filter(({ state }) => state === "open") }];
    });
}
