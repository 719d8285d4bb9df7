import { hiddenJson, readHiddenJson, withHiddenJson } from "../../markdown/hidden-data.ts";
import type { Instant } from "../../time/instant.ts";

/** An alert as an incident remembers it. */
export type KnownAlert = {
  readonly fingerprint: string;
  readonly title: string;
  readonly since: Instant;
  /** undefined: it fires. */
  readonly until: Instant | undefined;
};

/** The alerts an incident remembers in the body of its issue; none where the line is absent or damaged. */
export function readAlertMemory(body: string): readonly KnownAlert[] {
  const value = readHiddenJson(body, NAME);
  return Array.isArray(value) ? value.flatMap(readOne) : [];
}

/** The alerts as one hidden line, in order of their fingerprints: fifty at most, what fires before what is over, the newest first. */
export function writeAlertMemory(alerts: readonly KnownAlert[]): string {
  return hiddenJson(NAME, rowsOf(alerts));
}

/** The body with these alerts on that line. */
export function withAlertMemory(body: string, alerts: readonly KnownAlert[]): string {
  return withHiddenJson(body, NAME, rowsOf(alerts));
}

const NAME = "alerts";
const MOST = 50;
/** Characters of a title that are remembered. */
const TITLE = 60;

function rowsOf(alerts: readonly KnownAlert[]): readonly (readonly string[])[] {
  const kept = alerts
    .toSorted((a, b) => Number(a.until !== undefined) - Number(b.until !== undefined) || (a.since > b.since ? -1 : 1))
    .slice(0, MOST);
  return kept
    .sort((a, b) => (a.fingerprint < b.fingerprint ? -1 : 1))
    .map(({ fingerprint, title, since, until }) => [fingerprint, since, until ?? "", title.slice(0, TITLE)]);
}

function readOne(value: unknown): readonly KnownAlert[] {
  if (!Array.isArray(value)) return [];
  const [fingerprint, since, until, title] = value.map(String);
  if (fingerprint === undefined || since === undefined || until === undefined || title === undefined) return [];
  return MOMENT.test(since) && (until === "" || MOMENT.test(until))
    ? [{ fingerprint, title, since, until: until === "" ? undefined : until }]
    : [];
}

const MOMENT = /^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}:\d{2}Z$/;
