import type { Operation, Target } from "../operation/operation.ts";
import type { OpenIncident, Problem } from "../operation/plan.ts";
import type { IncidentsKnown, Ledger, Organisation } from "../snapshot/ledger.ts";
import type { Instant } from "../time/instant.ts";
import type { LocalDate } from "../time/local-date.ts";

/** What one planner contributes to a plan. */
export type Draft = {
  readonly operations: readonly Operation[];
  readonly problems: readonly Problem[];
  readonly notes: readonly string[];
  /** Instants at which this concern has something to do. */
  readonly wakeAt: readonly Instant[];
  /** Instants at which nothing but what the almanac issue shows or remembers changes; it may wait until things have settled. */
  readonly changesAt: readonly Instant[];
  /** Instants of clocks that wait for no morning; they are among `wakeAt`, too. */
  readonly clocksAt: readonly Instant[];
  readonly incidents: readonly OpenIncident[];
  readonly learned: readonly Lesson[];
};

/** Something the ledger is to remember from now on. */
export type Lesson =
  /** A cadence was delivered up to `newest`, if the operation `done` succeeds (undefined: it is so already); `opens` tells whether that operation opens its issue. */
  | {
      readonly kind: "delivered";
      readonly cadence: string;
      readonly newest: LocalDate | undefined;
      readonly done: string | undefined;
      readonly opens: boolean;
      /** When the work is due; undefined for what is delivered with the operation itself. */
      readonly dueAt: Instant | undefined;
    }
  /** A cadence was seen for the first time. */
  | { readonly kind: "adopted"; readonly cadence: string }
  | { readonly kind: "gate-passed"; readonly by: string }
  /** Whether a login can be assigned; `fresh` where the ledger knew. */
  | { readonly kind: "asked-person"; readonly login: string; readonly assignable: boolean; readonly fresh: boolean }
  /** Metrics were measured, if the operations `done` succeed, which keep and show them. */
  | { readonly kind: "measured"; readonly day: LocalDate; readonly done: readonly string[] }
  /** Which targets have been missed and are not met again, as seen on a day; only if the operations `done` succeed, that is settled for the day. */
  | {
      readonly kind: "missed";
      readonly missed: Ledger["missed"];
      readonly day: LocalDate;
      readonly done: readonly string[];
    }
  /** What other repositories tell of themselves was gathered. */
  | { readonly kind: "gathered"; readonly day: LocalDate }
  /** The incidents of a month were recorded. */
  | { readonly kind: "recorded"; readonly period: string }
  /** The branch that daily reports go to. */
  | { readonly kind: "committed-to"; readonly branch: string }
  /** `watch` tells whether others are to be looked at than before, which nothing else remembers. */
  | { readonly kind: "incidents"; readonly incidents: IncidentsKnown; readonly watch: boolean }
  /** Others outside of GitHub were told `id` of an incident, if the operation `done` succeeds. */
  | { readonly kind: "notified"; readonly issue: number; readonly id: string; readonly done: string }
  | { readonly kind: "organisation"; readonly organisation: Organisation }
  | { readonly kind: "away"; readonly away: Ledger["away"]; readonly commentsRead: number };

/** A draft that holds nothing but what is given. */
export function draft(parts: Partial<Draft>): Draft {
  const none = { operations: [], problems: [], notes: [], wakeAt: [], changesAt: [], clocksAt: [] };
  return { ...none, incidents: [], learned: [], ...parts };
}

/** The issues of this repository that a draft writes to. */
export function updatedBy(of: Draft): ReadonlySet<Target> {
  return new Set(updatesHere(of).map(({ issue }) => issue));
}

/** The issues of this repository that a draft closes. */
export function closedBy(of: Draft): ReadonlySet<Target> {
  const closing = updatesHere(of).filter(({ state }) => state !== undefined && state.kind !== "open");
  return new Set(closing.map(({ issue }) => issue));
}

/** Issues of another repository have numbers of their own. */
function updatesHere({ operations }: Draft): readonly Extract<Operation, { kind: "update-issue" }>[] {
  return operations.flatMap((one) => (one.kind === "update-issue" && !("in" in one) ? [one] : []));
}

/** All drafts as one, in the order given. */
export function joinDrafts(drafts: readonly Draft[]): Draft {
  return {
    operations: drafts.flatMap((part) => part.operations),
    problems: drafts.flatMap((part) => part.problems),
    notes: drafts.flatMap((part) => part.notes),
    wakeAt: drafts.flatMap((part) => part.wakeAt),
    changesAt: drafts.flatMap((part) => part.changesAt),
    clocksAt: drafts.flatMap((part) => part.clocksAt),
    incidents: drafts.flatMap((part) => part.incidents),
    learned: drafts.flatMap((part) => part.learned),
  };
}
