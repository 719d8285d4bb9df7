import type { Instant } from "../time/instant.ts";

/** What everybody did in the repository in a stretch of time; `cut` where there was more than we read. */
export type Activity = {
  readonly issues: readonly Work[];
  readonly pullRequests: readonly Work[];
  readonly releases: readonly {
    readonly name: string;
    readonly url: string;
    readonly publishedAt: Instant;
    readonly prerelease: boolean;
  }[];
  readonly cut: boolean;
};

/** An issue or pull request of anybody: its texts are foreign and must pass safe-text. */
export type Work = {
  readonly number: number;
  readonly title: string;
  readonly url: string;
  readonly author: string;
  readonly labels: readonly string[];
  readonly createdAt: Instant;
  readonly closedAt: Instant | undefined;
  readonly mergedAt: Instant | undefined;
  readonly notPlanned: boolean;
  readonly assignees: readonly string[];
  readonly comments: number;
  /** How many people reacted to it. */
  readonly reactions: number;
  /** The beginning of its text. */
  readonly opening: string;
};

/** What is open now; `cut` where there was more than we read. */
export type OpenWork = Pick<Activity, "issues" | "pullRequests" | "cut">;
