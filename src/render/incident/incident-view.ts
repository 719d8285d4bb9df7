import type { Clock } from "../../incident/clock.ts";
import type { Deed, Incident } from "../../incident/incident.ts";
import type { Severity } from "../../playbook/incidents.ts";
import type { Instant } from "../../time/instant.ts";
import type { Zone } from "../../time/local-date.ts";

/** All that the comments of an incident show. Logins and texts are foreign. */
export type IncidentView = {
  readonly incident: Incident;
  readonly severity: Severity | undefined;
  readonly clocks: readonly Clock[];
  readonly zone: Zone;
  /** What breaks, in a word, where a label says so. */
  readonly service: string | undefined;
  readonly rows: readonly {
    readonly people: readonly string[];
    readonly title: string;
    readonly first: string;
    readonly leads: boolean;
  }[];
  readonly commander: string | undefined;
  readonly communicator: readonly string[];
  readonly deciders: readonly string[];
  readonly escalation: { readonly people: readonly string[]; readonly title: string };
  /** Stakeholders and others who are told without responding. */
  readonly told: readonly string[];
  /** When the fix had stood long enough; undefined while it has not. */
  readonly stableSince: Instant | undefined;
  /** How long it must stand, in milliseconds. */
  readonly monitor: number;
  /** Who wrote the post-mortem, where somebody did. */
  readonly postMortem: Deed | undefined;
  /** The lines of "Look here first". */
  readonly lookHere: readonly string[];
  /** Which rule gave it its severity, in Markdown; undefined where people did. */
  readonly triage: string | undefined;
  /** A notice to users in Markdown, drafted from the newest update; undefined before the first. */
  readonly userNotice: string | undefined;
};
