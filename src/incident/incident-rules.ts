import type { Incidents } from "../playbook/incidents.ts";
import type { Permission } from "../snapshot/permission.ts";
import type { Instant } from "../time/instant.ts";
import type { Zone } from "../time/local-date.ts";

/** What an incident is folded by, besides its timeline. */
export type IncidentRules = {
  readonly incidents: Incidents;
  readonly zone: Zone;
  /** Logins under which we write: what they do is no word of a person. */
  readonly authors: readonly string[];
  /** What people may do, by login in lower case; who is missing may do nothing. */
  readonly permissions: ReadonlyMap<string, Permission>;
  /** What those who set labels might do then, as far as it was noted; else what they may do counts. */
  readonly labellers?: ReadonlyMap<string, Permission>;
  /** The role that is asked where no severity says who decides. */
  readonly decisionAuthority: string;
  /** Who held a role, or is a person of that login, at an instant. */
  readonly holders: (roleOrLogin: string, at: Instant) => readonly string[];
};
