import type { PgBoss } from "pg-boss";

/** The one place that outlives a process: our own tables, and the queue beside them. */
export type Database = {
  readonly kind: "embedded" | "postgres";
  readonly boss: PgBoss;
  /** The rows of one statement, `$1` and on for its values. */
  query<Row>(statement: string, values?: readonly unknown[]): Promise<readonly Row[]>;
  /** The same, before all that waits where only one statement runs at a time. */
  queryFirst<Row>(statement: string, values: readonly unknown[]): Promise<readonly Row[]>;
  /** Lets jobs under way end for at most that long, then closes. */
  close(patience: number): Promise<void>;
};

/** Every table is ours and named `almanac.…`. */
export const SCHEMA = "almanac";

/** Those of the queue library. */
export const QUEUE_SCHEMA = "almanac_queue";
