import type { Instant } from "../time/instant.ts";
import type { Issue } from "./issue.ts";

/** What happened to an issue, as GitHub remembers it; the order of the entries means nothing. */
export type Timeline = readonly TimelineEntry[];

/** One thing that happened to an issue. `id` is GitHub's own and unique within its kind; `actor` is a login, `ghost` where the account is gone. */
export type TimelineEntry = {
  readonly id: number;
  readonly at: Instant;
  readonly actor: string;
} & (
  | { readonly kind: "labelled" | "unlabelled"; readonly label: string }
  | { readonly kind: "assigned" | "unassigned"; readonly login: string }
  /** `commit` is what closed it, where that was a commit. */
  | { readonly kind: "closed"; readonly reason: Issue["stateReason"]; readonly commit: string | undefined }
  | { readonly kind: "reopened" }
  /** `at` is when it was written; `updatedAt` is later where it was edited. */
  | { readonly kind: "commented"; readonly body: string; readonly updatedAt: Instant }
  | { readonly kind: "renamed"; readonly from: string; readonly to: string }
  /** A commit names the issue. */
  | { readonly kind: "referenced"; readonly commit: string }
  /** An issue or pull request names the issue; `mergedAt` only for the latter. */
  | {
      readonly kind: "mentioned-in";
      readonly number: number;
      readonly pullRequest: boolean;
      readonly author: string;
      readonly mergedAt: Instant | undefined;
    }
);
