import type { TableReading } from "../../inputs/table.ts";
import type { Client } from "../client.ts";
import { readWholeFile } from "./read-whole-file.ts";

/** A CSV file of the default branch as a table; undefined where there is none. */
export async function readTableFile(client: Client, path: string): Promise<TableReading> {
  const file = await readWholeFile(client, path);
  if ("because" in file) return file;
  if (file.text === undefined) return undefined;
  return (await import("../../inputs/read-table.ts")).readTable(file.text, path);
}
