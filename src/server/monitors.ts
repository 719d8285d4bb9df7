import type { Belief } from "../incident/monitors/believe-probe.ts";
import type { MonitorDay } from "../incident/monitors/monitor-day.ts";
import type { ProbeRecord } from "../incident/monitors/record-probe.ts";
import type { Monitor } from "../playbook/incidents.ts";
import { type Instant, addMillis } from "../time/instant.ts";
import { addDays } from "../time/local-date.ts";
import { type Database, SCHEMA } from "./database.ts";

/** What is remembered of an address between two probes. */
export type MonitorMemory = {
  readonly belief?: Belief | undefined;
  /** What came of its last days. */
  readonly record?: ProbeRecord | undefined;
  /** When it was told last that it is down. */
  readonly told?: Instant | undefined;
  /** The end of a certificate that was told of, and when. */
  readonly certificate?: { readonly ends: Instant; readonly at: Instant } | undefined;
};

/** An address whose time to be asked has come. */
export type DueMonitor = {
  readonly repository: number;
  readonly monitor: Monitor;
  readonly memory: MonitorMemory;
};

/** The addresses that the playbooks of all repositories name. */
export type Monitors = {
  /** These and no others are asked for a repository; what is believed of those that stay is kept. */
  watch(repository: number, monitors: readonly Monitor[], now: Instant): Promise<void>;
  /** Those whose time has come, each for one caller only, however many processes ask. */
  due(now: Instant, most: number): Promise<readonly DueMonitor[]>;
  /** Keeps what is believed now, and when to ask again. */
  remember(due: DueMonitor, memory: MonitorMemory, next: Instant): Promise<void>;
  /** What came of the last days of a repository, and whether a day is among them that is over and was not stored yet. */
  results(repository: number, now: Instant): Promise<Results>;
  /** What is over of them stands on the data branch. */
  stored(repository: number, now: Instant): Promise<void>;
};

/** The newest days of the monitors of a repository, and whether there are any monitors. */
export type Results = { readonly days: readonly MonitorDay[]; readonly unstored: boolean; readonly watched: boolean };

/** Who took one and died gives it back after so long. */
const TAKEN = 120_000;

/** The monitors in a database. */
export function monitorsIn(database: Database): Monitors {
  return {
    async watch(repository, monitors, now) {
      const ids = monitors.map(({ id }) => id);
      await database.query(`delete from ${SCHEMA}.monitor where repository = $1 and not (id = any($2::text[]))`, [
        repository,
        ids,
      ]);
      for (const monitor of monitors)
        await database.query(
          `insert into ${SCHEMA}.monitor (repository, id, settings, next_at) values ($1, $2, $3::jsonb, $4)
           on conflict (repository, id) do update set settings = excluded.settings`,
          [repository, monitor.id, JSON.stringify(monitor), now],
        );
    },
    async due(now, most) {
      const rows = await database.query<{
        readonly repository: string | number;
        readonly settings: Monitor;
        readonly memory: MonitorMemory;
      }>(
        `update ${SCHEMA}.monitor set next_at = $2 where (repository, id) in (
           select repository, id from ${SCHEMA}.monitor where next_at <= $1 order by next_at limit $3
           for update skip locked)
         returning repository, settings, memory`,
        [now, addMillis(now, TAKEN), most],
      );
      return rows.map(({ repository, settings, memory }) => ({
        repository: Number(repository),
        monitor: settings,
        memory,
      }));
    },
    async remember({ repository, monitor }, memory, next) {
      await database.query(
        `update ${SCHEMA}.monitor set memory = $3::jsonb, next_at = $4 where repository = $1 and id = $2`,
        [repository, monitor.id, JSON.stringify(memory), next],
      );
    },
    async results(repository, now) {
      const rows = await database.query<{ readonly memory: MonitorMemory; readonly stored_until: string | null }>(
        `select memory, stored_until from ${SCHEMA}.monitor where repository = $1 order by id`,
        [repository],
      );
      const today = now.slice(0, 10);
      return {
        watched: rows.length > 0,
        days: rows.flatMap(({ memory }) => memory.record?.days ?? []),
        unstored: rows.some(({ memory, stored_until: until }) =>
          (memory.record?.days ?? []).some(({ day }) => (until ?? "") < day && day < today),
        ),
      };
    },
    async stored(repository, now) {
      await database.query(`update ${SCHEMA}.monitor set stored_until = $2 where repository = $1`, [
        repository,
        addDays(now.slice(0, 10), -1),
      ]);
    },
  };
}
