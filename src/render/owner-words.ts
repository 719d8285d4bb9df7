import type { Owner } from "../cadence/owner.ts";
import { safeText } from "../markdown/safe-text.ts";
import { listed } from "./listed.ts";

/** `fay (Analytics Reporter)`, `hal (for the Analytics Reporter)` where nobody of the role is there. */
export function ownerWords(owner: Owner): string {
  const names = nameWords(owner);
  if (owner.role === undefined) return names;
  return `${names} (${owner.escalated ? "for the " : ""}${safeText(owner.role)})`;
}

/** `fay`, `eve and ida`, `acme/product`; bare, so that nobody is notified twice. */
export function nameWords(owner: Owner): string {
  const agent = owner.agent === undefined ? [] : [`the agent ${safeText(owner.agent)}`];
  const names = [
    ...owner.people.map((login) => safeText(login)),
    ...owner.teams.map((team) => safeText(team)),
    ...agent,
  ];
  return names.length === 0 ? "nobody" : listed(names);
}

/** Logins as bare words: `fay`, `eve and ida`. */
export function logins(people: readonly string[]): string {
  return people.length === 0 ? "nobody" : listed(people.map((login) => safeText(login)));
}
