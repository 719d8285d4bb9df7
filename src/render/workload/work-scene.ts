import type { Incident } from "../../incident/incident.ts";
import type { Measured } from "../../incident/monitors/measured.ts";
import type { Activity, OpenWork, Work } from "../../snapshot/activity.ts";
import type { Failures } from "../../snapshot/failures.ts";
import type { PinnedFiles } from "../../snapshot/pinned-file.ts";
import type { Responses } from "../../snapshot/response.ts";
import type { Discussions } from "../../snapshot/discussions.ts";
import type { Security, Told } from "../../snapshot/security.ts";
import type { Instant } from "../../time/instant.ts";
import type { LocalDate, Zone } from "../../time/local-date.ts";
import type { Period } from "../../time/period.ts";
import type { WorkingTime } from "../../time/working-hours.ts";
import type { Stretch } from "../work-in.ts";

/** Something that was read, or why it could not be. */
export type Known<T> =
  | { readonly kind: "known"; readonly value: T }
  | { readonly kind: "unknown"; readonly because: string };

/** What the lists and sums of a report are made of; each part is read only where a template shows it. */
export type WorkScene = {
  readonly period: Period;
  readonly stretch: Stretch;
  /** The stretch of the period before. */
  readonly before: Stretch;
  readonly zone: Zone;
  readonly working: WorkingTime;
  /** The page of the repository: its address, or the way to it from a report where no address is known. */
  readonly page: () => string;
  /** The labels of incidents, gravest first. */
  readonly severities: readonly string[];
  /** What happened in the period and the one before it. */
  readonly activity: () => Known<Activity>;
  /** What people had open at the end of the period, or have now where it is still to come. */
  readonly open: () => Known<OpenWork>;
  /** Discussions that were begun in the period, or were open at its end. */
  readonly discussions: () => Known<Told<Discussions>>;
  readonly responses: (label: string) => Known<Responses>;
  readonly incidents: () => Known<readonly Incident[]>;
  /** The monitors that count in uptime, and what they measured in the period. */
  readonly monitors: () => Known<{ readonly ids: readonly string[]; readonly measured: readonly Measured[] }>;
  readonly failures: () => Known<Failures>;
  readonly security: () => Known<Security>;
  readonly pinned: () => Known<PinnedFiles>;
  /** Promises of post-mortems that are open, the earliest deadline first. */
  readonly actions: () => readonly Action[];
  /** Open issues of targets that were missed, oldest first. */
  readonly missedTargets: () => readonly MissedTarget[];
  /** Recurring work that was due and is not done, oldest first. */
  readonly overdue: () => readonly Overdue[];
  /** Recurring work that was due in the period. */
  readonly obligations: () => Known<readonly Obligation[]>;
  /** Who is there in the period, of the people of some roles. */
  readonly presence: (roles: readonly string[]) => Presence;
};

/** A promise of a post-mortem. */
export type Action = {
  readonly number: number;
  readonly title: string;
  readonly assignees: readonly string[];
  readonly due: LocalDate | undefined;
};

/** The issue of a target that was missed, since the first day of the first period that missed it. */
export type MissedTarget = { readonly number: number; readonly title: string; readonly since: LocalDate };

/** Recurring work that is late. */
export type Overdue = {
  readonly number: number;
  readonly title: string;
  readonly assignees: readonly string[];
  readonly dueAt: Instant;
};

/** What became of one occurrence of recurring work. */
export type Obligation = {
  readonly title: string;
  readonly at: Instant;
  readonly openedAt: Instant;
  readonly dueAt: Instant;
  readonly end: "done" | "skipped" | "open";
  readonly endedAt: Instant | undefined;
};

/** Working days of a period, and how many of them each person is there. */
export type Presence = {
  readonly days: number;
  readonly holidays: readonly LocalDate[];
  readonly people: readonly { readonly login: string; readonly days: number }[];
};

/** The link of an issue. */
export function issueLink({ page }: Pick<WorkScene, "page">, number: number): string {
  return `[#${number}](${page()}/issues/${number})`;
}

/** Whether work bears a label, whatever its case. */
export function bears({ labels }: Pick<Work, "labels">, label: string): boolean {
  return labels.some((one) => one.toLowerCase() === label.toLowerCase());
}
