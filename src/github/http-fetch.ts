import type { Agent, IncomingMessage, request } from "node:http";

/** What is needed of a fetch: Octokit's side of the contract. */
export type HttpFetch = (
  url: string,
  init: { readonly method: string; readonly headers: Readonly<Record<string, string>>; readonly body?: string },
) => Promise<HttpAnswer>;

/** What is needed of its answer; `body` is the whole text. */
export type HttpAnswer = {
  readonly status: number;
  readonly url: string;
  readonly headers: ReadonlyMap<string, string>;
  readonly body: string;
  text(): Promise<string>;
};

/** GitHub itself gives up after ten seconds. */
const SILENCE = 60_000;

const REDIRECTS = 3;

/** Sends requests as the built-in fetch would, whose start alone takes longer than a quiet pass; follows redirects within one host. `onSent` is told when one has left this machine, `onMoved` when what was asked for stands elsewhere now. */
export function makeHttpFetch(onSent: () => void, onMoved: () => void = () => {}): HttpFetch {
  return async (url, init) => {
    let target = new URL(url);
    for (let left = REDIRECTS; ; left -= 1) {
      const answer = await send(target, init, onSent);
      const next = left > 0 ? redirectOf(answer, target, init.method) : undefined;
      if (next === undefined) return whole(answer, target);
      onMoved();
      answer.resume();
      target = next;
    }
  };
}

async function send(
  url: URL,
  { method, headers, body }: Parameters<HttpFetch>[1],
  onSent: () => void,
): Promise<IncomingMessage> {
  const wire = wireFor(url.protocol);
  return new Promise((resolve, reject) => {
    const options = {
      method,
      // Without its length, the body of a DELETE would be taken for another request.
      headers: { ...headers, "accept-encoding": "gzip", ...(body && { "content-length": Buffer.byteLength(body) }) },
      agent: wire.agent,
      timeout: SILENCE,
    };
    const sending = wire.request(url, options, resolve);
    sending.on("timeout", () => sending.destroy(new Error(`no sign of life for ${SILENCE / 1000} s`)));
    sending.on("error", reject);
    sending.on("finish", onSent);
    sending.end(body);
  });
}

async function whole(answer: IncomingMessage, url: URL): Promise<HttpAnswer> {
  const parts: Uint8Array[] = [];
  for await (const part of answer as AsyncIterable<Uint8Array>) parts.push(part);
  const bytes = Buffer.concat(parts);
  const zipped = answer.headers["content-encoding"] === "gzip" && bytes.length > 0;
  const plain = zipped ? process.getBuiltinModule("node:zlib").gunzipSync(bytes) : bytes;
  const body = plain.toString("utf8");
  const headers = new Map(
    Object.entries(answer.headers).map(([name, value]) => [
      name,
      Array.isArray(value) ? value.join(", ") : (value ?? ""),
    ]),
  );
  return { status: answer.statusCode ?? 0, url: url.href, headers, body, text: async () => Promise.resolve(body) };
}

/** Where a renamed repository went; another host never gets our token. */
function redirectOf(answer: IncomingMessage, from: URL, method: string): URL | undefined {
  const status = answer.statusCode ?? 0;
  const follows = status === 307 || status === 308 || ((status === 301 || status === 302) && method === "GET");
  const { location } = answer.headers;
  if (!follows || location === undefined || !URL.canParse(location, from.href)) return undefined;
  const to = new URL(location, from);
  return to.origin === from.origin ? to : undefined;
}

type Wire = { readonly request: typeof request; readonly agent: Agent };

/** Connections are kept for as long as the process lives. */
const wires = new Map<string, Wire>();

function wireFor(protocol: string): Wire {
  const wire = wires.get(protocol) ?? (protocol === "https:" ? secureWire() : plainWire());
  wires.set(protocol, wire);
  return wire;
}

// Not imported: as a module, node:http would load the built-in fetch for the sake of a name it passes on.

function plainWire(): Wire {
  const http = process.getBuiltinModule("node:http");
  return { request: http.request, agent: new http.Agent({ keepAlive: true }) };
}

/** Goes through the proxy the environment names, as the other parts of a runner do. */
function secureWire(): Wire {
  const https = process.getBuiltinModule("node:https");
  return { request: https.request, agent: new https.Agent({ keepAlive: true, proxyEnv: process.env }) };
}
