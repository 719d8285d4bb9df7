import { InputError } from "../errors.ts";
import type { InputAccess } from "./input-reader.ts";

/** The secrets an operator declared for each owner; what was declared for one is never given to another. */
export type OwnerSecrets = (owner: string) => InputAccess["secretOf"];

/** The name of the secret that senders of an owner's alerts must know. */
export const ALERT_SECRET = "ALMANAC_ALERTS";

/** Reads what an operator declared: `{ "acme": { "SLACK_WEBHOOK_URL": { "value": "https://…", "hosts": ["hooks.slack.com"] } } }`. A secret without hosts may be used for checking only, and is sent nowhere. */
export function ownerSecrets(text: string): OwnerSecrets {
  let value: unknown;
  try {
    value = JSON.parse(text);
  } catch {
    throw new InputError("the file of secrets is no JSON");
  }
  const owners = new Map(
    entriesOf(value, "it").map(([owner, secrets]) => [owner.toLowerCase(), readOwner(owner, secrets)]),
  );
  return (owner) => (name) => owners.get(owner.toLowerCase())?.get(name);
}

type Secret = { readonly value: string; readonly hosts: readonly string[] };

function readOwner(owner: string, value: unknown): ReadonlyMap<string, Secret> {
  return new Map(
    entriesOf(value, owner).map(([name, secret]) => {
      const { value: text, hosts = [] } = Object.fromEntries(entriesOf(secret, `${owner}.${name}`));
      const strings = Array.isArray(hosts) ? hosts.filter((host): host is string => typeof host === "string") : [];
      if (typeof text !== "string" || text === "" || !Array.isArray(hosts) || strings.length < hosts.length)
        throw new InputError(
          `the secret ${owner}.${name} must have a text as \`value\`, and may have a list of names as \`hosts\``,
        );
      return [name, { value: text, hosts: strings }];
    }),
  );
}

function entriesOf(value: unknown, what: string): [string, unknown][] {
  if (typeof value !== "object" || value === null || Array.isArray(value))
    throw new InputError(`the file of secrets is wrong: ${what} must be a group of keys`);
  return Object.entries(value);
}
