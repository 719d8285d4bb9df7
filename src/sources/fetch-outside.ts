import type { IncomingMessage } from "node:http";
import { setTimeout as wait } from "node:timers/promises";
import { RefusedAddress, requestOutside } from "./request-outside.ts";

/** How far requests to other people's servers may go. */
export type Outside = {
  /** Names of hosts that may have private addresses. */
  readonly privateHosts: ReadonlySet<string>;
  /** Milliseconds one attempt may take in all. */
  readonly timeout: number;
  /** Bytes an answer may have. */
  readonly most: number;
  /** Milliseconds before each further attempt. */
  readonly pauses: readonly number[];
};

/** The usual limits. */
export const USUAL_LIMITS = { timeout: 10_000, most: 5_000_000, pauses: [500, 2000] } as const;

/** The text a server answered, or in one line why there is none; neither address nor headers are repeated, since they may hold secrets. */
export type Fetched =
  | { readonly kind: "text"; readonly text: string }
  | { readonly kind: "failed"; readonly because: string };

const REDIRECTS = 5;

/** Gets a text over HTTP: bounded in time and size, tried again where that may help, never from a private address, redirects included. The token goes to the host asked and to no other. */
export async function fetchOutside(url: string, token: string | undefined, outside: Outside): Promise<Fetched> {
  for (let attempt = 0; ; attempt += 1) {
    const answer = await once(new URL(url), token, outside);
    const pause = outside.pauses[attempt];
    if (answer.kind !== "again" || pause === undefined)
      return answer.kind === "again" ? { ...answer, kind: "failed" } : answer;
    await wait(pause);
  }
}

type Attempt = Fetched | { readonly kind: "again"; readonly because: string };

async function once(first: URL, token: string | undefined, outside: Outside): Promise<Attempt> {
  const signal = AbortSignal.timeout(outside.timeout);
  let url = first;
  for (let left = REDIRECTS; left >= 0; left -= 1) {
    const { host } = url;
    try {
      const same = url.origin === first.origin;
      const headers = { ...(same && token !== undefined && { authorization: `Bearer ${token}` }) };
      const answer = await requestOutside(url, { method: "GET", headers, body: undefined }, outside, signal);
      const status = answer.statusCode ?? 0;
      const { location } = answer.headers;
      if (status >= 300 && status < 400 && location !== undefined) {
        answer.destroy();
        if (!URL.canParse(location, url.href)) return failed(`${host} redirects to what is no address.`);
        const next = new URL(location, url);
        if (!/^https?:$/.test(next.protocol)) return failed(`${host} redirects to something that is no web address.`);
        if (url.protocol === "https:" && next.protocol === "http:")
          return failed(`${host} redirects from https to http.`);
        url = next;
        continue;
      }
      if (status !== 200) {
        answer.destroy();
        const kind = status === 429 || status >= 500 ? "again" : "failed";
        return { kind, because: `${host} answered ${status}${MEANING[status] ?? ""}.` };
      }
      return await textOf(answer, host, outside.most);
    } catch (error) {
      if (error instanceof RefusedAddress) return failed(error.message);
      if (signal.aborted)
        return { kind: "again", because: `${host} did not answer within ${outside.timeout / 1000} s.` };
      const code = error instanceof Error && "code" in error ? ` (${String(error.code)})` : "";
      return { kind: "again", because: `${host} could not be reached${code}.` };
    }
  }
  return failed(`${first.host} redirects more than ${REDIRECTS} times.`);
}

const MEANING: Readonly<Record<number, string>> = {
  401: ": the secret is missing or wrong",
  403: ": the secret is not allowed to read this",
  404: ": there is nothing at that address",
  429: ": it was asked too often",
};

function failed(because: string): Attempt {
  return { kind: "failed", because };
}

async function textOf(answer: IncomingMessage, host: string, most: number): Promise<Attempt> {
  const parts: Uint8Array[] = [];
  let size = 0;
  for await (const part of answer as AsyncIterable<Uint8Array>) {
    size += part.length;
    if (size > most) {
      answer.destroy();
      return failed(`${host} answered more than ${most / 1_000_000} MB.`);
    }
    parts.push(part);
  }
  return { kind: "text", text: Buffer.concat(parts).toString("utf8") };
}
