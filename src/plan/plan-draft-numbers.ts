import { dateOf, reportOf } from "../cadence/memory.ts";
import { occurrenceOn } from "../cadence/occurrence.ts";
import type { Setting } from "../cadence/setting.ts";
import type { Operation } from "../operation/operation.ts";
import { hasDraftLink, numberDraft } from "../render/draft-link.ts";
import { reportBranch } from "../render/pull-request.ts";
import type { Item } from "../snapshot/item.ts";
import { openItems } from "../snapshot/open-items.ts";
import { type Instant, addMillis } from "../time/instant.ts";
import { type Draft, closedBy, draft, updatedBy } from "./draft.ts";
import { SETTLING } from "./settling.ts";
import type { World } from "./world.ts";

/** Items as they should read: an issue is opened before its draft has a number, so the number is put in where the draft stands; whatever else is written to such an issue brings it along. */
export function withDraftNumbers(
  setting: Setting,
  items: readonly Item[],
): { readonly items: readonly Item[]; readonly numbered: World["numbered"] } {
  const lacking = openItems(items).filter((item) => item.kind === "issue" && hasDraftLink(item.body));
  const changed = new Map(lacking.map((item) => [item, numberedItem(setting, items, item)]));
  const numbered = [...changed.values()].flatMap((one) => one ?? []);
  if (numbered.length === 0) return { items, numbered: new Map() };
  return {
    items: items.map((item) => changed.get(item)?.item ?? item),
    numbered: new Map(numbered.map(({ item, report }) => [item, report])),
  };
}

function numberedItem(
  setting: Setting,
  items: readonly Item[],
  item: Item,
): { readonly item: Item; readonly report: Item } | undefined {
  const report = reportOf(items, item);
  const cadence = setting.playbook.cadences.find((one) => [one.id, ...one.was].includes(item.marker.key[0] ?? ""));
  const occurrence = cadence === undefined ? undefined : occurrenceOn(cadence, setting, dateOf(item));
  if (report === undefined || occurrence === undefined) return undefined;
  const body = numberDraft(item.body, reportBranch(occurrence), report.number);
  return body === item.body ? undefined : { item: { ...item, body }, report };
}

/** Writes the number of its draft into an issue that nothing else is written to, once both have stood a while. */
export function planDraftNumbers(world: World, before: Draft): Draft {
  const written = updatedBy(before);
  const lacking = [...world.numbered]
    .filter(([item]) => !written.has(item.number))
    .map(([item, report]) => ({ item, at: addMillis(later(item, report).createdAt, SETTLING) }));
  return draft({
    operations: lacking.filter(({ at }) => at <= world.now).map(({ item }) => numbering(item)),
    wakeAt: [...lacking.map(({ at }) => at).filter((at) => at > world.now), ...coming(world, before)],
  });
}

/** When the numbers of drafts can be written that this pass opens: for issues that are opened with them, and for those that stood and stay open. */
function coming(world: World, before: Draft): readonly Instant[] {
  const opened = new Set(before.operations.map(({ key }) => key));
  const closed = closedBy(before);
  const standing = openItems(world.snapshot.items).filter(
    (item) => hasDraftLink(item.body) && !closed.has(item.number),
  );
  const names = [...standing.map(({ marker }) => marker.key.join(":")), ...openedIn(before)];
  return names.some((name) => opened.has(`report:${name}`)) ? [addMillis(world.now, SETTLING)] : [];
}

/** An issue whose hidden line people damaged is opened once more beside a draft that stands. */
function later(item: Item, report: Item): Item {
  return item.createdAt > report.createdAt ? item : report;
}

function openedIn({ operations }: Draft): readonly string[] {
  return operations.flatMap(({ kind, key }) => (kind === "open-issue" ? [key.replace(/^open:/, "")] : []));
}

function numbering({ number, body }: Item): Operation {
  return {
    kind: "update-issue",
    key: `draft:${number}`,
    issue: number,
    title: undefined,
    body,
    state: undefined,
    needs: undefined,
    reason: "Its draft has a number by now.",
  };
}
