import type { Instant } from "../time/instant.ts";
import { type Database, SCHEMA } from "./database.ts";
import { gathering } from "./gathering.ts";
import type { Tidings } from "./tidings.ts";

/** A webhook as it is kept: what it told of, never its payload. */
export type Delivery = { readonly id: string; readonly event: string; readonly tidings: Tidings };

/** The webhooks that arrived; one that comes twice is one. */
export type Deliveries = {
  /** Kept for good when this resolves; false where it was there already. */
  keep(delivery: Delivery & { readonly at: Instant }): Promise<boolean>;
  /** The oldest ones that nobody has handled yet. */
  waiting(most: number): Promise<readonly Delivery[]>;
  handled(ids: readonly string[], now: Instant): Promise<void>;
  /** Deletes those that GitHub cannot send again any more. */
  forgetBefore(instant: Instant): Promise<void>;
  /** How many wait, and since when the oldest does. */
  backlog(): Promise<{ readonly count: number; readonly oldest: Instant | undefined }>;
};

/** The deliveries of a database. */
export function deliveriesIn(database: Database): Deliveries {
  return {
    keep: gathering(async (all: readonly (Delivery & { readonly at: Instant })[]) => {
      const rows = await database.queryFirst<{ readonly id: string }>(
        `insert into ${SCHEMA}.delivery (id, event, tidings, received_at)
         select * from unnest($1::text[], $2::text[], $3::jsonb[], $4::timestamptz[])
         on conflict (id) do nothing returning id`,
        [
          all.map(({ id }) => id),
          all.map(({ event }) => event),
          all.map(({ tidings }) => JSON.stringify(tidings)),
          all.map(({ at }) => at),
        ],
      );
      const fresh = new Set(rows.map(({ id }) => id));
      // Of two that came together only the first was new.
      return all.map(({ id }) => fresh.delete(id));
    }),
    async waiting(most) {
      return database.query<Delivery>(
        `select id, event, tidings from ${SCHEMA}.delivery where handled_at is null order by received_at limit $1`,
        [most],
      );
    },
    async handled(ids, now) {
      await database.query(`update ${SCHEMA}.delivery set handled_at = $2 where id = any($1::text[])`, [ids, now]);
    },
    async forgetBefore(instant) {
      await database.query(`delete from ${SCHEMA}.delivery where handled_at is not null and received_at < $1`, [
        instant,
      ]);
    },
    async backlog() {
      const [row] = await database.query<{ readonly count: number; readonly oldest: Date | null }>(
        `select count(*)::int as count, min(received_at) as oldest from ${SCHEMA}.delivery where handled_at is null`,
      );
      return { count: row?.count ?? 0, oldest: row?.oldest?.toISOString() };
    },
  };
}
