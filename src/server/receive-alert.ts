import type { IncomingMessage } from "node:http";
import { alertLimits } from "../inputs/alerts/alert-limits.ts";
import { parseAlerts } from "../inputs/alerts/parse-alerts.ts";
import { verifyAlert } from "../sources/verify-alert.ts";
import type { Clock } from "../time/clock.ts";
import type { Counters } from "./counters.ts";
import type { Log } from "./log.ts";
import type { Queue } from "./queue.ts";
import type { Answer } from "./receive.ts";
import type { Repositories } from "./repositories.ts";
import type { WaitingAlerts } from "./waiting-alerts.ts";

/** What taking alerts needs. */
export type ReceivingAlerts = {
  readonly repositories: Repositories;
  readonly alerts: WaitingAlerts;
  readonly passes: Queue;
  /** The secret that senders of an owner's alerts must know. */
  readonly alertSecretOf: (owner: string) => string | undefined;
  readonly counters: Counters;
  readonly clock: Clock;
  readonly log: Log;
};

/** Takes an alert in: `POST /alerts?repository=owner/name`. It is answered with success only once it is kept, and who does not know the secret learns nothing of which repositories there are. */
export async function receiveAlert(request: IncomingMessage, receiving: ReceivingAlerts): Promise<Answer> {
  const { counters, log } = receiving;
  const named = new URL(request.url ?? "/", "http://localhost").searchParams.get("repository") ?? "";
  const answer = await answerTo(request, named, receiving);
  counters.add("almanac_alerts_total", { status: String(answer.status) });
  log(answer.status >= 400 ? "warn" : "info", `alert: ${answer.text}`, {
    repository: named.slice(0, 200),
    status: answer.status,
  });
  return answer;
}

async function answerTo(
  request: IncomingMessage,
  named: string,
  { repositories, alerts, passes, alertSecretOf, clock }: ReceivingAlerts,
): Promise<Answer> {
  const [, owner, name] = /^([\w.-]{1,100})\/([\w.-]{1,100})$/.exec(named) ?? [];
  if (owner === undefined || name === undefined)
    return { status: 400, text: "Say for which repository: POST /alerts?repository=owner/name." };
  const body = await readBody(request);
  if (body === undefined) return { status: 413, text: `An alert has at most ${alertLimits.message} characters.` };
  const receivedAt = clock.now();
  const sender = verifyAlert({ headers: request.headers, body, receivedAt }, alertSecretOf(owner));
  if (sender.kind === "unknown") return { status: 401, text: sender.why };
  const repository = await repositories.named(owner, name);
  if (repository === undefined || repository.awake === false)
    return { status: 404, text: "The App does not look after that repository." };
  const parsed = parseAlerts(body, receivedAt);
  if (parsed.kind === "refused") return { status: 422, text: parsed.why };
  await alerts.keep(repository.id, parsed.message, receivedAt);
  await passes.wake(repository.id, true);
  return { status: 202, text: "kept" };
}

async function readBody(request: IncomingMessage): Promise<string | undefined> {
  const parts: Uint8Array[] = [];
  let size = 0;
  for await (const part of request as AsyncIterable<Uint8Array>) {
    size += part.length;
    if (size > alertLimits.message) return undefined;
    parts.push(part);
  }
  return Buffer.concat(parts).toString("utf8");
}
