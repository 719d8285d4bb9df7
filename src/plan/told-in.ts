import { sourceUnitOf } from "../metrics/tell-reading.ts";
import { type Told, figureCommands, readTold, toldValue, writeTold } from "../metrics/told.ts";
import type { Operation } from "../operation/operation.ts";
import type { Item } from "../snapshot/item.ts";
import { addDays } from "../time/local-date.ts";
import { localOf, placeLocal } from "../time/zone.ts";
import { DATA_BRANCH } from "./commit-place.ts";
import { isMeasuring } from "./is-measuring.ts";
import type { World } from "./world.ts";

/** Where figures that people tell are kept, on the data branch, with who said them and when. */
const TOLD = "metrics/told.csv";

/** What people told of figures so far, what they told since, and the commit that keeps it. */
export type ToldIn = { readonly told: readonly Told[]; readonly operations: readonly Operation[] };

/** Figures told in comments by people with rights here; new ones are heard once a day. Undefined while something is unread. */
export function toldIn(world: World): ToldIn | undefined {
  if (world.playbook.metrics.every(({ origin }) => origin?.kind !== "manual")) return { told: [], operations: [] };
  const file = world.facts.ask<"file">({ kind: "file", path: TOLD, branch: DATA_BRANCH });
  const heard = isMeasuring(world) ? heardIn(world) : [];
  if (file.kind === "missing" || heard === undefined) return undefined;
  if (file.kind === "failed") return { told: [], operations: [] };
  const known = readTold(file.value ?? "");
  const ids = new Set(known.map(({ comment, metric }) => `${comment} ${metric}`));
  const fresh = heard.filter(({ comment, metric }) => !ids.has(`${comment} ${metric}`));
  const told = [...known, ...fresh];
  return { told, operations: fresh.length === 0 ? [] : keeping(world, told, fresh) };
}

type Heard = Told & { readonly issue: number };

function keeping(world: World, told: readonly Told[], fresh: readonly Heard[]): readonly Operation[] {
  const key = `told:${world.today}`;
  return [
    {
      kind: "commit-files",
      key,
      branch: DATA_BRANCH,
      orphan: true,
      message: `Keep what was told of ${[...new Set(fresh.map(({ metric }) => metric))].join(", ")}\n`,
      files: [{ path: TOLD, text: writeTold(told) }],
      reason: `Told by ${[...new Set(fresh.map(({ who }) => who))].join(", ")}.`,
    },
    ...fresh.map(({ issue, comment }): Operation => ({
      kind: "react",
      key: `told:${comment}`,
      issue,
      comment,
      reaction: "+1",
      reason: "So that who told it sees that it was heard.",
    })),
  ];
}

/** The commands under the almanac issue, the issues of cadences and those of missed targets of what is told, where something happened since they were last heard; undefined while something is unread. */
function heardIn(world: World): readonly Heard[] | undefined {
  const { facts, playbook, snapshot, almanac, ledger } = world;
  const since = placeLocal(addDays(ledger.measured ?? world.today, -1), "00:00", playbook.zone);
  const spoken = (item: Item) => item.kind === "issue" && item.comments > 0 && item.updatedAt >= since;
  const told = new Set(playbook.metrics.flatMap(({ id, origin }) => (origin?.kind === "manual" ? [id] : [])));
  const asks = (item: Item) =>
    item === almanac ||
    item.marker.kind === "occurrence" ||
    (item.marker.kind === "target" && told.has(item.marker.key[0] ?? ""));
  const issues = snapshot.items.filter((item) => spoken(item) && asks(item));
  const heard: Heard[] = [];
  let unread = false;
  for (const issue of issues) {
    const comments = facts.ask<"comments">({ kind: "comments", issue: issue.number });
    if (comments.kind === "missing") unread = true;
    if (comments.kind !== "value") continue;
    for (const { id, author, body, createdAt, updatedAt } of comments.value) {
      // An edited comment may not be its author's words any more.
      const commands = updatedAt === createdAt ? figureCommands(body) : [];
      if (commands.length === 0) continue;
      const may = facts.ask<"permission">({ kind: "permission", login: author });
      if (may.kind === "missing") unread = true;
      if (may.kind !== "value" || may.value === "none" || may.value === "read") continue;
      for (const { metric, value, day } of commands) {
        const known = playbook.metrics.find((one) => one.id === metric && one.origin?.kind === "manual");
        const number = known === undefined ? undefined : toldValue(value, sourceUnitOf(known));
        const about = day ?? localOf(createdAt, playbook.zone).date;
        if (number !== undefined && about <= world.today)
          heard.push({
            metric,
            day: about,
            value: number,
            who: author,
            said: createdAt,
            comment: id,
            issue: issue.number,
          });
      }
    }
  }
  return unread ? undefined : heard;
}
