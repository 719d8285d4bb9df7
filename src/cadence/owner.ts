import { InvariantError } from "../errors.ts";
import type { Absence, Playbook, Source } from "../playbook/playbook.ts";
import type { LocalDate } from "../time/local-date.ts";
import { turnOrdinal } from "../time/turn-ordinal.ts";

/** Who answers for something on a day, and how it came to be them. */
export type Owner = {
  readonly people: readonly string[];
  readonly teams: readonly string[];
  readonly agent: string | undefined;
  /** The role's title, or undefined where the playbook names a person directly. */
  readonly role: string | undefined;
  /** Absent people who were passed over. */
  readonly absent: readonly string[];
  /** Whether nobody of the role was there and the decision authority was asked instead. */
  readonly escalated: boolean;
  readonly because: Source | undefined;
};

/** Who of a playbook's role (or which named person) is asked on `date`; labels choose among the holders of a by-label role, `turn` is the day that a rotation goes by. */
export function ownerOf(
  playbook: Playbook,
  roleOrLogin: string,
  date: LocalDate,
  away: readonly Absence[],
  labels: readonly string[] = [],
  turn: LocalDate = date,
): Owner {
  const asked = present(playbook, roleOrLogin, date, away, labels, turn);
  if (asked.people.length > 0 || asked.teams.length > 0 || asked.agent !== undefined) return asked;
  const authority = present(playbook, playbook.decisionAuthority, date, away, labels, turn);
  // When even the authority is away, somebody has to hear of it: better an absent person than nobody.
  const people =
    authority.people.length > 0 ? authority.people : everybody(playbook, playbook.decisionAuthority, turn, labels);
  return { ...authority, people, role: asked.role ?? authority.role, absent: asked.absent, escalated: true };
}

function present(
  playbook: Playbook,
  roleOrLogin: string,
  date: LocalDate,
  away: readonly Absence[],
  labels: readonly string[],
  turn: LocalDate,
): Owner {
  const isAway = (login: string) =>
    away.some((absence) => sameLogin(absence.who, login) && absence.range.from <= date && date <= absence.range.to);
  const role = playbook.roles.get(roleOrLogin);
  const base = { teams: [], agent: undefined, role: role?.title, escalated: false, because: role?.because };
  if (role === undefined) {
    const absent = isAway(roleOrLogin);
    return { ...base, people: absent ? [] : [roleOrLogin], absent: absent ? [roleOrLogin] : [] };
  }
  const { holders } = role;
  if (holders.kind === "agent") return { ...base, people: [], agent: holders.agent, absent: [] };
  if (holders.kind === "rotation") {
    const queue = turnsFrom(holders.people, turnOrdinal(turn, holders.from, holders.turn));
    const serving = queue.findIndex((login) => !isAway(login));
    return {
      ...base,
      people: serving < 0 ? [] : queue.slice(serving, serving + 1),
      absent: serving < 0 ? queue : queue.slice(0, serving),
    };
  }
  const pool = everybody(playbook, roleOrLogin, turn, labels);
  const teams = holders.kind === "everyone" ? holders.teams : [];
  return { ...base, teams, people: pool.filter((login) => !isAway(login)), absent: pool.filter(isAway) };
}

function everybody(playbook: Playbook, roleId: string, date: LocalDate, labels: readonly string[]): readonly string[] {
  const holders = playbook.roles.get(roleId)?.holders;
  switch (holders?.kind) {
    case undefined:
      return [roleId];
    case "agent":
      return [];
    case "everyone":
      return holders.people;
    case "rotation":
      return turnsFrom(holders.people, turnOrdinal(date, holders.from, holders.turn)).slice(0, 1);
    case "by-label": {
      const named = labels.flatMap((label) => holders.labels.get(label) ?? []);
      return named.length > 0 ? [...new Set(named)] : holders.otherwise;
    }
    default:
      throw new InvariantError(`unknown holders ${JSON.stringify(holders satisfies never)}`);
  }
}

/** The people in the order in which they are asked when it is turn `ordinal`. */
function turnsFrom(people: readonly string[], ordinal: number): readonly string[] {
  if (people.length === 0) return [];
  const start = ((ordinal % people.length) + people.length) % people.length;
  return [...people.slice(start), ...people.slice(0, start)];
}

/** GitHub's logins do not differ by case. */
export function sameLogin(a: string, b: string): boolean {
  return a.toLowerCase() === b.toLowerCase();
}
