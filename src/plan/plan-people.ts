import { sameLogin } from "../cadence/owner.ts";
import { noteOf } from "../markdown/marker.ts";
import type { Problem } from "../operation/plan.ts";
import type { Item } from "../snapshot/item.ts";
import type { Ledger } from "../snapshot/ledger.ts";
import { openItems } from "../snapshot/open-items.ts";
import { type Instant, addMillis } from "../time/instant.ts";
import { type LocalDate, addDays } from "../time/local-date.ts";
import { placeLocal } from "../time/zone.ts";
import { type Draft, type Lesson, closedBy, draft } from "./draft.ts";
import { SETTLING } from "./settling.ts";
import type { World } from "./world.ts";

/** Finds owners whom GitHub silently did not assign: a person who can be assigned was unassigned by somebody, and that is respected. */
export function planPeople(world: World, before: Draft): Draft {
  const closing = closedBy(before);
  const open = openItems(world.snapshot.items).filter((item) => item.kind === "issue" && !closing.has(item.number));
  const missing = open.filter((item) => isSettled(world, item)).flatMap(unassigned);
  const problems: Problem[] = [...teamsNobodyNotifies(world)];
  const learned: Lesson[] = [];
  // New items are given time to settle.
  const changesAt: Instant[] = open
    .filter((item) => !isSettled(world, item) && unassigned(item).length > 0)
    .map((item) => addMillis(item.createdAt, SETTLING));
  for (const login of [...new Set(missing)].sort()) {
    const known = world.ledger.people[login];
    const fresh = known !== undefined && againOn(known) > world.today;
    const asked = fresh
      ? ({ kind: "value", value: known.assignable } as const)
      : world.facts.ask<"assignable">({ kind: "assignable", login });
    if (asked.kind === "failed") problems.push(asked.problem);
    if (asked.kind !== "value") continue;
    learned.push({ kind: "asked-person", login, assignable: asked.value, fresh });
    const again = againOn({ assignable: asked.value, asked: fresh ? known.asked : world.today });
    changesAt.push(placeLocal(again, "00:00", world.playbook.zone));
    if (!asked.value) problems.push(cannotBeAssigned(world, login));
  }
  return draft({ problems, learned, changesAt });
}

/** The day from which on GitHub is asked again: tomorrow whether somebody can be assigned at last, in a week whether they still can. */
function againOn({ assignable, asked }: Ledger["people"][string]): LocalDate {
  return addDays(asked, assignable ? 7 : 1);
}

/** With the Action's token GitHub notifies no team, so a role that ends in teams only is asked in vain. */
function teamsNobodyNotifies(world: World): readonly Problem[] {
  if (world.playbook.runner !== "action") return [];
  const asked = new Set(world.playbook.cadences.map((cadence) => cadence.owner));
  return [...world.playbook.roles.values()].flatMap((role) => {
    const { holders } = role;
    if (!asked.has(role.id) || holders.kind !== "everyone" || holders.people.length > 0 || holders.teams.length === 0)
      return [];
    return [
      {
        id: "team-not-notifiable",
        cause: `${role.title} is held by ${holders.teams.join(", ")} alone, and with the Action's token GitHub neither assigns nor notifies a team.`,
        place: `${role.because.file}:${role.because.line}`,
        fix: `Name a person besides, for example \`${role.id}: [ada, ${holders.teams[0] ?? ""}]\`.`,
      },
    ];
  });
}

function isSettled(world: World, item: Item): boolean {
  return item.createdAt <= addMillis(world.now, -SETTLING);
}

/** Whom we asked for on an item and who is not there. */
function unassigned(item: Item): readonly string[] {
  const asked = noteOf(item.marker, "asked")?.split("+") ?? [];
  return asked.filter((login) => !item.assignees.some((assignee) => sameLogin(assignee, login)));
}

function cannotBeAssigned(world: World, login: string): Problem {
  const roles = [...world.playbook.roles.values()].filter(
    ({ holders }) => "people" in holders && holders.people.some((who) => sameLogin(who, login)),
  );
  const role = roles.find((one) => one.through === undefined) ?? roles[0];
  const place = role === undefined ? world.playbook.file : `${role.because.file}:${role.because.line}`;
  return {
    id: "owner-not-assignable",
    cause: `GitHub does not let ${login} be assigned: no such account, or no access to this repository.`,
    place,
    fix: `Name somebody else there${role === undefined ? "" : ` for ${role.id}`}, or give ${login} access to the repository.`,
  };
}
