import { type IncomingMessage, type Server, type ServerResponse, createServer } from "node:http";
import type { Reply } from "./call.ts";
import type { Incoming } from "./incoming.ts";
import type { Fault } from "./faults.ts";

/** What the server asks of what stands behind it. */
export type Behind = {
  fault(method: string, path: string): Fault | undefined;
  handle(incoming: Incoming): Reply | Promise<Reply>;
  /** Told of every request; `reply` is undefined where the connection broke before it was handled. */
  log(incoming: Incoming, reply: Reply | undefined, lost: boolean): void;
};

/** A listening server on a free port of this machine. */
export async function listen(behind: Behind): Promise<{ readonly server: Server; readonly url: string }> {
  const server = createServer((request, response) => {
    void serve(request, response, behind);
  });
  server.keepAliveTimeout = 30_000;
  await new Promise<void>((resolve, reject) => {
    server.once("error", reject);
    server.listen(0, "127.0.0.1", resolve);
  });
  const address = server.address();
  const port = typeof address === "object" && address !== null ? address.port : 0;
  return { server, url: `http://127.0.0.1:${port}` };
}

async function serve(request: IncomingMessage, response: ServerResponse, behind: Behind): Promise<void> {
  const incoming = readRequest(request, await readBody(request));
  const fault = behind.fault(incoming.method, request.url ?? "/");
  if (fault?.how === "before") {
    behind.log(incoming, undefined, true);
    request.socket.destroy();
    return;
  }
  const reply =
    fault?.how === "status"
      ? { status: fault.status, body: fault.body, ...(fault.headers && { headers: fault.headers }) }
      : await answer(incoming, behind);
  const lost = fault?.how === "after";
  behind.log(incoming, reply, lost);
  if (lost) request.socket.destroy();
  else send(response, reply, incoming.method === "HEAD");
}

async function answer(incoming: Incoming, behind: Behind): Promise<Reply> {
  try {
    return await behind.handle(incoming);
  } catch (error) {
    // A bug of the harness must be seen by the test that meets it, and must not look like an answer of GitHub.
    return {
      status: 500,
      body: { message: `embedded GitHub: ${error instanceof Error ? error.stack : String(error)}` },
    };
  }
}

function readRequest(request: IncomingMessage, text: string): Incoming {
  const target = request.url ?? "/";
  const cut = target.indexOf("?");
  const headers: Record<string, string | undefined> = {};
  for (const [name, value] of Object.entries(request.headers))
    headers[name] = Array.isArray(value) ? value.join(", ") : value;
  return {
    method: request.method ?? "GET",
    path: cut === -1 ? target : target.slice(0, cut),
    query: new URLSearchParams(cut === -1 ? "" : target.slice(cut + 1)),
    headers,
    text,
  };
}

async function readBody(request: IncomingMessage): Promise<string> {
  let text = "";
  request.setEncoding("utf8");
  for await (const part of request) text += String(part);
  return text;
}

function send(response: ServerResponse, reply: Reply, headOnly: boolean): void {
  const text = reply.text ?? (reply.body === undefined ? undefined : JSON.stringify(reply.body));
  // The clock of this machine is not the one time is told by here.
  response.sendDate = false;
  response.statusCode = reply.status;
  for (const [name, value] of Object.entries(reply.headers ?? {})) response.setHeader(name, value);
  if (text === undefined) {
    response.end();
    return;
  }
  if (!response.hasHeader("content-type")) response.setHeader("content-type", "application/json; charset=utf-8");
  const bytes = Buffer.from(text, "utf8");
  response.setHeader("content-length", bytes.byteLength);
  response.end(headOnly ? undefined : bytes);
}
