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

/** What is left for those who cannot wait: so many tokens of the bucket, and so many of a window. */
export type Kept = { readonly saved: number; readonly window: number };

const NOTHING: Kept = { saved: 0, window: 0 };

/** A bucket nothing was taken from. */
export function fullBucket(allowance: Allowance, now: number): TokenBucket {
  return { saved: allowance.burst * allowance.every, at: now, taken: [] };
}

/** Milliseconds until the next token may be taken so that this is left; 0 where it may be now. */
export function untilNext(bucket: TokenBucket, allowance: Allowance, now: number, kept = NOTHING): number {
  const forToken = allowance.every * (1 + kept.saved) - savedAt(bucket, allowance, now);
  const most = allowance.most - kept.window;
  const oldest = bucket.taken.length < most ? undefined : bucket.taken.at(-most);
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

/** Books the next token for later, after those that are booked; with nothing kept it comes before them, as far as they left one. */
export function bookToken(
  bucket: TokenBucket,
  allowance: Allowance,
  now: number,
  kept = NOTHING,
): { readonly turn: number; readonly bucket: TokenBucket } {
  const { saved, at, taken } = bucket;
  const full = taken.length >= allowance.most && (taken.at(-allowance.most) ?? 0) + allowance.window > now;
  if (kept === NOTHING && at > now && saved >= allowance.every && !full) {
    const turns = [...taken, now].toSorted((a, b) => a - b).slice(-allowance.most);
    return { turn: now, bucket: { saved: saved - allowance.every, at, taken: turns } };
  }
  const from = Math.max(now, at);
  const turn = from + untilNext(bucket, allowance, from, kept);
  return { turn, bucket: takeToken(bucket, allowance, turn) };
}

function savedAt(bucket: TokenBucket, allowance: Allowance, now: number): number {
  const passed = Math.max(0, now - bucket.at);
  return Math.min(allowance.burst * allowance.every, bucket.saved + passed);
}
