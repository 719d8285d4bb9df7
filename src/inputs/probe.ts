import type { Instant } from "../time/instant.ts";

/** What came of asking an address once whether it works. */
export type Probe = {
  readonly at: Instant;
  /** How long the answer took, or how long it was waited for. */
  readonly millis: number;
  /** The status it was answered with, or in a few words why there was no answer. */
  readonly answer: { readonly status: number } | { readonly because: string };
  /** When the server's certificate ends, as far as it was seen. */
  readonly certificateEnds: Instant | undefined;
};
