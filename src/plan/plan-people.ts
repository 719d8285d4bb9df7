import { sameLogin } from "../cadence/owner.ts";
import { noteOf } from "../markdown/marker.ts";
import type { Problem } from "../operation/plan.ts";
import type { Item } from "../snapshot/item.ts";
import { addMillis } from "../time/instant.ts";
import { addDays } from "../time/local-date.ts";
import { type Draft, type Lesson, draft } from "./draft.ts";
import { SETTLING } from "./settling.ts";
import type { World } from "./world.ts";

/** Finds owners whom GitHub silently did not assign: a person who can be assigned was unassigned by somebody, and that is respected. */
export function planPeople(world: World): Draft {
  const unassigned = world.snapshot.items
    .filter((item) => item.kind === "issue" && item.state === "open")
    .flatMap((item) => missingFrom(world, item));
  const problems: Problem[] = [...teamsNobodyNotifies(world)];
  const learned: Lesson[] = [];
  for (const login of [...new Set(unassigned)].sort()) {
    const known = world.ledger.people[login];
    const fresh =
      known !== undefined &&
      (known.asked === world.today || (known.assignable && addDays(known.asked, 7) > world.today));
    const asked = fresh
      ? ({ kind: "value", value: known.assignable } as const)
      : world.facts.ask<"assignable">({ kind: "assignable", login });
    if (asked.kind === "failed") problems.push(asked.problem);
    if (asked.kind !== "value") continue;
    learned.push({ kind: "asked-person", login, assignable: asked.value, fresh });
    if (!asked.value) problems.push(cannotBeAssigned(world, login));
  }
  return draft({ problems, learned });
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

/** Whom we asked for on an item and who is not there; a new item is given time to settle. */
function missingFrom(world: World, item: Item): readonly string[] {
  if (item.createdAt > addMillis(world.now, -SETTLING) || item.assignees.length > 0) return [];
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
