import { InputError } from "../errors.ts";
import { show } from "./show.ts";

/** A person by login, or a team as `owner/team`; both without `@`. */
export type Holder = { readonly kind: "person" | "team"; readonly name: string };

/** Reads `ada`, `@ada` or `acme/product`. */
export function parseHolder(text: string): Holder {
  const name = text.trim().replace(/^@/, "");
  if (LOGIN.test(name)) return { kind: "person", name };
  if (TEAM.test(name)) return { kind: "team", name };
  throw new InputError(`${show(text)} is neither a login (ada) nor a team (acme/product)`);
}

/** Reads a person's login, `ada` or `@ada`; refuses teams. */
export function parsePerson(text: string): string {
  const holder = parseHolder(text);
  if (holder.kind === "team") throw new InputError(`${show(text)} is a team; one person's login is needed here`);
  return holder.name;
}

/** Letters, digits and single hyphens; a managed user ends in `_` and a short code. */
const LOGIN = /^[a-z\d](?:[a-z\d]|-(?=[a-z\d])){0,38}(?:_[a-z\d]{1,10})?$/i;
const TEAM = /^[a-z\d](?:[a-z\d-]){0,38}\/[a-z\d][\w.-]{0,99}$/i;
