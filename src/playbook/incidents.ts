import type { Instant } from "../time/instant.ts";
import type { LocalDate } from "../time/local-date.ts";
import type { Position } from "./located.ts";
import type { Money } from "./parse-money.ts";
import type { PostMortemRules } from "./post-mortem-checks.ts";

/** What the playbook says of incidents. */
export type Incidents = {
  /** Severity labels set before this day stay ordinary labels; undefined: all of them count. */
  readonly from: LocalDate | undefined;
  /** Path of the runbook by label. */
  readonly runbooks: ReadonlyMap<string, string>;
  /** Tried in order; the first that fits counts. */
  readonly classify: readonly Classification[];
  /** Ordered by id, the gravest first. */
  readonly severities: readonly Severity[];
  /** Ordered by id. */
  readonly flags: readonly Flag[];
  readonly notify: readonly Notice[];
  /** Repositories whose confidential incidents may be handled in this one. */
  readonly confidentialFrom: readonly string[];
  /** Ordered by id. */
  readonly monitors: readonly Monitor[];
  readonly maintenance: readonly Maintenance[];
  readonly times: IncidentTimes;
  /** What each role does first, by its id. */
  readonly firstSteps: ReadonlyMap<string, string>;
  readonly postMortems: PostMortemRules;
  /** From detection to post-mortem. */
  readonly sequence: readonly IncidentStage[];
};

/** The level of an incident, which is also its label. */
export type SeverityId = "P0" | "P1" | "P2" | "P3";

/** What a severity means and demands. */
export type Severity = {
  readonly id: SeverityId;
  readonly title: string;
  readonly definition: string;
  readonly response: ResponseTerm;
  /** Which hours its terms count: every one, or the team's working time. */
  readonly calendar: "every-hour" | "working-time";
  /** The role that decides. */
  readonly authority: string;
  /** Roles that respond. */
  readonly team: readonly string[];
  /** Logins and roles that are told. */
  readonly stakeholders: readonly string[];
  readonly escalate: { readonly after: number; readonly to: string } | undefined;
  /** Milliseconds between status updates; undefined: none are promised. */
  readonly updates: number | undefined;
  /** Milliseconds from the resolution to the post-mortem; undefined: none is demanded. */
  readonly postMortem: number | undefined;
  /** Milliseconds from the resolution to the last day on which an action item may be due; undefined: any day. */
  readonly actions: number | undefined;
  /** The private repository in which all of them are handled; undefined: they are no secret. */
  readonly confidential: string | undefined;
  /** How its incidents count in uptime; undefined: not at all. */
  readonly uptime: Uptime | undefined;
  readonly source: Omit<Position, "column">;
};

/** What an incident means to users: they cannot work, or they are served worse. */
export type Uptime = "down" | "degraded";

/** How soon somebody must respond; `within` in milliseconds. */
export type ResponseTerm =
  | { readonly kind: "immediate" }
  | { readonly kind: "within"; readonly millis: number }
  | { readonly kind: "next-sprint" };

/** Something about an incident that more people must hear of. */
export type Flag = {
  readonly id: string;
  readonly title: string;
  /** Roles that are told. */
  readonly tell: readonly string[];
  /** The private repository in which it is handled, `acme/security`; undefined: it is no secret. */
  readonly confidential: string | undefined;
  /** From this damage on; undefined: always. */
  readonly above: Money | undefined;
  /** How such an incident counts in uptime, whatever its severity; undefined: as its severity does. */
  readonly uptime: Uptime | undefined;
  readonly source: Omit<Position, "column">;
};

/** Gives a severity to a report that fits everything it names. */
export type Classification = {
  readonly label: string | undefined;
  readonly service: string | undefined;
  /** One of these stands in the title or text; empty: whatever stands there. */
  readonly text: readonly string[];
  /** Labels of an alert with their values, all of which it must bear; empty: it need not be one. */
  readonly alert: Readonly<Record<string, string>>;
  readonly severity: SeverityId;
  readonly source: Omit<Position, "column">;
};

/** Where incidents of some severities are announced; `secret` is the name of the secret that holds the address. */
export type Notice = {
  readonly kind: "slack" | "webhook";
  readonly secret: string;
  /** Name of the secret that signs what is sent; undefined: it is not signed. */
  readonly sign: string | undefined;
  readonly severities: readonly SeverityId[];
};

/** An address that the App asks whether it works; lengths of time in milliseconds. */
export type Monitor = {
  readonly id: string;
  readonly url: string;
  /** What users know it as. */
  readonly service: string;
  readonly every: number;
  /** Of the incident that opens when it is down; undefined: the rules of triage decide. */
  readonly severity: SeverityId | undefined;
  /** Statuses that mean it is up; empty: 200 to 399. */
  readonly expect: readonly number[];
  readonly timeout: number;
  /** Slower answers mean degraded; undefined: none do. */
  readonly slow: number | undefined;
  /** How long before the certificate ends that is told. */
  readonly certificate: number;
  /** How many failures in a row are believed. */
  readonly tries: number;
  /** How it counts in uptime when it is down; undefined: as incidents of its severity do. */
  readonly uptime: Uptime | "up" | undefined;
  readonly source: Omit<Position, "column">;
};

/** A stretch of planned work, `to` excluded, during which alerts and monitors open nothing. */
export type Maintenance = {
  readonly from: Instant;
  readonly to: Instant;
  /** Empty: all of them. */
  readonly services: readonly string[];
  readonly why: string | undefined;
};

/** Terms of the response in milliseconds: the ends of triage, investigation and mitigation, counted from detection; the watch after a fix. */
export type IncidentTimes = {
  readonly triage: number;
  readonly investigation: number;
  readonly mitigation: number;
  readonly monitor: number;
};

/** One step of the response and the roles that take it. */
export type IncidentStage = {
  readonly id: string;
  readonly title: string;
  readonly roles: readonly string[];
  readonly steps: readonly string[];
};
