import type { CarriedBox } from "../cadence/unfinished-boxes.ts";
import type { Occurrence } from "../cadence/occurrence.ts";
import type { Owner } from "../cadence/owner.ts";
import type { ReminderTimes } from "../cadence/reminder-times.ts";
import type { Setting } from "../cadence/setting.ts";
import type { Trend } from "../metrics/trend.ts";
import type { Absence, Cadence } from "../playbook/playbook.ts";
import type { Instant } from "../time/instant.ts";

/** What the issue of an occurrence is made of. */
export type OccurrenceFacts = {
  readonly occurrence: Occurrence;
  readonly owner: Owner;
  /** Logins that are told when a reminder did not help. */
  readonly authority: readonly string[];
  readonly setting: Setting;
  readonly now: Instant;
  readonly repository: { readonly owner: string; readonly name: string };
  /** The branch of the draft report, and how many questions wait in it. */
  readonly report: { readonly branch: string; readonly questions: number } | undefined;
  /** What its report's figures are about. */
  readonly trends?: readonly Trend[];
  readonly missed: readonly Occurrence[];
  readonly carried: readonly CarriedBox[];
  /** The item whose boxes were carried over. */
  readonly carriedFrom: { readonly number: number; readonly period: string } | undefined;
  /** Cadences that are a part of this one. */
  readonly lines: readonly Cadence[];
  readonly next: Occurrence | undefined;
  readonly reminders: ReminderTimes;
  readonly template: { readonly text: string; readonly file: string } | undefined;
  /** Sentences about what went wrong while this was made. */
  readonly problems: readonly string[];
  readonly markerNotes: Readonly<Record<string, string>>;
  /** Whether its cadence was seen for the first time: then it begins, and is not late. */
  readonly first?: boolean;
  /** Absences in force; those of the playbook where it is left out. */
  readonly away?: readonly Absence[];
};
