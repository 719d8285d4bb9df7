import type { AlertMessage } from "../alert.ts";
import type { Instant } from "../../time/instant.ts";
import { alertLimits } from "./alert-limits.ts";
import { readAlertmanager } from "./read-alertmanager.ts";
import { readGeneric } from "./read-generic.ts";

/** A message that was understood, or why it was not; the reason repeats nothing of what was sent. */
export type ParsedAlerts =
  | { readonly kind: "message"; readonly message: AlertMessage }
  | { readonly kind: "refused"; readonly why: string };

/** Reads the body of a request to `POST /alerts`. */
export function parseAlerts(text: string, receivedAt: Instant): ParsedAlerts {
  if (text.length > alertLimits.message) return refused(`it has more than ${alertLimits.message} characters`);
  let value: unknown;
  try {
    value = JSON.parse(text);
  } catch {
    return refused("it is no JSON");
  }
  return readAlerts(value, receivedAt);
}

/** Reads an alert in Alertmanager's webhook form, which has a list `alerts`, or in our own small one. */
export function readAlerts(value: unknown, receivedAt: Instant): ParsedAlerts {
  if (typeof value !== "object" || value === null || Array.isArray(value)) return refused("it is no JSON object");
  const message = "alerts" in value ? readAlertmanager(value, receivedAt) : readGeneric(value, receivedAt);
  return typeof message === "string" ? refused(message) : { kind: "message", message };
}

function refused(what: string): ParsedAlerts {
  return { kind: "refused", why: `The alert was refused: ${what}.` };
}
