import { fromMillis } from "../time/instant.ts";
import type { Instant } from "../time/instant.ts";
import { type Database, SCHEMA } from "./database.ts";
import type { PassRecord } from "./pass-record.ts";
import type { PassProblem, RunningIncident } from "./pass-runner.ts";
import type { DeadLetter, Queue } from "./queue.ts";
import type { RepositoryName } from "./tidings.ts";

/** A repository as an operator sees it. */
export type RepositoryStanding = RepositoryName & {
  readonly installation: number;
  /** undefined: nobody has looked yet. */
  readonly awake: boolean | undefined;
  readonly nextDueAt: Instant | undefined;
  readonly lastPassAt: Instant | undefined;
  /** The newest first. */
  readonly passes: readonly PassRecord[];
  readonly problems: readonly PassProblem[];
  readonly incidents: readonly RunningIncident[];
  /** Why the last attempt came to nothing, if it did. */
  readonly lastFailure: string | undefined;
  /** Who stopped all writing there, and since when. */
  readonly off: { readonly by: string; readonly since: Instant } | undefined;
  /** Passes that failed as often as they may. */
  readonly deadLetters: readonly DeadLetter[];
};

/** Which repositories somebody wants to see: those that need people, those with incidents, those at work, those asleep. */
export type Show = "all" | "trouble" | "incidents" | "awake" | "asleep";

/** A part of the overview. Whoever asks decides whose repositories these may be. */
export type Wanted = {
  readonly repositories: readonly number[];
  readonly show: Show;
  /** Part of `owner/name`, in any case; empty for all. */
  readonly text: string;
  readonly skip: number;
  readonly most: number;
};

/** How many of the repositories there are of each kind. */
export type Tally = { readonly [kind in Show]: number } & { readonly dead: number };

/** A part of the overview, and how much there is in all. */
export type Overview = {
  readonly tally: Tally;
  /** How many fit what was asked for. */
  readonly fitting: number;
  /** Those asked for: incidents first, then what needs people, then by what is due next. */
  readonly standings: readonly RepositoryStanding[];
  /** Everything of all the repositories that failed for good, the newest first. */
  readonly deadLetters: readonly (DeadLetter & { readonly repository: RepositoryName })[];
};

type Row = {
  readonly id: string | number;
  readonly installation: string | number;
  readonly owner: string;
  readonly name: string;
  readonly awake: boolean | null;
  readonly next_due_at: Date | null;
  readonly last_pass_at: Date | null;
  readonly passes: readonly PassRecord[];
  readonly last_problems: readonly PassProblem[];
  readonly incidents: readonly RunningIncident[];
  readonly last_failure: string | null;
  readonly off_since: Date | null;
  readonly off_by: string | null;
};

const INCIDENTS = "jsonb_array_length(incidents) > 0";
const TROUBLE = "(last_failure is not null or jsonb_array_length(last_problems) > 0 or id = any($2::bigint[]))";

/** By what is shown: which rows these are; `$2` holds those with dead letters. */
const CONDITIONS = {
  all: "true",
  trouble: TROUBLE,
  incidents: INCIDENTS,
  awake: "awake is distinct from false",
  asleep: "awake is false",
} as const satisfies Record<Show, string>;

const FITS = "id = any($1::bigint[]) and ($3 = '' or position(lower($3) in lower(owner || '/' || name)) > 0)";

/** How these repositories stand. */
export async function readOverview(database: Database, passes: Queue, wanted: Wanted): Promise<Overview> {
  const { repositories, show, text, skip, most } = wanted;
  const reached = new Set(repositories);
  const letters = (await passes.deadLetters()).filter(({ key }) => reached.has(key));
  const given = [repositories, [...new Set(letters.map(({ key }) => key))], text];
  const [tallies, rows, names] = await Promise.all([
    database.query<Tally & { readonly fitting: number }>(
      `select ${Object.entries(CONDITIONS)
        .map(([kind, holds]) => `count(*) filter (where ${holds})::int as "${kind}"`)
        .join(", ")},
         count(*) filter (where id = any($2::bigint[]))::int as dead,
         count(*) filter (where ${CONDITIONS[show]} and ${FITS})::int as fitting
       from ${SCHEMA}.repository where id = any($1::bigint[])`,
      given,
    ),
    database.query<Row>(
      `select id, installation, owner, name, awake, next_due_at, last_pass_at, passes, last_problems, incidents,
         last_failure, off_since, off_by
       from ${SCHEMA}.repository where ${CONDITIONS[show]} and ${FITS}
       order by not ${INCIDENTS}, not (id = any($2::bigint[])), last_failure is null, not ${TROUBLE},
         awake is false, next_due_at nulls last, owner, name, id
       limit $4 offset $5`,
      [...given, most, skip],
    ),
    database.query<Pick<Row, "id" | "owner" | "name">>(
      `select id, owner, name from ${SCHEMA}.repository where id = any($1::bigint[])`,
      [given[1]],
    ),
  ]);
  const nameOf = new Map(names.map(({ id, owner, name }) => [Number(id), { id: Number(id), owner, name }]));
  const { fitting = 0, ...tally } = tallies[0] ?? { all: 0, trouble: 0, incidents: 0, awake: 0, asleep: 0, dead: 0 };
  return {
    tally,
    fitting,
    standings: rows.map((row) => standingOf(row, letters)),
    deadLetters: letters
      .flatMap((letter) => {
        const repository = nameOf.get(letter.key);
        return repository === undefined ? [] : [{ ...letter, repository }];
      })
      .toSorted((a, b) => (a.failedAt < b.failedAt ? 1 : -1)),
  };
}

/** What the last pass over a repository came to, in Markdown; undefined where there was none. */
export async function readSummary(database: Database, repository: number): Promise<string | undefined> {
  const [row] = await database.query<{ readonly last_summary: string | null }>(
    `select last_summary from ${SCHEMA}.repository where id = $1`,
    [repository],
  );
  return row?.last_summary || undefined;
}

function standingOf(row: Row, letters: readonly DeadLetter[]): RepositoryStanding {
  const offSince = instantOf(row.off_since);
  return {
    id: Number(row.id),
    owner: row.owner,
    name: row.name,
    installation: Number(row.installation),
    awake: row.awake ?? undefined,
    nextDueAt: instantOf(row.next_due_at),
    lastPassAt: instantOf(row.last_pass_at),
    passes: row.passes,
    problems: row.last_problems,
    incidents: row.incidents,
    lastFailure: row.last_failure ?? undefined,
    off: offSince === undefined ? undefined : { by: row.off_by ?? "", since: offSince },
    deadLetters: letters.filter(({ key }) => key === Number(row.id)),
  };
}

function instantOf(date: Date | null): Instant | undefined {
  return date === null ? undefined : fromMillis(date.getTime());
}
