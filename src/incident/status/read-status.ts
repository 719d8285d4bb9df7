import type { PublicIncident } from "./public-status.ts";

/** The incidents of a status.json that stands; what is damaged is left out, and comes back with its next update. */
export function readStatus(text: string | undefined): readonly PublicIncident[] {
  if (text === undefined) return [];
  let value: unknown;
  try {
    value = JSON.parse(text);
  } catch {
    // People can edit the file.
    return [];
  }
  const incidents = isRecord(value) ? value["incidents"] : undefined;
  return Array.isArray(incidents) ? incidents.flatMap(readOne) : [];
}

function readOne(value: unknown): readonly PublicIncident[] {
  if (!isRecord(value)) return [];
  const { number, service, severity, state, since, updates, next, resolved } = value;
  const found = SEVERITIES.find((one) => one === severity);
  const status = STATES.find((one) => one === state);
  if (typeof number !== "number" || typeof service !== "string" || found === undefined || status === undefined)
    return [];
  if (!isInstant(since) || !Array.isArray(updates)) return [];
  const told = updates.flatMap((update: unknown) =>
    isRecord(update) && isInstant(update["at"]) && typeof update["text"] === "string"
      ? [{ at: update["at"], text: update["text"] }]
      : [],
  );
  if (told.length === 0) return [];
  return [
    {
      number,
      service,
      severity: found,
      state: status,
      since,
      updates: told,
      next: isInstant(next) ? next : undefined,
      resolved: isInstant(resolved) ? resolved : undefined,
    },
  ];
}

const SEVERITIES = ["P0", "P1", "P2", "P3"] as const;
const STATES = ["investigating", "identified", "monitoring", "resolved"] as const;

function isRecord(value: unknown): value is Record<string, unknown> {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}

function isInstant(value: unknown): value is string {
  return typeof value === "string" && /^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}:\d{2}Z$/.test(value);
}
