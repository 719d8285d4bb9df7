/** What everybody agrees on who asks with tokens of one installation, wherever they run: GitHub counts them as one. */
export type SharedLimit = {
  /** Books the next write: milliseconds until its turn. What is further away than `most` is told and not booked. */
  bookWrite(most: number): Promise<number>;
  /** Until when nothing may be sent, in milliseconds since 1970. */
  heldUntil(): number;
  /** GitHub asks for a pause until then. */
  hold(until: number): void;
  /** What an answer says of the requests left. */
  seen(left: RequestsLeft): void;
};

/** The primary limit as GitHub tells it with every answer. */
export type RequestsLeft = {
  readonly limit: number;
  readonly remaining: number;
  /** In milliseconds since 1970. */
  readonly resetsAt: number;
};

/** Reads what the headers of an answer say; undefined where they say nothing. */
export function requestsLeft(headers: Readonly<Record<string, unknown>>): RequestsLeft | undefined {
  const [limit, remaining, reset] = ["limit", "remaining", "reset"].map((name) => {
    const value = headers[`x-ratelimit-${name}`];
    return value === undefined ? Number.NaN : Number(value);
  });
  if (limit === undefined || remaining === undefined || reset === undefined) return undefined;
  return Number.isNaN(limit + remaining + reset) ? undefined : { limit, remaining, resetsAt: reset * 1000 };
}
