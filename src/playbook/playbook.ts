import type { DateRange, LocalDate, LocalTime, Weekday, Zone } from "../time/local-date.ts";
import type { Covers, Rhythm, Shift } from "../time/rhythm.ts";
import type { Incidents } from "./incidents.ts";
import type { Loop } from "./loop.ts";
import type { FigureOf, MetricOrigin, SourceUnit } from "./metric-origin.ts";
import type { Over } from "./parse-over.ts";

/** Where a setting was written: a file and a line counted from 1. */
export type Source = { readonly file: string; readonly line: number };

/** The merged, validated configuration with every default filled in; the same texts always give an equal value. */
export type Playbook = {
  readonly product: string;
  readonly zone: Zone;
  readonly workingTime: { readonly days: readonly Weekday[]; readonly from: LocalTime; readonly to: LocalTime };
  readonly holidays: Holidays;
  /** Month (1 to 12) in which the fiscal year begins. */
  readonly fiscalYearStart: number;
  readonly runner: "action" | "app";
  /** Logins whose markers count besides the runner's own, for a migration. */
  readonly authors: readonly string[];
  /** The file that stops all writing; undefined where none does. */
  readonly pausedIn: string | undefined;
  /** Name of the secret that holds the URL to call after each pass. */
  readonly heartbeat: string | undefined;
  /** How many items a first run or a catch-up may open in one pass. */
  readonly cap: number;
  readonly gate: Gate | undefined;
  /** Name of the issue type our items get where the organisation has it. */
  readonly issueType: string | undefined;
  /** Name of the issue field that takes the due date where the organisation has it. */
  readonly dueField: string | undefined;
  readonly roles: ReadonlyMap<string, Role>;
  readonly away: readonly Absence[];
  /** The role that is asked when nobody else can be. */
  readonly decisionAuthority: string;
  /** Where the playbook itself stands in the repository. */
  readonly file: string;
  /** Ordered by id. */
  readonly cadences: readonly Cadence[];
  /** Ordered by id. */
  readonly metrics: readonly Metric[];
  readonly incidents: Incidents;
  /** Ordered by id. */
  readonly loops: readonly Loop[];
  readonly portfolio: Portfolio | undefined;
};

/** Which repositories are gathered into one report here, and in which this one may be shown, each as `owner/name`. */
export type Portfolio = { readonly of: readonly string[]; readonly shownIn: readonly string[] };

/** Days off: a list, an `.ics` file of the repository; both count where both are given. */
export type Holidays = {
  readonly days: readonly LocalDate[];
  readonly file: string | undefined;
};

/** The sign-off before anything recurring starts. */
export type Gate = {
  readonly id: string;
  readonly title: string;
  readonly conditions: readonly { readonly id: string; readonly text: string; readonly role: string }[];
  readonly source: Source;
};

/** A named responsibility and who holds it; `because` is the line that decided, after all fall-backs. */
export type Role = {
  readonly id: string;
  readonly title: string;
  readonly holders: Holders;
  /** The role whose holders were taken because this one names none; undefined where it names its own. */
  readonly through: string | undefined;
  /** Checks the work of others, so its author is not asked while somebody else is there. */
  readonly independent: boolean;
  readonly because: Source;
};

/** Who holds a role. Logins without `@`; teams as `owner/team`. */
export type Holders =
  | { readonly kind: "everyone"; readonly people: readonly string[]; readonly teams: readonly string[] }
  | { readonly kind: "rotation"; readonly people: readonly string[]; readonly turn: Turn; readonly from: LocalDate }
  | {
      readonly kind: "by-label";
      readonly labels: ReadonlyMap<string, readonly string[]>;
      readonly otherwise: readonly string[];
    }
  | { readonly kind: "agent"; readonly agent: string };

/** How long one person of a rotation serves. */
export type Turn = { readonly unit: "day" | "week" | "month" | "quarter"; readonly every: number };

/** Somebody is not there, first and last day included. */
export type Absence = { readonly who: string; readonly range: DateRange };

/** How an occurrence reaches people; a `line` is a part of another cadence's item, `standing` one issue that never ends. */
export type Delivery = "issue" | "pull-request" | "commit" | "standing" | "line";

/** What the word for its rhythm is, in labels and reports. */
export type Pace = "continuous" | "daily" | "weekly" | "two-weeks" | "monthly" | "quarterly" | "yearly" | "custom";

/** When work is due after the occurrence: at the end of the n-th working day, or after so many milliseconds. */
export type Due =
  | { readonly kind: "working-days"; readonly days: number }
  | { readonly kind: "elapsed"; readonly millis: number };

/** A recurring obligation. */
export type Cadence = {
  readonly id: string;
  /** What titles begin with: `Weekly analytics`. */
  readonly title: string;
  /** The activity in a few words: `Weekly performance analysis`. */
  readonly activity: string;
  /** What it brings forth: `Weekly Analytics Report`. */
  readonly output: string;
  /** A role's id, or a login. */
  readonly owner: string;
  readonly delivery: Delivery;
  readonly pace: Pace;
  readonly rhythm: Rhythm;
  readonly at: LocalTime;
  readonly zone: Zone;
  /** First day, and phase of "every 2 weeks". */
  readonly from: LocalDate | undefined;
  readonly until: LocalDate | undefined;
  readonly pauses: readonly DateRange[];
  readonly covers: Covers;
  readonly shift: Shift;
  readonly due: Due;
  readonly ifOpen: "carry" | "skip" | "leave";
  /** A file of the repository that replaces the built-in template. */
  readonly template: string | undefined;
  /** Ids under which it was known before. */
  readonly was: readonly string[];
  /** For a `line`: the cadence whose item holds it. */
  readonly partOf: string | undefined;
  /** What has to be done, one box each. */
  readonly steps: readonly string[];
  /** Service levels of a standing duty, as people write them. */
  readonly targets: readonly string[];
  readonly source: Source;
};

/** A success metric: what it should be and who answers for it. */
export type Metric = {
  readonly id: string;
  readonly title: string;
  readonly category: string;
  readonly owner: string;
  readonly target: string | undefined;
  /** What comes of a target missed in two periods running. */
  readonly ifMissed: "issue" | "leave";
  /** The stretch of time one figure covers. */
  readonly over: Over;
  readonly as: FigureOf;
  /** What its source counts in; undefined: what the target counts in. */
  readonly unit: SourceUnit | undefined;
  /** Where its figure is read; undefined while nobody connected it. */
  readonly origin: MetricOrigin | undefined;
  /** Milliseconds after which a figure no longer counts; undefined: one period and a half. */
  readonly staleAfter: number | undefined;
  readonly source: Source;
};
