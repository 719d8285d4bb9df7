import type { Instant } from "../../time/instant.ts";
import { type ParsedAlerts, readAlerts } from "./parse-alerts.ts";

/** The type of a `repository_dispatch` that brings an alert. */
export const ALERT_EVENT = "almanac-alert";

/** The alert that a `repository_dispatch` event brings below `alert` of its payload, which has room for ten keys only; undefined for any other event. */
export function alertOfEvent(event: unknown, receivedAt: Instant): ParsedAlerts | undefined {
  if (!isRecord(event) || event["action"] !== ALERT_EVENT || !("client_payload" in event)) return undefined;
  const payload = event["client_payload"];
  const alert = isRecord(payload) ? payload["alert"] : undefined;
  if (alert === undefined)
    return { kind: "refused", why: "The alert was refused: `client_payload` has no key `alert`." };
  return readAlerts(alert, receivedAt);
}

function isRecord(value: unknown): value is Record<string, unknown> {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}
