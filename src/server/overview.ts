import { fromMillis } from "../time/instant.ts";
import type { Instant } from "../time/instant.ts";
import { type Database, SCHEMA } from "./database.ts";
import type { PassProblem } from "./pass-runner.ts";
import type { DeadLetter, Queue } from "./queue.ts";
import type { RepositoryName } from "./tidings.ts";

/** A repository as an operator sees it. */
export type RepositoryStanding = RepositoryName & {
  readonly installation: number;
  /** undefined: nobody has looked yet. */
  readonly awake: boolean | undefined;
  readonly nextDueAt: Instant | undefined;
  readonly lastPassAt: Instant | undefined;
  /** What the last pass came to, in Markdown. */
  readonly lastSummary: string | undefined;
  readonly problems: readonly PassProblem[];
  /** Why the last attempt came to nothing, if it did. */
  readonly lastFailure: string | undefined;
  /** Passes that failed as often as they may. */
  readonly deadLetters: readonly DeadLetter[];
};

type Row = {
  readonly id: string | number;
  readonly installation: string | number;
  readonly owner: string;
  readonly name: string;
  readonly awake: boolean | null;
  readonly next_due_at: Date | null;
  readonly last_pass_at: Date | null;
  readonly last_summary: string | null;
  readonly last_problems: readonly PassProblem[];
  readonly last_failure: string | null;
};

/** How each of these repositories stands, those with failures first, then by what is due next. Whoever asks decides whose they may see. */
export async function readOverview(
  database: Database,
  passes: Queue,
  repositories: readonly number[],
): Promise<readonly RepositoryStanding[]> {
  const [rows, letters] = await Promise.all([
    database.query<Row>(
      `select id, installation, owner, name, awake, next_due_at, last_pass_at, last_summary, last_problems, last_failure
       from ${SCHEMA}.repository where id = any($1::bigint[])
       order by last_failure is null, next_due_at nulls last, owner, name`,
      [repositories],
    ),
    passes.deadLetters(),
  ]);
  return rows.map((row) => ({
    id: Number(row.id),
    owner: row.owner,
    name: row.name,
    installation: Number(row.installation),
    awake: row.awake ?? undefined,
    nextDueAt: instantOf(row.next_due_at),
    lastPassAt: instantOf(row.last_pass_at),
    lastSummary: row.last_summary ?? undefined,
    problems: row.last_problems,
    lastFailure: row.last_failure ?? undefined,
    deadLetters: letters.filter(({ key }) => key === Number(row.id)),
  }));
}

function instantOf(date: Date | null): Instant | undefined {
  return date === null ? undefined : fromMillis(date.getTime());
}
