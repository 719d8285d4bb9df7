import { InputError } from "../errors.ts";

/** A moment in UTC with whole seconds, `2026-11-23T08:00:00Z`; sorts as text. */
export type Instant = string;

/** Reads any ISO 8601 moment with an offset into an `Instant`; fractions of a second are dropped. */
export function parseInstant(text: string): Instant {
  const millis = /(?:Z|[+-]\d{2}:?\d{2})$/i.test(text) ? Date.parse(text) : Number.NaN;
  if (Number.isNaN(millis)) throw new InputError(`"${text}" is not a moment like 2026-11-23T08:00:00Z`);
  return fromMillis(millis);
}

/** Milliseconds since 1970-01-01T00:00:00Z. */
export function toMillis(instant: Instant): number {
  return Date.parse(instant);
}

/** The `Instant` of that many milliseconds since 1970-01-01T00:00:00Z, rounded down to the second. */
export function fromMillis(millis: number): Instant {
  return `${new Date(millis).toISOString().slice(0, 19)}Z`;
}

/** The instant `millis` milliseconds later (earlier, where negative). */
export function addMillis(instant: Instant, millis: number): Instant {
  return fromMillis(toMillis(instant) + millis);
}
