import type { Operation } from "../operation/operation.ts";
import type { Problem } from "../operation/plan.ts";
import type { Clock } from "../time/clock.ts";
import { toMillis } from "../time/instant.ts";
import type { InputAccess } from "./input-reader.ts";
import { RefusedAddress, requestOutside } from "./request-outside.ts";
import { SIGNATURE_HEADER, TIMESTAMP_HEADER, signBody } from "./sign-body.ts";

/** What notices are sent with. */
export type NoticeAccess = Pick<InputAccess, "secretOf" | "clock"> & {
  readonly privateHosts: ReadonlySet<string>;
  /** Milliseconds a server has to answer. */
  readonly timeout: number;
};

type Notice = Extract<Operation, { readonly kind: "notify" }>;

/** Sends notices over HTTP, each once a call: signed where that is asked, never to a private address, redirects not followed. What went wrong comes back as a problem, and the next pass tries again. */
export function noticeSender(access: NoticeAccess): (notice: Notice) => Promise<Problem | undefined> {
  return async (notice) => {
    const because = await send(access, notice);
    if (because === undefined) return undefined;
    return {
      id: "notice-failed",
      cause: `The notice for ${notice.secret} was not delivered: ${because}`,
      place: "incidents.notify",
      fix: `Check the secret ${notice.secret}; the next pass tries again.`,
    };
  };
}

async function send(
  { secretOf, clock, privateHosts, timeout }: NoticeAccess,
  notice: Notice,
): Promise<string | undefined> {
  const address = secretOf(notice.secret);
  if (address === undefined) return `the secret ${notice.secret} was not passed in.`;
  const url = URL.parse(address.value);
  if (url === null || !/^https?:$/.test(url.protocol)) return `the secret ${notice.secret} holds no web address.`;
  if (address.hosts !== undefined && !address.hosts.includes(url.hostname))
    return `whoever runs Almanac does not let ${notice.secret} be used for that host.`;
  const headers = headersOf(notice, secretOf, clock);
  if (typeof headers === "string") return headers;
  const signal = AbortSignal.timeout(timeout);
  try {
    const answer = await requestOutside(
      url,
      { method: "POST", headers, body: notice.message },
      { privateHosts },
      signal,
    );
    const { statusCode = 0 } = answer;
    answer.destroy();
    return statusCode >= 200 && statusCode < 300 ? undefined : `it was answered with ${statusCode}.`;
  } catch (error) {
    if (error instanceof RefusedAddress) return "its address is one of a private network, which is not told.";
    if (signal.aborted) return `there was no answer within ${timeout / 1000} s.`;
    const code = error instanceof Error && "code" in error ? ` (${String(error.code)})` : "";
    return `the server could not be reached${code}.`;
  }
}

function headersOf(
  { sign, message, delivery }: Notice,
  secretOf: NoticeAccess["secretOf"],
  clock: Clock,
): Readonly<Record<string, string>> | string {
  const headers = { "content-type": "application/json; charset=utf-8", "x-almanac-delivery": delivery };
  if (sign === undefined) return headers;
  const key = secretOf(sign);
  if (key === undefined) return `the secret ${sign}, which signs it, was not passed in.`;
  const seconds = Math.floor(toMillis(clock.now()) / 1000);
  return {
    ...headers,
    [TIMESTAMP_HEADER]: String(seconds),
    [SIGNATURE_HEADER]: signBody(key.value, seconds, message),
  };
}
