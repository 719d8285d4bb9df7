import type { Instant } from "../time/instant.ts";

/** An issue of anybody, as GitHub showed it: its texts are foreign and must pass safe-text. */
export type Issue = {
  readonly number: number;
  readonly title: string;
  readonly body: string;
  readonly author: string;
  readonly state: "open" | "closed";
  readonly stateReason: "completed" | "not_planned" | "duplicate" | undefined;
  readonly labels: readonly string[];
  readonly assignees: readonly string[];
  readonly createdAt: Instant;
  readonly updatedAt: Instant;
  readonly closedAt: Instant | undefined;
};
