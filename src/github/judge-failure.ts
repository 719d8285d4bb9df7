import { GitHubError } from "../errors.ts";
import { type Instant, addMillis } from "../time/instant.ts";
import { formatDuration } from "../time/duration.ts";
import { diagnose } from "./diagnose.ts";
import { type PauseAfter, pauseAfter } from "./pause-after.ts";
import { redact, redactError } from "./redact.ts";
import { refusalOf } from "./refusal.ts";

/** A request that failed; `attempt` counts from 1. */
export type FailedRequest = {
  readonly error: unknown;
  readonly method: string;
  readonly path: string;
  readonly web: string;
  readonly secrets: readonly string[];
  readonly attempt: number;
  readonly idempotent: boolean;
  readonly now: Instant;
};

/** What to make of it: the error to end with, and the pause after which another attempt is worth while. */
export type Judgement = { readonly error: GitHubError; readonly pause: PauseAfter | undefined };

/** Judges a failed request; no secret passes. */
export function judgeFailure({
  error,
  method,
  path,
  web,
  secrets,
  attempt,
  idempotent,
  now,
}: FailedRequest): Judgement {
  const refusal = refusalOf(error, method, path);
  const safe = { ...refusal, text: redact(refusal.text, secrets), path: redact(path, secrets) };
  const diagnosis = diagnose(safe, { web });
  return {
    error: new GitHubError(`${method} ${safe.path}`, refusal.status, diagnosis, redactError(error, secrets)),
    pause: pauseAfter(refusal, { attempt, id: diagnosis.id, idempotent }, now),
  };
}

/** The error for a limit that ends `millis` from now, later than a pass may wait. */
export function beyondPatience(error: GitHubError, millis: number, most: number, now: Instant): GitHubError {
  const until = addMillis(now, millis).slice(11, 16);
  const cause = `${error.diagnosis.cause} That lasts until ${until} UTC (${formatDuration(millis)}), and a pass waits ${formatDuration(most)} at most.`;
  return new GitHubError("Sending requests", error.status, { ...error.diagnosis, cause }, error);
}
