import type { Occurrence } from "../cadence/occurrence.ts";
import type { Target, Text } from "../operation/operation.ts";
import type { Problem } from "../operation/plan.ts";
import type { Absence, Cadence } from "../playbook/playbook.ts";
import type { Instant } from "../time/instant.ts";
import type { Zone } from "../time/local-date.ts";

/** What the almanac issue shows; lists in the order in which they are to be read. */
export type AlmanacIssue = {
  readonly product: string;
  readonly zone: Zone;
  readonly playbookFile: string;
  /** The open sign-off that holds back everything recurring. */
  readonly gate: { readonly number: Target; readonly title: string } | undefined;
  /** Why Almanac is switched off, as the rest of a sentence: `its box in this issue is ticked`. */
  readonly paused: string | undefined;
  readonly problems: readonly Problem[];
  readonly open: readonly OpenItem[];
  readonly next: readonly NextOccurrence[];
  /** Cadences of which nothing has come yet, with their first occurrence. */
  readonly waiting: readonly { readonly cadence: Cadence; readonly first: Occurrence | undefined }[];
  /** What may be asked for: whether the pause box is ticked, whether drafts can be drawn afresh, which cadences can be opened early. */
  readonly ask: { readonly paused: boolean; readonly redraw: boolean; readonly open: readonly Cadence[] };
  /** The branch on which daily reports stand where the default branch takes no direct commits. */
  readonly dataBranch: string | undefined;
  /** Absences that are not over, where they are to be shown. */
  readonly away?: readonly Absence[];
  /** The hidden ledger line. */
  readonly ledger: Text;
};

/** An item that waits for people; its target is a `Ref` where the same plan opens it. */
export type OpenItem = {
  readonly title: string;
  readonly target: Target;
  readonly owner: readonly string[];
  readonly dueAt: Instant;
  readonly overdue: boolean;
};

/** What comes, and who will be asked. */
export type NextOccurrence = { readonly occurrence: Occurrence; readonly owner: readonly string[] };

/** How an almanac issue is looked at: most entries of its lists that are shown. */
export type AlmanacView = {
  readonly problems: number;
  readonly overdue: number;
  readonly open: number;
  readonly waiting: number;
  readonly away: number;
  readonly boxes: number;
};
