import type { FailedDelivery, LogPart } from "../github/app/read-delivery-log.ts";
import { type Instant, fromMillis } from "../time/instant.ts";
import { type Database, SCHEMA } from "./database.ts";

/** The webhooks that GitHub could not deliver, as far as its log was read. */
export type LostDeliveries = {
  /** Until when the log was read; undefined: never. */
  readUntil(): Promise<Instant | undefined>;
  /** What a part of the log told, and until when it is read with that; undefined: not further than before. */
  learn(part: LogPart, until: Instant | undefined): Promise<void>;
  /** Some of those to ask for again now, the oldest first: each waits for half as long as it has been tried already, so that what can never arrive is soon asked for seldom. */
  due(now: Instant): Promise<readonly Lost[]>;
  asked(guid: string, now: Instant): Promise<void>;
  /** It cannot be asked for. */
  giveUp(guid: string): Promise<void>;
  /** Those that began before that instant are given up. */
  forgetBefore(instant: Instant): Promise<void>;
};

/** One of them. */
export type Lost = Pick<FailedDelivery, "id" | "guid" | "event">;

/** GitHub takes so many a minute: what was lost since must be read meanwhile. */
const TOGETHER = 60;

/** The lost webhooks of a database. */
export function lostDeliveriesIn(database: Database): LostDeliveries {
  return {
    async readUntil() {
      const [row] = await database.query<{ readonly read_until: Date }>(
        `select read_until from ${SCHEMA}.delivery_log`,
      );
      return row && fromMillis(row.read_until.getTime());
    },
    async learn({ failed, arrived }, until) {
      // In one order everywhere: two processes that learn the same must not wait for each other.
      const sorted = failed.toSorted((a, b) => (a.guid < b.guid ? -1 : 1));
      const told = `select * from unnest($1::text[], $2::bigint[], $3::text[], $4::timestamptz[], $5::timestamptz[])
        as told (guid, id, event, first_at, last_at)`;
      await database.query(
        // One that was given up comes to mind no more, however often its last attempts are read.
        `insert into ${SCHEMA}.lost_delivery (guid, id, event, first_at, last_at)
         select guid, id, event, coalesce(told.first_at, known.first_at), last_at from (${told}) as told
           left join (select guid, first_at from ${SCHEMA}.lost_delivery) as known using (guid)
         where coalesce(told.first_at, known.first_at) is not null order by guid
         on conflict (guid) do update set id = excluded.id, last_at = greatest(lost_delivery.last_at, excluded.last_at),
           first_at = least(lost_delivery.first_at, excluded.first_at)`,
        [
          sorted.map(({ guid }) => guid),
          sorted.map(({ id }) => String(id)),
          sorted.map(({ event }) => event),
          sorted.map(({ first }) => first ?? null),
          sorted.map(({ last }) => last),
        ],
      );
      await database.query(
        `delete from ${SCHEMA}.lost_delivery where guid in
           (select guid from ${SCHEMA}.lost_delivery where guid = any($1::text[]) order by guid for update)`,
        [arrived],
      );
      if (until !== undefined)
        await database.query(
          `insert into ${SCHEMA}.delivery_log (one, read_until) values (true, $1)
           on conflict (one) do update set read_until = greatest(delivery_log.read_until, excluded.read_until)`,
          [until],
        );
    },
    async due(now) {
      const rows = await database.query<{ readonly id: string; readonly guid: string; readonly event: string }>(
        `select id::text as id, guid, event from ${SCHEMA}.lost_delivery
         where $1::timestamptz - last_at >= (last_at - first_at) / 2 order by first_at limit $2`,
        [now, TOGETHER],
      );
      return rows.map(({ id, guid, event }) => ({ id: BigInt(id), guid, event }));
    },
    async asked(guid, now) {
      await database.query(`update ${SCHEMA}.lost_delivery set last_at = greatest(last_at, $2) where guid = $1`, [
        guid,
        now,
      ]);
    },
    async giveUp(guid) {
      await database.query(`delete from ${SCHEMA}.lost_delivery where guid = $1`, [guid]);
    },
    async forgetBefore(instant) {
      await database.query(`delete from ${SCHEMA}.lost_delivery where first_at < $1`, [instant]);
    },
  };
}
