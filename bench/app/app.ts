import type { Figure } from "../figure.ts";
import { acknowledgingFigures } from "./acknowledging.ts";
import { manyFigures } from "./many.ts";

/** Figures of the App under load; those on Postgres only with the address of one that may be emptied. */
export async function appFigures(databaseUrl: string | undefined): Promise<readonly Figure[]> {
  process.stderr.write("acknowledging ...\n");
  const acknowledging = await acknowledgingFigures(databaseUrl);
  process.stderr.write("10,000 repositories ...\n");
  return [...acknowledging, ...(await manyFigures(databaseUrl))];
}
