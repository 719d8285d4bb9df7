import { type NoticeEvent, noticeId } from "../incident/notices/notice-events.ts";
import type { Incident } from "../incident/incident.ts";
import { cutText } from "../markdown/cut-text.ts";
import { oneLine } from "../markdown/one-line.ts";
import { REPOSITORY_PAGE } from "../operation/repository-page.ts";

/** What a message to the outside is made of; titles and texts are foreign. */
export type OutsideMessage = {
  readonly incident: Incident;
  readonly event: NoticeEvent;
  readonly repository: { readonly owner: string; readonly name: string };
  /** What breaks, as users know it. */
  readonly service: string | undefined;
  /** Nothing that anybody wrote may leave. */
  readonly confidential: boolean;
};

/** What a receiver tells one message from another by: `acme/shop#517 declared@2026-11-25T01:47:00Z`. */
export function deliveryOf({ incident, event, repository }: OutsideMessage): string {
  return `${repository.owner}/${repository.name}#${incident.number} ${noticeId(event)}`;
}

/** The message for a Slack-compatible webhook: one line of text in which foreign words mention nobody and link nothing. */
export function slackMessage(message: OutsideMessage): string {
  const { incident, event, confidential } = message;
  const url = `${REPOSITORY_PAGE}/issues/${incident.number}`;
  const name = confidential ? `#${incident.number}` : `#${incident.number} ${titleOf(incident)}`;
  const said = confidential ? "" : wordsOf(event.text);
  const by = confidential ? "" : ` by ${event.by}`;
  const head = `${SIGNS[event.kind]} *${event.severity}* ${WORDS[event.kind]}${by}: <${url}|${slackText(name)}>`;
  return JSON.stringify({ text: said === "" ? head : `${head}\n${slackText(said)}` });
}

/** The message for any other webhook: the facts by name, the same names for every event. */
export function webhookMessage(message: OutsideMessage): string {
  const { incident, event, repository, service, confidential } = message;
  const over = event.kind === "resolved" || event.kind === "false-alarm";
  return JSON.stringify({
    version: 1,
    event: event.kind,
    at: event.at,
    // The same for all events of an incident, so that a pager opens and closes one alert.
    incident: `${repository.owner}/${repository.name}#${incident.number}`,
    state: over ? "resolved" : "firing",
    severity: event.severity,
    status: over ? "resolved" : incident.status,
    title: confidential ? "An incident is being handled" : titleOf(incident),
    service: confidential ? null : (service ?? null),
    text: confidential ? "" : wordsOf(event.text),
    by: confidential ? null : event.by,
    since: incident.started ?? incident.detected,
    url: `${REPOSITORY_PAGE}/issues/${incident.number}`,
  });
}

const WORDS: Readonly<Record<NoticeEvent["kind"], string>> = {
  declared: "declared",
  raised: "raised",
  acknowledged: "acknowledged",
  updated: "update",
  mitigated: "mitigated",
  resolved: "resolved",
  "false-alarm": "was no incident",
};

const SIGNS: Readonly<Record<NoticeEvent["kind"], string>> = {
  declared: "🔴",
  raised: "🔺",
  acknowledged: "👀",
  updated: "ℹ️",
  mitigated: "🟡",
  resolved: "✅",
  "false-alarm": "⚪",
};

function titleOf({ title }: Incident): string {
  return cutText(oneLine(title), 200);
}

function wordsOf(text: string): string {
  return cutText(oneLine(text), 1000);
}

/** Slack makes markup of these three characters, and of words like `@here` where it is asked to. */
function slackText(text: string): string {
  return text
    .replace(/&/g, "&amp;")
    .replace(/</g, "&lt;")
    .replace(/>/g, "&gt;")
    .replace(/@(?=\S)/g, "@\u200B")
    .replace(/[*_~`|](?=\S)/g, "\u200B$&");
}
