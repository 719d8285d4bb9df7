import type { Octokit } from "@octokit/core";
import type { OctokitResponse } from "@octokit/types";
import { GitHubError } from "../errors.ts";
import type { Clock } from "../time/clock.ts";
import { toMillis } from "../time/instant.ts";
import { makePacer } from "./pacer.ts";
import { makePatience } from "./patience.ts";
import { type SharedLimit, requestsLeft } from "./shared-limit.ts";

/** Parameters of a request: for its path, its query or its body. */
export type Parameters = Readonly<Record<string, unknown>>;

/** Whether a write may be sent twice. */
export type Write = { readonly idempotent: boolean };

/** Sends requests at the right speed, waits where GitHub asks for it, tries again where that does no harm. */
export type Sender = {
  /** How many requests were sent. */
  sent(): number;
  /** The whole answer, parsed; `write` is undefined for what changes nothing. Rejects with a `GitHubError`. */
  send(route: string, parameters: Parameters, write: Write | undefined): Promise<OctokitResponse<unknown>>;
};

/** What a sender is made of. */
export type SenderOptions = {
  readonly octokit: Octokit;
  readonly api: string;
  /** The page of the repository. */
  readonly web: string;
  readonly token: string;
  readonly clock: Clock;
  /** Milliseconds that may be waited in all. */
  readonly budget: number;
  readonly onWait: ((wait: { readonly millis: number; readonly because: string }) => void) | undefined;
  /** Once it is aborted, nothing is sent any more. */
  readonly signal?: AbortSignal | undefined;
  readonly shared?: SharedLimit | undefined;
};

/** A sender that has sent nothing yet. */
export function makeSender({ octokit, api, web, token, clock, budget, onWait, signal, shared }: SenderOptions): Sender {
  const patience = makePatience(clock, budget, onWait);
  const pacer = makePacer(clock, patience, shared && (async () => shared.bookWrite(budget)));
  let sent = 0;
  /** Nothing is sent before this moment. */
  let heldUntil = 0;
  /** The limit that was too long to wait for: pressing on would be held against us. */
  let exhausted: GitHubError | undefined;

  async function sendOnce(route: string, parameters: Parameters): Promise<OctokitResponse<unknown>> {
    for (;;) {
      if (exhausted !== undefined) throw exhausted;
      if (signal?.aborted === true) throw handedOver(signal.reason);
      const millis = Math.max(heldUntil, shared?.heldUntil() ?? 0) - toMillis(clock.now());
      if (millis <= 0) break;
      await patience.wait({ millis, because: "GitHub asks for this pause.", quiet: true });
    }
    sent += 1;
    const headers = { "x-github-api-version": "2022-11-28" };
    const answer = await octokit.request(route, { ...parameters, headers });
    const left = shared && requestsLeft(answer.headers);
    if (left !== undefined) shared?.seen(left);
    return wholeAnswer(answer);
  }

  /** Waits until another attempt is worth while, or throws what the request ends with. */
  async function recover(
    error: unknown,
    route: string,
    parameters: Parameters,
    attempt: number,
    idempotent: boolean,
  ): Promise<void> {
    if (error instanceof GitHubError) throw error;
    const { beyondPatience, judgeFailure } = await import("./judge-failure.ts");
    const { method, url } = octokit.request.endpoint(route, parameters);
    const path = url.slice(url.startsWith(api) ? api.length : 0).replace(/\?.*$/s, "");
    const now = clock.now();
    const judged = judgeFailure({ error, method, path, web, secrets: [token], attempt, idempotent, now });
    const { pause } = judged;
    if (pause === undefined) throw judged.error;
    if (pause.limit) {
      heldUntil = Math.max(heldUntil, toMillis(now) + pause.millis);
      shared?.hold(heldUntil);
    }
    if (await patience.wait({ ...pause, quiet: false })) return;
    if (!pause.limit) throw judged.error;
    exhausted = beyondPatience(judged.error, pause.millis, budget, now);
    throw exhausted;
  }

  return {
    sent: () => sent,
    async send(route, parameters, write) {
      const once = async (): Promise<OctokitResponse<unknown>> => sendOnce(route, parameters);
      for (let attempt = 1; ; attempt += 1) {
        try {
          return await (write === undefined ? pacer.read(once) : pacer.write(once));
        } catch (error) {
          await recover(error, route, parameters, attempt, write?.idempotent ?? true);
        }
      }
    },
  };
}

/** The body is read here and not by Octokit, which would take half an answer for an empty one. */
async function wholeAnswer(response: OctokitResponse<unknown>): Promise<OctokitResponse<unknown>> {
  if (response.status >= 300) throw Object.assign(new Error(`status ${response.status}`), { response });
  const { data } = response;
  const text = typeof data === "string" ? data : data instanceof ReadableStream ? await new Response(data).text() : "";
  return { ...response, data: text === "" ? undefined : parseExactly(text) };
}

/** Ids of webhook deliveries are too long for a number and must come back digit by digit. */
function parseExactly(text: string): unknown {
  if (!/[:[,]\s*\d{16}/.test(text)) return JSON.parse(text);
  // The types of this library do not know yet that the source text is given.
  const exact = (_key: string, value: unknown, { source = "" }: { source?: string } = {}): unknown =>
    typeof value === "number" && Number.isInteger(value) && !Number.isSafeInteger(value) ? BigInt(source) : value;
  return JSON.parse(text, exact);
}

function handedOver(reason: unknown): GitHubError {
  return new GitHubError(
    "Sending",
    0,
    {
      id: "handed-over",
      cause: "This took so long that another process may have taken it over.",
      place: "this pass",
      fix: "Nothing to do: the other process goes on. If it happens often, see whether the database is slow.",
    },
    reason,
  );
}
