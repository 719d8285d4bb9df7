import { noticeEvents, noticeId } from "../../incident/notices/notice-events.ts";
import { type OutsideMessage, deliveryOf, slackMessage, webhookMessage } from "../../render/incident-message.ts";
import type { Operation } from "../../operation/operation.ts";
import { type Draft, type Lesson, draft } from "../draft.ts";
import type { World } from "../world.ts";
import type { WatchedIncident } from "./watched-incident.ts";

/** Tells those outside of GitHub whom the playbook names. Each event is told once: the ledger remembers what was delivered, in the same pass; what was not is tried again by the next. */
export function planNotices(
  world: World,
  { incident, issue }: WatchedIncident,
  { service, confidential }: Pick<OutsideMessage, "service" | "confidential">,
): Draft {
  const { owner, name } = world.snapshot;
  const sent = new Set(world.ledger.notified[String(issue.number)]);
  const operations: Extract<Operation, { readonly kind: "notify" }>[] = [];
  const learned: Lesson[] = [];
  for (const notice of world.playbook.incidents.notify) {
    for (const event of noticeEvents(incident, notice, world.now)) {
      const id = `${notice.secret} ${noticeId(event)}`;
      if (sent.has(id)) continue;
      const message = { incident, event, repository: { owner, name }, service, confidential };
      const key = `notify:${issue.number}:${id}`;
      operations.push({
        kind: "notify",
        key,
        via: notice.kind,
        secret: notice.secret,
        sign: notice.sign,
        delivery: deliveryOf(message),
        message: notice.kind === "slack" ? slackMessage(message) : webhookMessage(message),
        reason: `\`notify\` names it for ${notice.severities.join(", ")}.`,
      });
      learned.push({ kind: "notified", issue: issue.number, id, done: key });
    }
  }
  return draft({ operations, learned });
}
