import { ownerOf } from "../../cadence/owner.ts";
import type { Operation } from "../../operation/operation.ts";
import { openPromisesLine, renderOpenPromises } from "../../render/open-promises.ts";
import { promiseOf } from "../../render/record/promise-of.ts";
import type { Item } from "../../snapshot/item.ts";
import type { LocalDate } from "../../time/local-date.ts";
import type { World } from "../world.ts";
import { wasSaid } from "./tell-once.ts";

/** Tells the decision authority once a month, where it hears of everything else, which promises stand open; undefined while it is not known whether that was said. */
export function tellAuthority(
  world: World,
  actions: readonly Item[],
  month: { readonly period: string; readonly until: LocalDate; readonly link: string },
): readonly Operation[] | undefined {
  const { almanac, playbook } = world;
  const open = actions
    .flatMap((item) => promiseOf(item, month.until, playbook.zone) ?? [])
    .filter(({ state }) => state === "open")
    .toSorted((a, b) => b.late - a.late);
  if (almanac === undefined || open.length === 0) return [];
  const comments = world.facts.ask<"comments">({ kind: "comments", issue: almanac.number });
  if (comments.kind === "missing") return undefined;
  if (comments.kind === "failed" || wasSaid(world, comments.value, openPromisesLine(month.period))) return [];
  return [
    {
      kind: "comment",
      key: `promises:${month.period}`,
      issue: almanac.number,
      body: renderOpenPromises({
        who: ownerOf(playbook, playbook.decisionAuthority, world.today, world.away).people,
        open: open.length,
        overdue: open.filter(({ late }) => late > 0).length,
        oldest: open[0]?.due,
        link: month.link,
        period: month.period,
      }),
      reason: "Promises of post-mortems stand open.",
    },
  ];
}
