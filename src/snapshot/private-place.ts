import type { Item } from "./item.ts";
import type { Timeline } from "./timeline.ts";

/** The private repository in which a confidential incident is handled: whether we may write there, and the issue of the incident. `because` names no secret. */
export type PrivatePlace =
  | { readonly kind: "closed"; readonly because: string }
  | {
      readonly kind: "open";
      readonly url: string;
      readonly defaultBranch: string;
      readonly issue: PrivateIssue | undefined;
    };

/** The issue there that is ours; `authors` are the logins under which we write there, in lower case. */
export type PrivateIssue = Pick<Item, "number" | "title" | "body" | "state"> & {
  readonly authors: readonly string[];
  readonly timeline: Timeline;
  /** Our pull requests there with its post-mortem, oldest first. */
  readonly postMortems: readonly Item[];
};
