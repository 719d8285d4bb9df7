import { openDatabase } from "../../src/server/open-database.ts";

/** A Postgres that tests may do anything with; `.ci/run` starts one. */
export const TEST_POSTGRES = process.env["ALMANAC_TEST_DATABASE_URL"] || undefined;

/** What a skipped test says of itself. */
export const NO_POSTGRES = "skipped: ALMANAC_TEST_DATABASE_URL names no Postgres";

/** The address of an empty database of that name. */
export async function freshDatabase(name: string): Promise<string> {
  const url = new URL(TEST_POSTGRES ?? "");
  const home = await openDatabase({ url: url.href }, () => {});
  await home.query(`drop database if exists ${name} with (force)`);
  await home.query(`create database ${name}`);
  await home.close(1000);
  url.pathname = `/${name}`;
  return url.href;
}
