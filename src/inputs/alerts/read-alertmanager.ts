import * as z from "zod";
import type { Alert, AlertMessage } from "../alert.ts";
import { shortHash } from "../../markdown/short-hash.ts";
import type { Instant } from "../../time/instant.ts";
import { firstOf, limitedTexts, momentOf, severityOf, textsByName, titleOf } from "./alert-fields.ts";
import { alertLimits } from "./alert-limits.ts";

const one = z.object({
  status: z.enum(["firing", "resolved"]),
  labels: textsByName,
  annotations: textsByName.default({}),
  startsAt: z.string().optional(),
  endsAt: z.string().optional(),
  generatorURL: z.string().optional(),
  fingerprint: z.string().optional(),
});

const webhook = z.object({
  version: z.literal("4").optional(),
  groupKey: z.string().optional(),
  alerts: z.array(z.unknown()),
  truncatedAlerts: z.number().nonnegative().optional(),
});

/** A message of Prometheus Alertmanager's webhook, or what is wrong with it. */
export function readAlertmanager(value: object, receivedAt: Instant): AlertMessage | string {
  const message = webhook.safeParse(value);
  if (!message.success) return "it is not Alertmanager's webhook of version 4";
  const { alerts: written, groupKey, truncatedAlerts = 0 } = message.data;
  const parsed = written.slice(0, alertLimits.alerts).map((alert) => one.safeParse(alert));
  if (parsed.some(({ success }) => !success))
    return "one of its alerts lacks `status` or `labels`, or has them in another form";
  const found = parsed.flatMap(({ data }) => (data === undefined ? [] : [alertOf(data, receivedAt)]));
  const alerts = [...new Map(found.map((alert) => [alert.fingerprint, alert])).values()];
  const [first] = alerts;
  if (first === undefined) return "it holds no alert";
  return {
    group: shortHash(groupKey ?? first.fingerprint),
    sender: "alertmanager",
    alerts,
    leftOut: Math.trunc(truncatedAlerts) + Math.max(0, written.length - alertLimits.alerts),
  };
}

function alertOf(written: z.output<typeof one>, receivedAt: Instant): Alert {
  const labels = limitedTexts(written.labels);
  const notes = limitedTexts(written.annotations, alertLimits.text);
  const since = momentOf(written.startsAt) ?? receivedAt;
  const ended = momentOf(written.endsAt) ?? receivedAt;
  const text = firstOf(notes["description"], notes["message"], notes["summary"]) ?? "";
  return {
    fingerprint: identityOf(written.fingerprint, labels),
    // A clock ahead of ours would make it begin in the future.
    since: since < receivedAt ? since : receivedAt,
    until: written.status === "firing" ? undefined : ended < receivedAt ? ended : receivedAt,
    title: titleOf(firstOf(notes["summary"], notes["title"], labels["alertname"]) ?? "Alert without a name"),
    text,
    labels,
    severity: severityOf(labels["severity"]),
    url: written.generatorURL === "" ? undefined : written.generatorURL?.slice(0, alertLimits.url),
  };
}

/** The sender's own identity, else what its labels make. */
function identityOf(fingerprint: string | undefined, labels: Readonly<Record<string, string>>): string {
  if (fingerprint !== undefined && /^[\w.:-]{1,128}$/.test(fingerprint)) return fingerprint;
  return shortHash(JSON.stringify(fingerprint ?? Object.entries(labels)));
}
