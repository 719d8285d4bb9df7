/** How often something may be done: `burst` at once, then one every `every` milliseconds, and never more than `most` within `window` milliseconds. */
export type Allowance = {
  readonly burst: number;
  readonly every: number;
  readonly most: number;
  readonly window: number;
};

/** What was taken so far. All times in milliseconds, whole numbers. */
export type TokenBucket = {
  /** Time saved up until `at`; a token costs `every` of it. */
  readonly saved: number;
  readonly at: number;
  /** When the newest tokens were taken, oldest first. */
  readonly taken: readonly number[];
};

/** A bucket nothing was taken from. */
export function fullBucket(allowance: Allowance, now: number): TokenBucket {
  return { saved: allowance.burst * allowance.every, at: now, taken: [] };
}

/** Milliseconds until the next token may be taken; 0 where it may be now. */
export function untilNext(bucket: TokenBucket, allowance: Allowance, now: number): number {
  const forToken = allowance.every - savedAt(bucket, allowance, now);
  const oldest = bucket.taken.length < allowance.most ? undefined : bucket.taken.at(-allowance.most);
  const forWindow = oldest === undefined ? 0 : oldest + allowance.window - now;
  return Math.max(0, forToken, forWindow);
}

/** The bucket after one token was taken at `now`, which must not be earlier than `untilNext` allows. */
export function takeToken(bucket: TokenBucket, allowance: Allowance, now: number): TokenBucket {
  return {
    saved: savedAt(bucket, allowance, now) - allowance.every,
    at: Math.max(bucket.at, now),
    taken: [...bucket.taken, now].slice(-allowance.most),
  };
}

function savedAt(bucket: TokenBucket, allowance: Allowance, now: number): number {
  const passed = Math.max(0, now - bucket.at);
  return Math.min(allowance.burst * allowance.every, bucket.saved + passed);
}
