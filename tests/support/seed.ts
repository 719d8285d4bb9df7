/** Lives are long, and rare ones still hold surprises: the suite lives the same ones each time, `ALMANAC_TEST_SEED=…` others. */
export const SEED = Number(process.env["ALMANAC_TEST_SEED"] ?? 20_261_102);
