/** Milliseconds after which a change of ours is taken as settled: until then the almanac issue may lag one pass behind. */
export const SETTLING = 600_000;
