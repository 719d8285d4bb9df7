import type { Incident } from "../../incident/incident.ts";
import { withNotes } from "../../markdown/marker.ts";
import type { Operation } from "../../operation/operation.ts";
import { mention } from "../../render/mention.ts";
import { postMortemBranch } from "../../render/post-mortem-pull-request.ts";
import type { Item } from "../../snapshot/item.ts";
import type { LocalDate } from "../../time/local-date.ts";
import { type Draft, draft } from "../draft.ts";
import type { World } from "../world.ts";
import { noted } from "./post-mortem-items.ts";
import { authorityFor } from "./post-mortem-roles.ts";
import { writtenElsewhere } from "./written-elsewhere.ts";

/** A post-mortem that was closed unmerged, and that nobody wrote elsewhere, is opened once again while its branch stands; after that the decision authority is asked, once. */
export function reopenPostMortem(world: World, incident: Incident, item: Item): Draft {
  if (noted(item, "asked") !== undefined) return draft({});
  const elsewhere = writtenElsewhere(world, item);
  if (elsewhere.kind === "missing") return draft({});
  if (elsewhere.kind === "at") return draft({ operations: [taking(item, elsewhere.path, world.today)] });
  const again = noted(item, "again") !== undefined;
  const branch = again
    ? undefined
    : world.facts.ask<"branch">({
        kind: "branch",
        name: postMortemBranch(incident.number, Number(item.marker.key[1] ?? "1")),
      });
  if (branch?.kind === "missing") return draft({});
  const key = `post-mortem-again:${item.number}`;
  const update = { kind: "update-issue", key, issue: item.number, title: undefined } as const;
  if (branch?.kind === "value" && branch.value !== undefined) {
    const body = withNotes(item.body, { again: world.today });
    return draft({
      operations: [
        {
          ...update,
          body,
          state: { kind: "open" },
          needs: undefined,
          reason: "It was closed without being merged, and the incident still needs it.",
        },
      ],
    });
  }
  const who = authorityFor(world, item).map(mention).join(" ");
  const ask: Operation = {
    kind: "comment",
    key: `${key}:ask`,
    issue: incident.number,
    body: `${who} the post-mortem #${item.number} was closed without being merged${again ? " a second time" : ", and its branch is gone"}. Decide: reopen it, or do without it: \`/waive post-mortem <why>\` here.`,
    reason: "Its post-mortem was closed unmerged, so the decision authority decides.",
  };
  const mark = {
    ...update,
    body: withNotes(item.body, { asked: world.today }),
    state: undefined,
    needs: ask.key,
    reason: "So that it is asked only once.",
  };
  return draft({ operations: [ask, mark] });
}

/** Whatever follows a merge follows that document. */
function taking(item: Item, path: string, today: LocalDate): Operation {
  return {
    kind: "update-issue",
    key: `post-mortem-instead:${item.number}`,
    issue: item.number,
    title: undefined,
    body: withNotes(item.body, { instead: today, path }),
    state: undefined,
    needs: undefined,
    reason: `${path} was merged instead; its head names the incident.`,
  };
}
