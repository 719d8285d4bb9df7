import { createHmac, timingSafeEqual } from "node:crypto";
import type { IncomingMessage } from "node:http";
import type { Clock } from "../time/clock.ts";
import type { Counters } from "./counters.ts";
import type { Deliveries } from "./deliveries.ts";
import type { Intake } from "./intake.ts";
import type { Log } from "./log.ts";
import { type Reader, readTidings } from "./tidings.ts";

/** What a request is answered with. */
export type Answer = {
  readonly status: number;
  readonly text: string;
  readonly type?: string;
  readonly headers?: Readonly<Record<string, string | string[]>>;
};

/** What receiving needs. */
export type Receiving = {
  readonly secret: string;
  readonly reader: Reader;
  readonly deliveries: Deliveries;
  readonly counters: Counters;
  readonly clock: Clock;
  readonly log: Log;
  readonly intake: Intake;
  /** Told once something new is kept. */
  readonly arrived: () => void;
};

/** What GitHub sends at most; larger events are not sent at all. */
const LARGEST = 25 * 1024 * 1024;

/** GitHub waits for ten seconds; a delivery that is refused in time is in its log as failed, and comes again. */
const PATIENCE = 8000;

/** Takes a webhook in: it is answered with success only once it is kept for good. */
export async function receive(request: IncomingMessage, receiving: Receiving): Promise<Answer> {
  const { clock, counters, log } = receiving;
  const id = header(request, "x-github-delivery");
  const event = header(request, "x-github-event");
  const answer = await answerTo(request, id, event, receiving);
  counters.add("almanac_deliveries_total", { status: String(answer.status) });
  const level = answer.status >= 500 ? "error" : answer.status >= 400 ? "warn" : "debug";
  log(level, `webhook: ${answer.text}`, { delivery: id, event, status: answer.status, at: clock.now() });
  return answer;
}

async function answerTo(
  request: IncomingMessage,
  id: string | undefined,
  event: string | undefined,
  { secret, reader, deliveries, intake, clock, arrived }: Receiving,
): Promise<Answer> {
  if (id === undefined || id.length > 100 || event === undefined || event.length > 100)
    return { status: 400, text: "X-GitHub-Delivery and X-GitHub-Event must be given." };
  if (!/^application\/json\b/i.test(header(request, "content-type") ?? ""))
    return { status: 415, text: "Set the content type of the webhook to application/json." };
  const body = await readBody(request, intake);
  if (body === "too much") return { status: 503, text: "There is too much at once. It will be asked for again." };
  if (body === "too large") return { status: 413, text: "A webhook has at most 25 MB." };
  if (!isSigned(body, header(request, "x-hub-signature-256"), secret))
    return { status: 401, text: "The signature does not fit: is WEBHOOK_SECRET the one of the App?" };
  const payload = parse(body);
  if (payload === undefined) return { status: 400, text: "The body is no JSON object." };
  try {
    const kept = deliveries.keep({ id, event, tidings: readTidings(event, payload, reader), at: clock.now() });
    const fresh = await within(kept, PATIENCE);
    if (fresh) arrived();
    return { status: 202, text: fresh ? "kept" : "known already" };
  } catch {
    // The reason is logged where the database is known; GitHub need not learn it.
    return { status: 503, text: "It could not be kept. It will be asked for again." };
  }
}

/** Whether GitHub signed exactly these bytes; takes as long for a wrong signature as for a right one. */
export function isSigned(body: Uint8Array, signature: string | undefined, secret: string): boolean {
  const expected = Buffer.from(`sha256=${createHmac("sha256", secret).update(body).digest("hex")}`);
  const given = Buffer.from(signature ?? "");
  return given.length === expected.length && timingSafeEqual(given, expected);
}

async function readBody(request: IncomingMessage, intake: Intake): Promise<Uint8Array | "too large" | "too much"> {
  if (Number(request.headers["content-length"] ?? 0) > LARGEST) return "too large";
  const parts: Uint8Array[] = [];
  let size = 0;
  try {
    for await (const part of request as AsyncIterable<Uint8Array>) {
      if (size + part.length > LARGEST) return "too large";
      if (!intake.take(part.length)) return "too much";
      size += part.length;
      parts.push(part);
    }
    return Buffer.concat(parts);
  } finally {
    intake.give(size);
  }
}

function parse(body: Uint8Array): object | undefined {
  try {
    const value: unknown = JSON.parse(Buffer.from(body).toString("utf8"));
    return typeof value === "object" && value !== null && !Array.isArray(value) ? value : undefined;
  } catch {
    return undefined;
  }
}

async function within<T>(promise: Promise<T>, millis: number): Promise<T> {
  const late = Promise.withResolvers<never>();
  const timer = setTimeout(() => late.reject(new Error(`no answer within ${millis} ms`)), millis);
  try {
    return await Promise.race([promise, late.promise]);
  } finally {
    clearTimeout(timer);
  }
}

function header(request: IncomingMessage, name: string): string | undefined {
  const value = request.headers[name];
  return typeof value === "string" ? value : undefined;
}
