import type { ConstructorOptions } from "pg-boss";
import { InputError } from "../errors.ts";
import { type Database, QUEUE_SCHEMA } from "./database.ts";
import { lockFolder } from "./folder-lock.ts";
import type { Log } from "./log.ts";
import { openLite } from "./open-lite.ts";
import { TABLES } from "./tables.ts";

/** Where a database is: a Postgres by its address, or a folder of our own. */
export type DatabasePlace = { readonly url: string } | { readonly folder: string };

type Execute = ReturnType<Database["boss"]["getDb"]>["executeSql"];

type Parts = {
  readonly boss: Database["boss"];
  readonly kind: Database["kind"];
  /** Asks before all that waits, where that makes a difference. */
  readonly first?: Execute;
  readonly leave: () => Promise<void>;
};

/** How the queue is set up where that is not as usual: a clock that is moved by hand. */
type Setup = Pick<ConstructorOptions, "clock">;

/** Opens the database, with all its tables; the same statements run on both kinds. */
export async function openDatabase(place: DatabasePlace, log: Log, setup: Setup = {}): Promise<Database> {
  const inTrouble = (error: Error): void => log("error", "The database is in trouble", { reason: error.message });
  const { boss, kind, leave, first } =
    "url" in place ? await postgres(place.url, setup) : await embedded(place.folder, setup, inTrouble);
  boss.on("error", inTrouble);
  boss.on("warning", ({ message }) => log("warn", "The queue warns", { reason: message }));
  try {
    await boss.start();
    const db = boss.getDb();
    await db.executeSql(TABLES);
    const usual: Execute = async (statement, values) => db.executeSql(statement, values);
    return {
      kind,
      boss,
      query: async <Row>(statement: string, values: readonly unknown[] = []) =>
        (await usual(statement, [...values])).rows as readonly Row[],
      queryFirst: async <Row>(statement: string, values: readonly unknown[]) =>
        (await (first ?? usual)(statement, [...values])).rows as readonly Row[],
      close: async (patience) => {
        await boss.stop({ graceful: true, timeout: Math.max(1000, patience) });
        await leave();
      },
    };
  } catch (error) {
    await leave();
    throw unreachable(place, error);
  }
}

async function postgres(url: string, setup: Setup): Promise<Parts> {
  const { PgBoss } = await import("pg-boss");
  const boss = new PgBoss({
    ...common,
    ...setup,
    connectionString: url,
    application_name: "almanac",
    connectionTimeoutMillis: 6000,
  });
  return { boss, kind: "postgres", leave: async () => {} };
}

async function embedded(folder: string, setup: Setup, inTrouble: (error: Error) => void): Promise<Parts> {
  const lock = await lockFolder(folder);
  try {
    const [{ PgBoss, fromPglite }, lite] = await Promise.all([
      import("pg-boss"),
      openLite(`${folder}/data`, inTrouble),
    ]);
    return {
      boss: new PgBoss({ ...common, ...setup, db: fromPglite(lite), backend: "pglite" }),
      kind: "embedded",
      first: async (statement, values = []) => lite.queryFirst(statement, values),
      async leave() {
        try {
          await lite.close();
        } finally {
          await lock.release();
        }
      },
    };
  } catch (error) {
    await lock.release();
    throw error;
  }
}

/** A job whose process died is noticed within seconds, not within a minute. */
const common = {
  schema: QUEUE_SCHEMA,
  useListenNotify: true,
  monitorIntervalSeconds: 5,
  superviseIntervalSeconds: 5,
  queueCacheIntervalSeconds: 10,
  persistWarnings: false,
} as const;

function unreachable(place: DatabasePlace, error: unknown): Error {
  if (!("url" in place) || !(error instanceof Error)) return error instanceof Error ? error : new Error(String(error));
  const host = URL.canParse(place.url) ? new URL(place.url).host : "its host";
  return new InputError(`The database of DATABASE_URL at ${host} cannot be used: ${error.message}`, { cause: error });
}
