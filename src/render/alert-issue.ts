import type { Classified } from "../incident/triage/classify.ts";
import type { AlertMessage } from "../inputs/alert.ts";
import { type KnownAlert, withAlertMemory, writeAlertMemory } from "../incident/alerts/alert-memory.ts";
import { writeMarker } from "../markdown/marker.ts";
import { regenerate, writeRegion } from "../markdown/region.ts";
import { safeCode, safeLink, safeText, safeTitle } from "../markdown/safe-text.ts";
import type { Zone } from "../time/local-date.ts";
import { classificationWords } from "./classification-words.ts";
import { counted } from "./counted.ts";
import { tableMoment } from "./moment-words.ts";

/** An incident that monitoring noticed. */
export type AlertIssue = {
  readonly message: AlertMessage;
  readonly alerts: readonly KnownAlert[];
  readonly classified: Classified;
  readonly zone: Zone;
  readonly playbookFile: string;
};

/** The issue an alert opens: what fires since when, all that was said, and why it has its severity. All texts of the alert are foreign. */
export function renderAlertIssue({ message, alerts, classified, zone, playbookFile }: AlertIssue): {
  readonly title: string;
  readonly body: string;
} {
  const shown = message.alerts.filter(({ fingerprint }) => alerts.some((alert) => alert.fingerprint === fingerprint));
  const [first = message.alerts[0]] = shown;
  const service = first?.labels["service"];
  const more = alerts.length - 1;
  const title = safeTitle(
    `${service === undefined ? "" : `${service}: `}${first?.title ?? "Alert"}${more > 0 ? ` (and ${more} more)` : ""}`,
  );
  const says = shown.slice(0, SAID).flatMap(({ title: name, text, labels, url }) => [
    `**${safeText(name)}**`,
    ...(text.trim() === "" ? [] : [safeText(text, { limit: 1000 })]),
    ...(Object.keys(labels).length === 0
      ? []
      : [
          Object.entries(labels)
            .slice(0, LABELS)
            .map(([label, value]) => safeCode(`${label}=${value}`, { limit: 200 }))
            .join(" "),
        ]),
    ...(url === undefined ? [] : [safeLink("Look at it", url)]),
  ]);
  const unread =
    message.leftOut === 0 ? [] : [`${counted(message.leftOut, "alert", "alerts")} more came than are read.`];
  const blocks = [
    "Monitoring noticed this; nobody has looked yet.",
    writeRegion(REGION, alertTable(alerts, zone)),
    ...unread,
    ["<details><summary>What the alert says</summary>", ...says, "</details>"].join("\n\n"),
    classificationWords(classified, playbookFile),
    writeAlertMemory(alerts),
  ];
  const [oldest] = alerts.map(({ since }) => since).sort();
  const marker = writeMarker({ kind: "alert", key: [message.group, oldest ?? ""], notes: {} });
  return { title, body: `${blocks.join("\n\n")}\n${marker}` };
}

const REGION = "alerts";
const LABELS = 20;
/** Of this many alerts all is shown; of the rest the table tells. */
const SAID = 3;

/** The body of such an issue with what is known of its alerts now; what people wrote stays. */
export function withAlerts(body: string, alerts: readonly KnownAlert[], zone: Zone): string {
  const table = regenerate(body, new Map([[REGION, alertTable(alerts, zone)]])).text;
  return withAlertMemory(table, alerts);
}

/** What is said when alerts of an incident ended or came back; undefined where nobody must hear of it. */
export function alertComment(
  changed: {
    readonly alerts: readonly KnownAlert[];
    readonly began: readonly KnownAlert[];
    readonly ended: readonly KnownAlert[];
  },
  before: readonly KnownAlert[],
  zone: Zone,
): string | undefined {
  const firing = changed.alerts.filter(({ until }) => until === undefined);
  const [again] = changed.began;
  const wasOver = before.length > 0 && before.every(({ until }) => until !== undefined);
  if (again !== undefined && wasOver)
    return `Monitoring: **${safeText(again.title)}** fires again since ${tableMoment(again.since, zone)}.`;
  const last = changed.ended
    .map(({ until = "" }) => until)
    .sort()
    .at(-1);
  if (firing.length > 0 || last === undefined) return undefined;
  return `Monitoring: nothing fires any more since ${tableMoment(last, zone)}. That closes nothing: if users can work again, write \`/mitigated\`.`;
}

function alertTable(alerts: readonly KnownAlert[], zone: Zone): string {
  const rows = alerts
    .toSorted((a, b) => (a.since === b.since ? (a.fingerprint < b.fingerprint ? -1 : 1) : a.since < b.since ? -1 : 1))
    .slice(0, ROWS)
    .map(({ title, since, until }) => {
      const state = until === undefined ? "🔥 fires" : `✅ ${tableMoment(until, zone)}`;
      return `| ${safeText(title, { limit: 100 })} | ${tableMoment(since, zone)} | ${state} |`;
    });
  const more = alerts.length - rows.length;
  return [
    `| Alert | Since (${safeText(zone)}) | Over |`,
    "|---|---|---|",
    ...rows,
    ...(more > 0 ? [`| and ${more} more | | |`] : []),
  ].join("\n");
}

const ROWS = 30;
