import type { InputQuery } from "../inputs/input-query.ts";
import type { Instant } from "../time/instant.ts";

/** Something that must still be read before a plan can be made; plain data, equal ones are read once. */
export type Requirement =
  /** The repository itself: default branch, what is switched on. */
  | { readonly kind: "repository" }
  /** The name of the default branch, which costs no request where the playbook was read from it. */
  | { readonly kind: "default-branch" }
  /** Every item of ours, all pages, open and closed. */
  | { readonly kind: "history" }
  /** The text of a file on a branch (default branch where undefined). */
  | { readonly kind: "file"; readonly path: string; readonly branch: string | undefined }
  /** The text of a file in the owner's `.github` repository. */
  | { readonly kind: "owner-file"; readonly path: string }
  /** Whether a branch stands, and whether we may commit to it directly. */
  | { readonly kind: "branch"; readonly name: string | undefined }
  /** Which files of a folder stand on a branch. */
  | { readonly kind: "folder"; readonly path: string; readonly branch: string | undefined }
  /** Issues, pull requests and releases of everybody with something in that stretch: from included, to excluded. */
  | { readonly kind: "activity"; readonly from: Instant; readonly to: Instant }
  /** The open issues and pull requests of everybody. */
  | { readonly kind: "open-work" }
  /** Discussions of everybody that are open, or changed since. */
  | { readonly kind: "discussions"; readonly since: Instant }
  /** Which files pin the versions of dependencies, and when each last changed. */
  | { readonly kind: "pinned-files" }
  /** Warnings of GitHub's scanners, rules of the default branch, who may write. */
  | { readonly kind: "security" }
  /** Workflows and deployments that failed in that stretch: from included, to excluded. */
  | { readonly kind: "failures"; readonly from: Instant; readonly to: Instant }
  /** Deployments begun in that stretch: from included, to excluded. */
  | { readonly kind: "deployments"; readonly from: Instant; readonly to: Instant }
  | { readonly kind: "comments"; readonly issue: number }
  /** An issue of anybody. */
  | { readonly kind: "issue"; readonly number: number }
  /** What happened to an issue. */
  | { readonly kind: "timeline"; readonly issue: number }
  /** The issues of anybody that bear a label: open ones, or with `since` all that changed from then on. */
  | { readonly kind: "labelled"; readonly label: string; readonly since: Instant | undefined }
  /** Who closed an issue, and what they may do here. */
  | { readonly kind: "closer"; readonly issue: number }
  /** What another repository tells on a branch of itself, if its playbook lets it be shown here. */
  | { readonly kind: "neighbour"; readonly repository: string; readonly branch: string }
  /** Whether a confidential incident may be handled in a private repository, and what stands there of it. */
  | { readonly kind: "private-place"; readonly repository: string; readonly incident: number }
  /** What somebody may do here. */
  | { readonly kind: "permission"; readonly login: string }
  | { readonly kind: "assignable"; readonly login: string }
  /** Issue types the owner's organisation has; none for a person. */
  | { readonly kind: "issue-types" }
  /** Issue fields of the owner's organisation that hold a date; none for a person. */
  | { readonly kind: "date-fields" }
  /** What of a kind happened in that stretch: from included, to excluded. */
  | {
      readonly kind: "happenings";
      readonly what: "deployments" | "releases" | "workflow-runs" | "pull-requests" | "issues";
      readonly environment: string | undefined;
      readonly label: string | undefined;
      readonly workflow: string | undefined;
      /** What is to be known besides, at more requests: how each ended, or when what led to it was written. */
      readonly detail?: "outcomes" | "origins";
      /** Another repository than this one. */
      readonly repository?: string;
      readonly from: Instant;
      readonly to: Instant;
    }
  /** How people answered to the issues with a label that changed since; without `answers` only when those were closed. */
  | {
      readonly kind: "responses";
      readonly label: string;
      readonly since: Instant;
      readonly answers: boolean;
      /** The label that says that the author is waited for. */
      readonly waiting?: string;
      /** Another repository than this one. */
      readonly repository?: string;
    }
  /** What a source outside the issue tracker says. */
  | { readonly kind: "input"; readonly query: InputQuery }
  /** A small CSV file on the default branch as a table. */
  | { readonly kind: "table"; readonly path: string }
  /** What draws charts; it is loaded late, because most passes draw none. */
  | { readonly kind: "pen" };
