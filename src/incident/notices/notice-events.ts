import type { Notice, SeverityId } from "../../playbook/incidents.ts";
import { type Instant, addMillis } from "../../time/instant.ts";
import type { Incident } from "../incident.ts";

/** Something about an incident that others outside of GitHub are told. */
export type NoticeEvent = {
  readonly kind: "declared" | "raised" | "acknowledged" | "updated" | "mitigated" | "resolved" | "false-alarm";
  readonly at: Instant;
  readonly by: string;
  /** Foreign text; empty where nothing was said. */
  readonly text: string;
  /** The severity that held then. */
  readonly severity: SeverityId;
};

/** What tells one event of an incident from its others. */
export function noticeId({ kind, at }: NoticeEvent): string {
  return `${kind}@${at}`;
}

/** What others are to be told of an incident, oldest first, as far as it happened within a day: what is older helps nobody any more. Nothing while no severity holds, and nothing of a duplicate. */
export function noticeEvents(
  incident: Incident,
  notice: Pick<Notice, "severities">,
  now: Instant,
): readonly NoticeEvent[] {
  const { severities, acknowledged, updates, spells, resolved, falseAlarm, duplicateOf } = incident;
  const [first] = severities;
  if (first === undefined || duplicateOf !== undefined) return [];
  const heldAt = (at: Instant) => severities.findLast((change) => change.at <= at)?.severity ?? first.severity;
  const event = (
    kind: NoticeEvent["kind"],
    deed: { readonly at: Instant; readonly by: string },
    text = "",
  ): NoticeEvent => ({
    kind,
    at: deed.at,
    by: deed.by,
    text,
    severity: heldAt(deed.at),
  });
  const raised = severities.filter(
    ({ severity }, index) => index > 0 && severity < (severities[index - 1]?.severity ?? ""),
  );
  const events = [
    event("declared", first),
    ...raised.map((change) => event("raised", change, change.why)),
    ...(acknowledged === undefined ? [] : [event("acknowledged", acknowledged)]),
    ...updates.map((update) => event("updated", update, update.text)),
    ...spells.flatMap(({ mitigated }) => (mitigated === undefined ? [] : [event("mitigated", mitigated)])),
    ...(resolved === undefined ? [] : [event("resolved", resolved)]),
    ...(falseAlarm === undefined ? [] : [event("false-alarm", falseAlarm)]),
  ];
  const since = addMillis(now, -DAY);
  const opened = severities.find(({ severity }) => notice.severities.includes(severity))?.at;
  return events
    .filter(({ at, severity, kind }) => {
      if (at < since || opened === undefined || at < opened) return false;
      // Whoever was told that it began is told that it ended, whatever it has become since.
      return notice.severities.includes(severity) || kind === "resolved" || kind === "false-alarm";
    })
    .sort((a, b) => (a.at === b.at ? ORDER.indexOf(a.kind) - ORDER.indexOf(b.kind) : a.at < b.at ? -1 : 1));
}

const DAY = 86_400_000;

const ORDER: readonly NoticeEvent["kind"][] = [
  "declared",
  "raised",
  "acknowledged",
  "updated",
  "mitigated",
  "resolved",
  "false-alarm",
];
