import { type IncomingMessage, type ServerResponse, createServer } from "node:http";
import type { AddressInfo } from "node:net";
import { redactError } from "../github/redact.ts";
import type { Log } from "./log.ts";
import type { Answer } from "./receive.ts";
import type { Route } from "./route.ts";
import type { About, Tracer } from "./tracer.ts";

/** An address at which requests are answered. */
export type Listening = {
  readonly url: string;
  /** Takes nothing new; what is being answered goes on. */
  refuse(): void;
  /** Ends what is left. */
  end(): Promise<void>;
};

/** Where to listen, and who is told of what comes. */
type Listener = {
  readonly host: string;
  /** 0: any free one. */
  readonly port: number;
  readonly tracer: Tracer;
  readonly log: Log;
};

/** Whoever takes longer than this to send a request is not GitHub, which gives up after ten seconds. */
const SLOWEST = 30_000;

/** Answers requests by their routes; rejects where the address cannot be had. */
export async function listen(routes: readonly Route[], { host, port, ...told }: Listener): Promise<Listening> {
  const http = createServer({ headersTimeout: SLOWEST, requestTimeout: SLOWEST }, (request, response) => {
    void answerRequest(request, response, routes, told);
  });
  await new Promise<void>((resolve, reject) => {
    http.once("error", reject);
    http.listen(port, host, resolve);
  });
  const closed = Promise.withResolvers<void>();
  http.once("close", closed.resolve);
  return {
    url: urlOf(http.address(), host),
    refuse() {
      http.close();
      http.closeIdleConnections();
    },
    async end() {
      http.closeAllConnections();
      await closed.promise;
    },
  };
}

/** Machines ask so every few seconds, and nobody wonders where their time goes. */
const ASKED_OFTEN: ReadonlySet<string> = new Set(["/healthz", "/readyz", "/readyz/webhooks", "/metrics"]);

function idOf({ headers }: IncomingMessage): About {
  const delivery = headers["x-github-delivery"];
  return typeof delivery === "string" ? { delivery } : {};
}

async function answerRequest(
  request: IncomingMessage,
  response: ServerResponse,
  routes: readonly Route[],
  { tracer, log }: { readonly tracer: Tracer; readonly log: Log },
): Promise<void> {
  const path = (request.url ?? "/").replace(/\?.*$/s, "");
  let answer: Answer;
  try {
    const route = routes.find((one) => one.method === request.method && one.path === path);
    const run = async (): Promise<Answer> =>
      route === undefined ? { status: 404, text: "There is nothing here." } : route.run(request);
    answer = ASKED_OFTEN.has(path) ? await run() : await tracer.follow(`${request.method} ${path}`, idOf(request), run);
  } catch (error) {
    log("error", "a request failed", { path, reason: redactError(error).message });
    answer = { status: 500, text: "This went wrong; the log says why." };
  }
  const { status, text, type = "text/plain; charset=utf-8", headers = {} } = answer;
  // Whoever still sends a body that nobody reads is told to stop.
  const open = request.complete ? {} : { connection: "close" };
  response.writeHead(status, { "content-type": type, "x-content-type-options": "nosniff", ...headers, ...open });
  response.end(`${text}\n`);
}

function urlOf(address: AddressInfo | string | null, host: string): string {
  const port = typeof address === "object" && address !== null ? address.port : 0;
  return `http://${host.includes(":") ? `[${host}]` : host}:${port}`;
}
