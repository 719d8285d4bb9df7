import type { Instant } from "../time/instant.ts";
import type { LocalDate } from "../time/local-date.ts";
import type { Scene } from "./scene.ts";

/** Something out of the ordinary that happens in the quarter, in a file of its own: what it needs, who does what, and what there is to see. */
export type Episode = {
  readonly title: string;
  /** The day under which the diary tells of it. */
  readonly day: LocalDate;
  /**
   * What happened and where to look, as Markdown for the first page of the folder. `{item KIND KEY}` becomes a link to
   * the item with that marker, `{file PATH}` one to a file of the default branch, `{day DATE}` one to a day of the diary.
   */
  readonly about: string;
  /** Files that stand in the repository before the first day, by path. */
  readonly files?: Readonly<Record<string, string>>;
  /** What people do in it, beside their everyday. */
  readonly scenes?: readonly Scene[];
  /** While this lasts, no pass runs. */
  readonly outage?: { readonly from: Instant; readonly to: Instant };
};
