import type { Marker } from "../markdown/marker.ts";
import type { Instant } from "../time/instant.ts";

/** An issue or pull request that we opened, as GitHub showed it. */
export type Item = {
  readonly kind: "issue" | "pull-request";
  readonly number: number;
  readonly title: string;
  readonly body: string;
  readonly author: string;
  readonly marker: Marker;
  readonly state: "open" | "closed";
  readonly stateReason: "completed" | "not_planned" | "duplicate" | undefined;
  readonly labels: readonly string[];
  readonly assignees: readonly string[];
  readonly createdAt: Instant;
  readonly updatedAt: Instant;
  readonly closedAt: Instant | undefined;
  readonly mergedAt: Instant | undefined;
  /** How many comments it has. */
  readonly comments: number;
};
