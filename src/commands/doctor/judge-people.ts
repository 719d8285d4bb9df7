import { sameLogin } from "../../cadence/owner.ts";
import type { Playbook, Role } from "../../playbook/playbook.ts";
import { counted } from "../../render/counted.ts";
import { listed } from "../../render/listed.ts";
import { type Finding, fine } from "./finding.ts";
import type { Looked } from "./looked.ts";

/** Everybody the playbook names, each once, in order. */
export function peopleOf(playbook: Playbook): readonly string[] {
  const named = [...playbook.roles.values()].flatMap(holdersOf);
  const direct = [...playbook.cadences, ...playbook.metrics]
    .map(({ owner }) => owner)
    .filter((owner) => !playbook.roles.has(owner));
  const all = [...named, ...direct].sort((a, b) => (a.toLowerCase() < b.toLowerCase() ? -1 : 1));
  return all.filter((login, index) => index === 0 || !sameLogin(login, all[index - 1] ?? ""));
}

/** Whether everybody the playbook names can be asked: people by assignment, teams only by an app. */
export function judgePeople(playbook: Playbook, assignable: ReadonlyMap<string, Looked<boolean>>): readonly Finding[] {
  const people = [...assignable].flatMap(([login, look]): Finding[] => {
    if (look.kind === "unseen") return [{ ...look.problem, severity: "unknown", place: login }];
    return look.value ? [] : [notAssignable(playbook, login)];
  });
  const well =
    people.length === 0
      ? [
          fine(
            "people-assignable",
            `Issues can be assigned to everybody the playbook names (${counted(assignable.size, "person", "people")}).`,
            playbook.file,
          ),
        ]
      : [];
  return [...people, ...well, ...teams(playbook)];
}

function notAssignable(playbook: Playbook, login: string): Finding {
  const roles = [...playbook.roles.values()].filter((role) => holdersOf(role).some((who) => sameLogin(who, login)));
  const first = roles.find((role) => role.through === undefined) ?? roles[0];
  const cadence = playbook.cadences.find(({ owner }) => sameLogin(owner, login));
  const at = first?.because ?? cadence?.source;
  const as =
    roles.length === 0
      ? ""
      : `, who holds ${roles.length > 3 ? counted(roles.length, "role") : listed(roles.map((role) => role.id))}`;
  return {
    id: "owner-not-assignable",
    severity: "error",
    cause: `GitHub does not let ${login} be assigned${as}: no such account, or no access to this repository. Their items stay unassigned, and nobody is told.`,
    place: at === undefined ? playbook.file : `${at.file}:${at.line}`,
    fix: `Give ${login} access to the repository, or name somebody else there.`,
  };
}

/** With the Action's token GitHub notifies no team. */
function teams({ runner, roles }: Playbook): readonly Finding[] {
  if (runner !== "action") return [];
  return [...roles.values()].flatMap((role): Finding[] => {
    const { holders } = role;
    if (holders.kind !== "everyone" || holders.people.length > 0 || holders.teams.length === 0) return [];
    return [
      {
        id: "team-not-notifiable",
        severity: "warning",
        cause: `${role.title} is held by ${listed(holders.teams)} alone, and with the Action's token GitHub neither assigns nor notifies a team.`,
        place: `${role.because.file}:${role.because.line}`,
        fix: `Name a person besides: \`${role.id}: [LOGIN, ${holders.teams.join(", ")}]\`.`,
      },
    ];
  });
}

function holdersOf({ holders }: Role): readonly string[] {
  if (holders.kind === "agent") return [];
  return holders.kind === "by-label" ? [...holders.labels.values(), holders.otherwise].flat() : holders.people;
}
