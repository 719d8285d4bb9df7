import { QUEUE_SCHEMA, SCHEMA } from "../../src/server/database.ts";
import { openDatabase } from "../../src/server/open-database.ts";

/** Takes everything of ours out of a Postgres, so that nothing of an earlier run is left. */
export async function emptyDatabase(url: string): Promise<void> {
  const database = await openDatabase({ url }, () => {});
  await database.query(`drop schema ${SCHEMA} cascade`);
  await database.query(`drop schema ${QUEUE_SCHEMA} cascade`);
  await database.close(1000);
}
