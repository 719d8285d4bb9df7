import type { AlertMessage } from "../inputs/alert.ts";
import type { Instant } from "../time/instant.ts";
import { type Database, SCHEMA } from "./database.ts";

/** Alerts that were taken and no pass has dealt with yet. */
export type WaitingAlerts = {
  keep(repository: number, message: AlertMessage, now: Instant): Promise<void>;
  /** Those of a repository, oldest first. */
  of(repository: number): Promise<readonly WaitingAlert[]>;
  /** The repositories that some wait for. */
  repositories(): Promise<readonly number[]>;
  /** A pass has dealt with them. */
  done(ids: readonly string[]): Promise<void>;
};

/** One of them, and the name under which it waits. */
export type WaitingAlert = { readonly id: string; readonly message: AlertMessage };

/** So many wait for one repository at most: beyond it the oldest give way, whose senders repeat them while they fire. */
const MOST = 200;

/** The alerts that wait in a database. */
export function waitingAlertsIn(database: Database): WaitingAlerts {
  return {
    async keep(repository, message, now) {
      await database.query(
        `insert into ${SCHEMA}.waiting_alert (repository, message, received_at) values ($1, $2::jsonb, $3)`,
        [repository, JSON.stringify(message), now],
      );
      await database.query(
        `delete from ${SCHEMA}.waiting_alert where repository = $1 and id not in
           (select id from ${SCHEMA}.waiting_alert where repository = $1 order by id desc limit ${MOST})`,
        [repository],
      );
    },
    async of(repository) {
      const rows = await database.query<{ readonly id: string | number; readonly message: AlertMessage }>(
        `select id, message from ${SCHEMA}.waiting_alert where repository = $1 order by id`,
        [repository],
      );
      return rows.map(({ id, message }) => ({ id: String(id), message }));
    },
    async repositories() {
      const rows = await database.query<{ readonly repository: string | number }>(
        `select distinct repository from ${SCHEMA}.waiting_alert order by repository`,
      );
      return rows.map(({ repository }) => Number(repository));
    },
    async done(ids) {
      if (ids.length === 0) return;
      await database.query(`delete from ${SCHEMA}.waiting_alert where id = any($1::bigint[])`, [ids]);
    },
  };
}
