import type { Instant } from "../time/instant.ts";
import type { DateRange, LocalDate } from "../time/local-date.ts";

/** What is remembered of each cadence and person in the almanac issue; markers on newer items win over it. */
export type Ledger = {
  readonly version: 1;
  readonly cadences: Readonly<Record<string, CadenceMemory>>;
  /** When the gate was passed and by whom. */
  readonly gate: { readonly passed: Instant; readonly by: string } | undefined;
  /** Whether GitHub lets a login be assigned, and on which day it was asked. */
  readonly people: Readonly<Record<string, { readonly assignable: boolean; readonly asked: LocalDate }>>;
  /** Absences recorded by `/away`, by login. */
  readonly away: Readonly<Record<string, readonly DateRange[]>>;
  /** Number of comments on the almanac issue that were read for commands. */
  readonly commentsRead: number;
};

/** When history began for a cadence, and the newest occurrence that was delivered, listed or named. */
export type CadenceMemory = {
  readonly adopted: Instant;
  /** Nominal date. */
  readonly newest: LocalDate | undefined;
  /** The issue or pull request of the newest occurrence. */
  readonly issue: number | undefined;
};
