import { Agent, type IncomingMessage, type ServerResponse, createServer, request as send } from "node:http";

/** A way to a server that takes its time, and counts. */
export type SlowProxy = AsyncDisposable & {
  readonly url: string;
  /** Milliseconds each request takes longer from now on. */
  delay(millis: number): void;
  /** How many requests came, how many were under way at most, and when the first came (`performance.now()`), since the last call. */
  counted(): { readonly requests: number; readonly together: number; readonly firstAt: number };
};

/** Starts a proxy on a free port in front of `target`; connecting costs nothing extra, only requests wait. `seen` is told of each. */
export async function slowProxy(
  target: string,
  seen: (method: string, path: string) => void = () => {},
): Promise<SlowProxy> {
  const { hostname, port } = new URL(target);
  const agent = new Agent({ keepAlive: true });
  let millis = 0;
  let underWay = 0;
  let count = { requests: 0, together: 0, firstAt: Number.NaN };

  async function pass(request: IncomingMessage, response: ServerResponse): Promise<void> {
    if (count.requests === 0) count.firstAt = performance.now();
    underWay += 1;
    count.requests += 1;
    seen(request.method ?? "", request.url ?? "");
    count.together = Math.max(count.together, underWay);
    const waited = new Promise((resolve) => setTimeout(resolve, millis));
    const { status, headers, body } = await answerOf(request);
    if (millis > 0) await waited;
    underWay -= 1;
    response.writeHead(status, headers).end(body);
  }

  async function answerOf(
    request: IncomingMessage,
  ): Promise<{ status: number; headers: IncomingMessage["headers"]; body: Buffer }> {
    const { method, url: path, headers } = request;
    const answer = await new Promise<IncomingMessage>((resolve, reject) => {
      const onward = send({ agent, hostname, port, method, path, headers }, resolve).on("error", reject);
      request.pipe(onward);
    });
    const parts: Uint8Array[] = [];
    for await (const part of answer as AsyncIterable<Uint8Array>) parts.push(part);
    return { status: answer.statusCode ?? 502, headers: answer.headers, body: Buffer.concat(parts) };
  }

  const server = createServer({ keepAliveTimeout: 60_000 }, (request, response) => {
    pass(request, response).catch((error: unknown) => response.destroy(error instanceof Error ? error : undefined));
  });
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  const address = server.address();
  return {
    url: `http://127.0.0.1:${typeof address === "object" && address !== null ? address.port : 0}`,
    delay: (more) => (millis = more),
    counted: () => {
      const before = count;
      count = { requests: 0, together: 0, firstAt: Number.NaN };
      return before;
    },
    async [Symbol.asyncDispose]() {
      agent.destroy();
      server.closeAllConnections();
      await new Promise<void>((resolve) => server.close(() => resolve()));
    },
  };
}
