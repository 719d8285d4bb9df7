import type { Problem } from "./plan.ts";

/** What became of one operation. */
export type Outcome =
  | {
      readonly kind: "done";
      readonly key: string;
      readonly number: number | undefined;
      readonly url: string | undefined;
      readonly problems: readonly Problem[];
    }
  /** Nothing had to be changed, for example a commit of files that are there already. */
  | { readonly kind: "unchanged"; readonly key: string }
  | { readonly kind: "failed"; readonly key: string; readonly problem: Problem }
  /** The request was sent and no answer came: the next pass reads what happened. */
  | { readonly kind: "unknown"; readonly key: string; readonly problem: Problem }
  /** Not tried: it needs the number of an item that was not opened, or the pass ran out of budget. */
  | { readonly kind: "skipped"; readonly key: string; readonly because: string };
