import { InvariantError } from "../errors.ts";
import type { Holders, Playbook, Role, Turn } from "../playbook/playbook.ts";
import { textTable } from "./text-table.ts";

/** Every role in order of id, who holds it, and because of which line. */
export function roleTable(
  playbook: Playbook,
): readonly { readonly role: string; readonly who: string; readonly because: string }[] {
  const roles = [...playbook.roles.values()].sort((a, b) => (a.id < b.id ? -1 : 1));
  return roles.map((role) => ({ role: role.id, who: holderWords(role.holders), because: because(role) }));
}

/** The table of roles for a terminal. */
export function renderRoleTable(playbook: Playbook): string {
  return textTable(
    ["Role", "Who", "Because of"],
    roleTable(playbook).map((row) => [row.role, row.who, row.because]),
  );
}

function because({ because: { file, line }, through }: Role): string {
  return `${file}:${line}${through === undefined ? "" : ` (as ${through})`}`;
}

function holderWords(holders: Holders): string {
  switch (holders.kind) {
    case "everyone":
      return names([...holders.people, ...holders.teams]);
    case "rotation":
      return `${names(holders.people)} in turn, ${turnWords(holders.turn)} each from ${holders.from}`;
    case "by-label": {
      const byLabel = [...holders.labels].map(([label, people]) => `${label}: ${names(people)}`);
      return [...byLabel, `otherwise ${names(holders.otherwise)}`].join("; ");
    }
    case "agent":
      return `agent ${holders.agent}`;
    default:
      throw new InvariantError(`unknown holders ${JSON.stringify(holders satisfies never)}`);
  }
}

function names(people: readonly string[]): string {
  return people.length === 0 ? "nobody" : people.join(", ");
}

function turnWords({ unit, every }: Turn): string {
  return every === 1 ? `a ${unit}` : `${every} ${unit}s`;
}
