import { type IncomingMessage, type ServerResponse, createServer } from "node:http";
import type { AddressInfo } from "node:net";

/** A request as it came in. */
export type Received = {
  readonly method: string;
  /** With the query. */
  readonly path: string;
  readonly headers: IncomingMessage["headers"];
  readonly body: string;
};

/** What to answer: JSON, text as it is, half of it, or nothing at all. */
export type Scripted = {
  readonly status?: number;
  readonly json?: unknown;
  readonly text?: string;
  readonly headers?: Readonly<Record<string, string>>;
  readonly broken?: "nothing" | "half";
};

/** A server that answers as a test says. */
export type ScriptedServer = AsyncDisposable & {
  readonly url: string;
  /** `GET /path?query`, in the order of arrival. */
  readonly lines: readonly string[];
  readonly received: readonly Received[];
  /** How many requests were waiting for their answers at once. */
  readonly peak: number;
};

/** Starts a server on a free port; `script` may answer late. */
export async function scriptedServer(
  script: (request: Received, count: number) => Scripted | Promise<Scripted>,
): Promise<ScriptedServer> {
  const received: Received[] = [];
  let waiting = 0;
  let peak = 0;
  const serve = async (request: IncomingMessage, response: ServerResponse): Promise<void> => {
    const parts: Buffer[] = [];
    for await (const part of request) parts.push(part as Buffer);
    const { method = "", url = "", headers } = request;
    const one = { method, path: url, headers, body: Buffer.concat(parts).toString() };
    received.push(one);
    waiting += 1;
    peak = Math.max(peak, waiting);
    const answer = await script(one, received.length);
    waiting -= 1;
    send(answer, response);
  };
  const server = createServer((request, response) => void serve(request, response));
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  return {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    received,
    get lines() {
      return received.map(({ method, path }) => `${method} ${path}`);
    },
    get peak() {
      return peak;
    },
    async [Symbol.asyncDispose]() {
      server.closeAllConnections();
      await new Promise((resolve) => server.close(resolve));
    },
  };
}

function send({ status = 200, json, text, headers = {}, broken }: Scripted, response: ServerResponse): void {
  if (broken === "nothing") {
    response.destroy();
    return;
  }
  const body = text ?? (json === undefined ? "" : JSON.stringify(json));
  response.writeHead(status, { "content-type": "application/json; charset=utf-8", ...headers });
  if (broken === "half") response.write(body.slice(0, body.length / 2), () => response.destroy());
  else response.end(body);
}
