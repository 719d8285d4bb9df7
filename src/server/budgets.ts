import { type RequestsLeft, type SharedLimit } from "../github/shared-limit.ts";
import { WRITES } from "../github/pacer.ts";
import { type TokenBucket, bookToken, fullBucket } from "../github/token-bucket.ts";
import type { Clock } from "../time/clock.ts";
import { fromMillis, toMillis } from "../time/instant.ts";
import { type Database, SCHEMA } from "./database.ts";

/** What an installation may still ask of GitHub, as one pass sees it. */
export type Budget = SharedLimit & {
  /** Until when a pass that can wait should wait, in milliseconds since 1970; undefined where it need not. */
  waitUntil(urgent: boolean): number | undefined;
  /** Lets the others know what was learnt. */
  settle(): Promise<void>;
};

/** The budgets of all installations; every process sees the same. */
export type Budgets = {
  /** That of an installation; what is urgent finds some writes left for it. */
  of(installation: number, urgent?: boolean): Promise<Budget>;
  /** What is left of this hour's requests, where it is known. */
  left(): Promise<readonly { readonly installation: number; readonly remaining: number }[]>;
};

/** This share of the hour's requests is kept for what cannot wait. */
const RESERVE = 0.1;

/** So many writes at once, and so many of an hour, too. */
const KEPT = { saved: 5, window: 50 };

type Row = {
  readonly held_until: Date | null;
  readonly request_limit: number | null;
  readonly remaining: number | null;
  readonly resets_at: Date | null;
};

/** The budgets in a database. */
export function budgetsIn(database: Database, clock: Clock): Budgets {
  return {
    async of(installation, urgent = false) {
      const [row] = await database.query<Row>(
        `select held_until, request_limit, remaining, resets_at from ${SCHEMA}.budget where installation = $1`,
        [installation],
      );
      return budgetOf(database, clock, { installation, urgent }, row);
    },
    async left() {
      const rows = await database.query<{ readonly installation: string | number; readonly remaining: number }>(
        `select installation, remaining from ${SCHEMA}.budget where resets_at > $1`,
        [clock.now()],
      );
      return rows.map(({ installation, remaining }) => ({ installation: Number(installation), remaining }));
    },
  };
}

type Whose = { readonly installation: number; readonly urgent: boolean };

function budgetOf(database: Database, clock: Clock, whose: Whose, row: Row | undefined): Budget {
  const { installation } = whose;
  let heldUntil = row?.held_until?.getTime() ?? 0;
  let left = leftOf(row);
  let learnt = false;
  return {
    bookWrite: async (most) => bookWrite(database, clock, whose, most),
    heldUntil: () => heldUntil,
    hold(until) {
      heldUntil = Math.max(heldUntil, until);
      learnt = true;
    },
    seen(now) {
      // Answers may overtake each other; within one hour the requests left only become fewer.
      if (left !== undefined && now.resetsAt < left.resetsAt) return;
      if (left !== undefined && now.resetsAt === left.resetsAt && now.remaining >= left.remaining) return;
      left = now;
      learnt = true;
    },
    waitUntil(urgent) {
      const now = toMillis(clock.now());
      if (heldUntil > now) return heldUntil;
      if (left === undefined || left.resetsAt <= now) return undefined;
      return left.remaining > (urgent ? 0 : left.limit * RESERVE) ? undefined : left.resetsAt;
    },
    async settle() {
      if (!learnt) return;
      await database.query(
        `insert into ${SCHEMA}.budget (installation, held_until, request_limit, remaining, resets_at)
         values ($1, $2, $3, $4, $5)
         on conflict (installation) do update set
           held_until = greatest(budget.held_until, excluded.held_until),
           request_limit = coalesce(excluded.request_limit, budget.request_limit),
           remaining = case
             when excluded.resets_at is null or excluded.resets_at < budget.resets_at then budget.remaining
             when excluded.resets_at = budget.resets_at then least(budget.remaining, excluded.remaining)
             else excluded.remaining end,
           resets_at = greatest(budget.resets_at, excluded.resets_at)`,
        [
          installation,
          heldUntil === 0 ? null : fromMillis(heldUntil),
          left?.limit ?? null,
          left?.remaining ?? null,
          left === undefined ? null : fromMillis(left.resetsAt),
        ],
      );
      learnt = false;
    },
  };
}

function leftOf(row: Row | undefined): RequestsLeft | undefined {
  if (row === undefined || row.remaining === null || row.resets_at === null) return undefined;
  return { limit: row.request_limit ?? 0, remaining: row.remaining, resetsAt: row.resets_at.getTime() };
}

/** Takes a turn from the one bucket of the installation; whoever was overtaken looks again. */
async function bookWrite(
  database: Database,
  clock: Clock,
  { installation, urgent }: Whose,
  most: number,
): Promise<number> {
  for (;;) {
    const [row] = await database.query<{ readonly bucket: TokenBucket | null; readonly version: number }>(
      `select bucket, version from ${SCHEMA}.budget where installation = $1`,
      [installation],
    );
    if (row === undefined) {
      await database.query(
        `insert into ${SCHEMA}.budget (installation) values ($1) on conflict (installation) do nothing`,
        [installation],
      );
      continue;
    }
    const now = toMillis(clock.now());
    const bucket = row.bucket ?? fullBucket(WRITES, now);
    const booked = bookToken(bucket, WRITES, now, urgent ? undefined : KEPT);
    const millis = booked.turn - now;
    if (millis > most) return millis;
    const taken = await database.query(
      `update ${SCHEMA}.budget set bucket = $3::jsonb, version = version + 1
       where installation = $1 and version = $2 returning version`,
      [installation, row.version, JSON.stringify(booked.bucket)],
    );
    if (taken.length > 0) return millis;
  }
}
