import type { PreventionKind } from "../playbook/post-mortem-checks.ts";
import type { LocalDate } from "../time/local-date.ts";

/** Something a post-mortem promises; each part as it was written, undefined where there is nothing. */
export type ActionItem = {
  readonly line: number;
  /** Which cell of its row holds its words, counted from 0; undefined for an item of a list. */
  readonly cell: number | undefined;
  readonly text: string;
  /** The first login named as owner. */
  readonly owner: string | undefined;
  readonly ownerText: string | undefined;
  readonly deadline: LocalDate | undefined;
  readonly deadlineText: string | undefined;
  readonly type: PreventionKind | undefined;
  readonly typeText: string | undefined;
  /** When it is done, where that is said apart. */
  readonly end: string | undefined;
  /** The issue it has become. */
  readonly issue: number | undefined;
};
