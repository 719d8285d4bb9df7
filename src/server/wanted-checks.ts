import type { Instant } from "../time/instant.ts";
import { type Database, SCHEMA } from "./database.ts";

/** A pull request whose newest commit wants a check. */
export type WantedCheck = { readonly pull: number; readonly wantedAt: Instant };

/** The pull requests that want a check, one entry each. */
export type WantedChecks = {
  want(repository: number, pull: number, now: Instant): Promise<void>;
  of(repository: number): Promise<readonly WantedCheck[]>;
  /** It was made; one that was wanted again meanwhile stays. */
  made(repository: number, check: WantedCheck): Promise<void>;
};

/** The wanted checks of a database. */
export function wantedChecksIn(database: Database): WantedChecks {
  return {
    async want(repository, pull, now) {
      await database.query(
        `insert into ${SCHEMA}.wanted_check (repository, pull, wanted_at) values ($1, $2, $3)
         on conflict (repository, pull) do update set wanted_at = excluded.wanted_at`,
        [repository, pull, now],
      );
    },
    async of(repository) {
      const rows = await database.query<{ readonly pull: number; readonly wanted_at: Date }>(
        `select pull, wanted_at from ${SCHEMA}.wanted_check where repository = $1 order by pull`,
        [repository],
      );
      return rows.map(({ pull, wanted_at: at }) => ({ pull, wantedAt: at.toISOString() }));
    },
    async made(repository, { pull, wantedAt }) {
      await database.query(
        `delete from ${SCHEMA}.wanted_check where repository = $1 and pull = $2 and wanted_at <= $3`,
        [repository, pull, wantedAt],
      );
    },
  };
}
