import { type Instant, toMillis } from "../time/instant.ts";
import type { Refusal } from "./refusal.ts";

/** How long to wait before a request is sent again. `limit`: GitHub asked for it, so that nothing else may be sent either. */
export type PauseAfter = { readonly millis: number; readonly because: string; readonly limit: boolean };

/** What is known of a failed request; `attempt` counts from 1, `id` is that of its diagnosis. */
export type Attempt = { readonly attempt: number; readonly id: string; readonly idempotent: boolean };

const SECOND = 1000;

/** How often a request is sent at most. */
const ATTEMPTS = 3;

/** Limits are met again only where others use the same token. */
const LIMITED_ATTEMPTS = 5;

/** The pause before another attempt, or undefined where there should be none: a write that may have been done is never sent twice. */
export function pauseAfter(
  refusal: Refusal,
  { attempt, id, idempotent }: Attempt,
  now: Instant,
): PauseAfter | undefined {
  switch (id) {
    case "limit-primary":
    case "limit-secondary":
      return attempt < LIMITED_ATTEMPTS ? { ...untilAllowed(refusal, attempt, now), limit: true } : undefined;
    case "not-connected":
      return again(attempt, "GitHub cannot be reached.");
    case "no-answer":
    case "github-broken":
      return again(attempt, "GitHub gave no answer.");
    case "answer-lost":
      return idempotent ? again(attempt, "GitHub gave no answer.") : undefined;
    default:
      return undefined;
  }
}

function again(attempt: number, because: string): PauseAfter | undefined {
  return attempt < ATTEMPTS ? { millis: SECOND * 4 ** (attempt - 1), because, limit: false } : undefined;
}

/** In the order GitHub asks for: what it says, else the end of the hour, else a minute and then longer. */
function untilAllowed(
  { headers }: Refusal,
  attempt: number,
  now: Instant,
): { readonly millis: number; readonly because: string } {
  const after = Number(headers["retry-after"] ?? Number.NaN);
  if (after >= 0) return { millis: Math.max(1, Math.ceil(after)) * SECOND, because: "GitHub asks for this pause." };
  const reset = Number(headers["x-ratelimit-reset"] ?? Number.NaN);
  if (headers["x-ratelimit-remaining"] === "0" && reset >= 0) {
    const millis = Math.max(SECOND, reset * SECOND - toMillis(now) + SECOND);
    return { millis, because: "The requests of this hour are used up; GitHub allows more then." };
  }
  return { millis: 60 * SECOND * 2 ** (attempt - 1), because: "GitHub asks for a pause and does not say how long." };
}
