import type { Instant } from "../time/instant.ts";
import { type Database, SCHEMA } from "./database.ts";
import type { Tidings } from "./tidings.ts";

/** A webhook as it is kept: what it told of, never its payload. */
export type Delivery = { readonly id: string; readonly event: string; readonly tidings: Tidings };

/** The webhooks that arrived; one that comes twice is one. */
export type Deliveries = {
  /** Kept for good when this resolves; false where it was there already. */
  keep(delivery: Delivery, now: Instant): Promise<boolean>;
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
    async keep({ id, event, tidings }, now) {
      const rows = await database.query(
        `insert into ${SCHEMA}.delivery (id, event, tidings, received_at) values ($1, $2, $3::jsonb, $4)
         on conflict (id) do nothing returning id`,
        [id, event, JSON.stringify(tidings), now],
      );
      return rows.length > 0;
    },
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
