import { hiddenJson, readHiddenJson } from "../../markdown/hidden-data.ts";
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

/** The alerts as one hidden line, in order of their fingerprints. */
export function writeAlertMemory(alerts: readonly KnownAlert[]): string {
  const ordered = alerts.toSorted((a, b) => (a.fingerprint < b.fingerprint ? -1 : 1));
  return hiddenJson(
    NAME,
    ordered.map(({ fingerprint, title, since, until }) => [fingerprint, since, until ?? "", title]),
  );
}

const NAME = "alerts";

function readOne(value: unknown): readonly KnownAlert[] {
  if (!Array.isArray(value)) return [];
  const [fingerprint, since, until, title] = value.map(String);
  if (fingerprint === undefined || since === undefined || until === undefined || title === undefined) return [];
  return MOMENT.test(since) && (until === "" || MOMENT.test(until))
    ? [{ fingerprint, title, since, until: until === "" ? undefined : until }]
    : [];
}

const MOMENT = /^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}:\d{2}Z$/;
