import type { Playbook } from "./playbook.ts";

/** What a role is called; of a login that is no role, the login itself. */
export function rolesTitle(playbook: Pick<Playbook, "roles">, roleOrLogin: string): string {
  return playbook.roles.get(roleOrLogin)?.title ?? roleOrLogin;
}
