/** An empty Postgres that tests may do anything with; `.ci/run` starts one. */
export const TEST_POSTGRES = process.env["ALMANAC_TEST_DATABASE_URL"];

/** What a skipped test says of itself. */
export const NO_POSTGRES = "skipped: ALMANAC_TEST_DATABASE_URL names no Postgres";
