import type { InputAccess } from "./input-reader.ts";

/** Names that belong to the runner and to GitHub: nothing a playbook may send anywhere. */
const NOT_OURS = /^(?:GITHUB|ACTIONS|RUNNER|INPUT|NODE|NPM)_|^(?:PATH|HOME|DATABASE_URL)$/i;

/** The secrets a workflow, or whoever runs the command, passed in as environment variables; the runner's own are none of them. */
export function passedSecrets(environment: Readonly<Record<string, string | undefined>>): InputAccess["secretOf"] {
  return (name) => {
    const value = NOT_OURS.test(name) ? undefined : environment[name];
    return value === undefined || value === "" ? undefined : { value, hosts: undefined };
  };
}

/** Hosts with private addresses that may be asked: `ALMANAC_PRIVATE_HOSTS`, separated by commas or spaces. */
export function privateHosts(environment: Readonly<Record<string, string | undefined>>): ReadonlySet<string> {
  return new Set((environment["ALMANAC_PRIVATE_HOSTS"] ?? "").split(/[\s,]+/).filter((host) => host !== ""));
}
