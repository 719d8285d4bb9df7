import type { AlertMessage } from "../../inputs/alert.ts";
import { shortHash } from "../../markdown/short-hash.ts";
import { VEILED } from "../veiled-incident.ts";

/** A message as the public may read of it: that something fires since when, known again by what nobody can read. */
export function veilAlerts(message: AlertMessage): AlertMessage {
  return {
    ...message,
    group: shortHash(message.group),
    alerts: message.alerts.map((alert) => ({
      ...alert,
      fingerprint: shortHash(alert.fingerprint),
      title: VEILED,
      text: "",
      labels: {},
      url: undefined,
    })),
  };
}
