import { type Instant, fromMillis } from "../time/instant.ts";
import { type Database, SCHEMA } from "./database.ts";
import type { PassRecord } from "./pass-record.ts";
import type { PassResult } from "./pass-runner.ts";
import type { Repository } from "./repository.ts";
import type { RepositoryName } from "./tidings.ts";

/** What is known of the repositories, apart from what stands on GitHub. */
export type Repositories = {
  /** Those that are new are added; known ones keep their names. All of them, by number. */
  meet(told: readonly Named[]): Promise<ReadonlyMap<number, Repository>>;
  /** It has this name and place from now on. */
  rename(repository: RepositoryName, installation: number): Promise<void>;
  find(id: number): Promise<Repository | undefined>;
  /** The one of that name, as far as it is called so still. */
  named(owner: string, name: string): Promise<Repository | undefined>;
  of(installation: number): Promise<readonly Repository[]>;
  /** Those of them where somebody asks for us. */
  awake(ids: readonly number[]): Promise<readonly number[]>;
  /** Every installation that reaches any. */
  installations(): Promise<ReadonlySet<number>>;
  /** Nothing is known of them any more, as far as they are that installation's still, where one is given; those that were forgotten. */
  forget(ids: readonly number[], installation?: number): Promise<readonly number[]>;
  passed(id: number, result: PassResult, now: Instant): Promise<void>;
  failed(id: number, reason: string, now: Instant, outcome?: "failed" | "postponed"): Promise<void>;
  /** It could not be reached: whoever surveys it will see, and need not look at it at once. */
  lost(id: number): Promise<void>;
  /** Those that were due before that instant and had no pass since, for no reason that is known; the longest due first, a hundred at most. */
  overdue(before: Instant): Promise<readonly Overdue[]>;
  /** Of all incidents that are on, and of the clocks that run in them, how many there are and how many are overdue. */
  burning(now: Instant): Promise<Burning>;
  /** Nothing is written there from now on, because of that person; undefined: it is written again. */
  switchOff(id: number, by: string | undefined, now: Instant): Promise<void>;
};

/** A repository as a webhook names it. */
export type Named = { readonly repository: RepositoryName; readonly installation: number };

/** A repository that was forgotten, and since when. */
export type Overdue = RepositoryName & { readonly since: Instant };

/** Incidents by severity, and clocks. */
export type Burning = {
  readonly incidents: readonly { readonly severity: string; readonly count: number }[];
  readonly overdue: number;
};

type Row = {
  readonly id: string | number;
  readonly installation: string | number;
  readonly owner: string;
  readonly name: string;
  readonly awake: boolean | null;
  readonly off: boolean;
};

const COLUMNS = "id, installation, owner, name, awake, off_since is not null as off";

/** So many passes of a repository are remembered. */
const REMEMBERED = 10;

/** Puts the record given as parameter `place` before the others. */
function remember(place: number): string {
  return `passes = (select jsonb_agg(one order by place) from jsonb_array_elements($${place}::jsonb || passes)
    with ordinality as each (one, place) where place <= ${REMEMBERED})`;
}

/** The repositories of a database. */
export function repositoriesIn(database: Database): Repositories {
  const find = async (id: number): Promise<Repository | undefined> => {
    const rows = await database.query<Row>(`select ${COLUMNS} from ${SCHEMA}.repository where id = $1`, [id]);
    return rows.map(repositoryOf)[0];
  };
  return {
    find,
    async named(owner, name) {
      const rows = await database.query<Row>(
        `select ${COLUMNS} from ${SCHEMA}.repository where owner = $1 and name = $2`,
        [owner, name],
      );
      return rows.map(repositoryOf)[0];
    },
    async meet(told) {
      const ids = told.map(({ repository }) => repository.id);
      await database.query(
        `insert into ${SCHEMA}.repository (id, installation, owner, name)
         select * from unnest($1::bigint[], $2::bigint[], $3::text[], $4::text[]) on conflict (id) do nothing`,
        [
          ids,
          told.map(({ installation }) => installation),
          told.map(({ repository }) => repository.owner),
          told.map(({ repository }) => repository.name),
        ],
      );
      const rows = await database.query<Row>(
        `select ${COLUMNS} from ${SCHEMA}.repository where id = any($1::bigint[])`,
        [ids],
      );
      return new Map(rows.map((row) => [Number(row.id), repositoryOf(row)]));
    },
    async rename({ id, owner, name }, installation) {
      await database.query(
        `insert into ${SCHEMA}.repository (id, installation, owner, name) values ($1, $2, $3, $4)
         on conflict (id) do update set installation = $2, owner = $3, name = $4`,
        [id, installation, owner, name],
      );
    },
    async of(installation) {
      const rows = await database.query<Row>(
        `select ${COLUMNS} from ${SCHEMA}.repository where installation = $1 order by id`,
        [installation],
      );
      return rows.map(repositoryOf);
    },
    async awake(ids) {
      const rows = await database.query<Pick<Row, "id">>(
        `select id from ${SCHEMA}.repository where id = any($1::bigint[]) and awake`,
        [ids],
      );
      return rows.map(({ id }) => Number(id));
    },
    async installations() {
      const rows = await database.query<Pick<Row, "installation">>(
        `select distinct installation from ${SCHEMA}.repository`,
      );
      return new Set(rows.map(({ installation }) => Number(installation)));
    },
    async forget(ids, installation) {
      const gone = await database.query<Pick<Row, "id">>(
        `delete from ${SCHEMA}.repository where id = any($1::bigint[]) and installation = coalesce($2, installation)
         returning id`,
        [ids, installation ?? null],
      );
      const forgotten = gone.map(({ id }) => Number(id));
      await database.query(`delete from ${SCHEMA}.waiting_alert where repository = any($1::bigint[])`, [forgotten]);
      await database.query(`delete from ${SCHEMA}.monitor where repository = any($1::bigint[])`, [forgotten]);
      await database.query(`delete from ${SCHEMA}.wanted_check where repository = any($1::bigint[])`, [forgotten]);
      return forgotten;
    },
    async passed(id, { awake, nextDueAt, summary, problems, incidents, unfinished, requests }, now) {
      const outcome = awake ? (unfinished ? "unfinished" : "done") : "asleep";
      const record = { at: now, outcome, requests } satisfies PassRecord;
      const known = incidents === undefined ? null : JSON.stringify(incidents);
      await database.query(
        `update ${SCHEMA}.repository set awake = $2, next_due_at = $3, last_pass_at = $4, last_summary = $5,
           last_problems = $6::jsonb, last_failure = null, incidents = coalesce($7::jsonb, incidents), ${remember(8)}
         where id = $1`,
        [id, awake, nextDueAt ?? null, now, summary, JSON.stringify(problems), known, JSON.stringify([record])],
      );
    },
    async lost(id) {
      await database.query(
        `update ${SCHEMA}.repository set awake = coalesce(awake, false), last_failure = $2 where id = $1`,
        [id, "The App does not reach it any more."],
      );
    },
    async failed(id, reason, now, outcome = "failed") {
      const record = { at: now, outcome, reason } satisfies PassRecord;
      await database.query(`update ${SCHEMA}.repository set last_failure = $2, ${remember(3)} where id = $1`, [
        id,
        reason,
        JSON.stringify([record]),
      ]);
    },
    async overdue(before) {
      const rows = await database.query<Row & { readonly since: Date }>(
        `select ${COLUMNS}, next_due_at as since from ${SCHEMA}.repository
         where awake and last_failure is null and next_due_at < $1 and last_pass_at < next_due_at
         order by next_due_at limit 100`,
        [before],
      );
      return rows.map((row) => ({ ...repositoryOf(row), since: fromMillis(row.since.getTime()) }));
    },
    async burning(now) {
      const [incidents, clocks] = await Promise.all([
        database.query<Burning["incidents"][number]>(
          `select coalesce(one ->> 'severity', 'open') as severity, count(*)::int as count
           from ${SCHEMA}.repository, jsonb_array_elements(incidents) as one group by 1 order by 1`,
        ),
        database.query<{ readonly overdue: number }>(
          `select count(*)::int as overdue from ${SCHEMA}.repository, jsonb_array_elements(incidents) as one,
             jsonb_array_elements(one -> 'clocks') as clock where clock ->> 'due' < $1`,
          [now],
        ),
      ]);
      return { incidents, overdue: clocks[0]?.overdue ?? 0 };
    },
    async switchOff(id, by, now) {
      await database.query(`update ${SCHEMA}.repository set off_by = $2, off_since = $3 where id = $1`, [
        id,
        by ?? null,
        by === undefined ? null : now,
      ]);
    },
  };
}

/** Numbers of 64 bits come as text. */
function repositoryOf({ id, installation, owner, name, awake, off }: Row): Repository {
  return { id: Number(id), installation: Number(installation), owner, name, awake: awake ?? undefined, off };
}
