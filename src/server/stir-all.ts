import type { Instant } from "../time/instant.ts";
import { type Database, QUEUE_SCHEMA } from "./database.ts";

/** Keys of a queue whose jobs are to begin now, with that priority at least. */
type Stirred = {
  readonly queue: string;
  readonly keys: readonly string[];
  readonly now: Instant;
  readonly priority: number;
};

/** The keys whose jobs slept, which do no longer, and those of which no job is there; two statements, however many there are. Nobody is told. */
export async function stirAll(
  database: Pick<Database, "query">,
  { queue, keys, now, priority }: Stirred,
): Promise<{ readonly asleep: readonly string[]; readonly missing: readonly string[] }> {
  // In the words of the index over them.
  const queued = `name = $1 and state in ('created', 'retry') and policy = 'stately'
    and coalesce(singleton_key, '') = any($2::text[])`;
  const rows = await database.query<{ readonly key: string; readonly waits: boolean }>(
    `select singleton_key as key, bool_or(start_after <= $3 and priority >= $4) as waits
     from ${QUEUE_SCHEMA}.job where ${queued} group by 1 order by 1`,
    [queue, keys, now, priority],
  );
  const asleep = rows.filter(({ waits }) => !waits).map(({ key }) => key);
  if (asleep.length > 0)
    await database.query(
      // By the clock of the queue, which is the one that lets jobs begin; what becomes urgent is late from now on only.
      `update ${QUEUE_SCHEMA}.job as job
       set priority = greatest(job.priority, $3), start_after = soon.at, keep_until = keep_until + (soon.at - start_after)
       from (select name, id, case when priority < $3 then ${QUEUE_SCHEMA}.job_now()
               else least(start_after, ${QUEUE_SCHEMA}.job_now()) end as at
             from ${QUEUE_SCHEMA}.job where ${queued} order by singleton_key for update) as soon
       where job.name = soon.name and job.id = soon.id and job.state in ('created', 'retry')`,
      [queue, asleep, priority],
    );
  const there = new Set(rows.map(({ key }) => key));
  return { asleep, missing: keys.filter((key) => !there.has(key)) };
}
