import type { SeverityId } from "../playbook/incidents.ts";
import type { Instant } from "../time/instant.ts";

/** What a monitoring system said of one thing it watches; all texts are foreign. */
export type Alert = {
  /** The same for the same thing, each time it fires. */
  readonly fingerprint: string;
  /** When it began to fire, which tells one firing from the next. */
  readonly since: Instant;
  /** When it ceased to; undefined while it fires. */
  readonly until: Instant | undefined;
  readonly title: string;
  readonly text: string;
  readonly labels: Readonly<Record<string, string>>;
  /** As the sender says; undefined: the playbook's rules decide. */
  readonly severity: SeverityId | undefined;
  /** Where people look at it. */
  readonly url: string | undefined;
};

/** What one message of a monitoring system told. */
export type AlertMessage = {
  /** What its sender takes together, and what becomes one incident. */
  readonly group: string;
  readonly sender: "alertmanager" | "generic" | "monitor";
  /** Never empty; each fingerprint once. */
  readonly alerts: readonly Alert[];
  /** How many more there were than are read. */
  readonly leftOut: number;
};
