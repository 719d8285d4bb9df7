import { type IncomingMessage, type Server, type ServerResponse, createServer, request as send } from "node:http";
import type { AddressInfo } from "node:net";

/** What stands before several processes, as a proxy does. */
export type Balancer = { readonly url: string; close(): void };

/** Passes each request on to one of the processes that listen, in turn; 502 where none does or it dies meanwhile. */
export async function startBalancer(urls: () => readonly string[]): Promise<Balancer> {
  let turn = 0;
  const server: Server = createServer((request, response) => {
    const all = urls();
    turn += 1;
    const target = all[turn % all.length];
    if (target === undefined) return refuse(response);
    passOn(request, response, target);
  });
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  const { port } = server.address() as AddressInfo;
  return {
    url: `http://127.0.0.1:${port}`,
    close: () => {
      server.closeAllConnections();
      server.close();
    },
  };
}

function passOn(request: IncomingMessage, response: ServerResponse, target: string): void {
  const { method, headers, url } = request;
  const sending = send(new URL(url ?? "/", target), { method, headers }, (answer) => {
    response.writeHead(answer.statusCode ?? 502, answer.headers);
    answer.pipe(response);
    answer.on("error", () => response.destroy());
  });
  sending.on("error", () => refuse(response));
  request.pipe(sending);
}

function refuse(response: ServerResponse): void {
  if (!response.headersSent) response.writeHead(502);
  response.end();
}
