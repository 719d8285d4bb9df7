import type { Instant } from "../time/instant.ts";
import type { Issue } from "./issue.ts";
import type { Item } from "./item.ts";

/** What was observed of the repository by the fixed read set; the rest is answered by requirements. */
export type Snapshot = {
  readonly owner: string;
  readonly name: string;
  /** The logins whose items are ours. */
  readonly authors: readonly string[];
  /** Ours: written by the runner (or `authors:`) and bearing a marker; ordered by number. */
  readonly items: readonly Item[];
  /** Closed items last updated before this are not among `items`; undefined where all were read. */
  readonly closedSince: Instant | undefined;
  /** Open issues of everybody, ours included, by number: those with a label of an incident at least; only those that changed last where there are many. */
  readonly issues: readonly Issue[];
  /** Whether there are more such issues than `issues` holds. */
  readonly issuesCut: boolean;
  /** Issues that whatever started this pass was about: a list may not show yet what just happened to them. */
  readonly named: readonly number[];
};
