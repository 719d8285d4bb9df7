import type { Instant } from "../time/instant.ts";
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
};
