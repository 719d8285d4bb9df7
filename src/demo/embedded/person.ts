import type { Reply } from "./call.ts";

/** What somebody got as an answer. */
export type Answer = {
  readonly status: number;
  readonly data: unknown;
  readonly headers: Readonly<Record<string, string>>;
};

/** Acts as one person through the same rules as everybody, without a connection; verbs throw where GitHub says no. */
export type Person = {
  readonly login: string;
  /** Never throws for a refusal. */
  request(method: string, path: string, body?: unknown): Promise<Answer>;
  get(path: string): Promise<unknown>;
  post(path: string, body?: unknown): Promise<unknown>;
  patch(path: string, body?: unknown): Promise<unknown>;
  put(path: string, body?: unknown): Promise<unknown>;
  delete(path: string, body?: unknown): Promise<unknown>;
};

/** A person on top of something that sends a request as them. */
export function personOf(login: string, send: (method: string, path: string, body: string) => Promise<Reply>): Person {
  const request = async (method: string, path: string, body?: unknown): Promise<Answer> => {
    const reply = await send(method, path, body === undefined ? "" : JSON.stringify(body));
    const data: unknown = reply.text === undefined ? reply.body : parse(reply.text);
    return { status: reply.status, data, headers: reply.headers ?? {} };
  };
  const demand = async (method: string, path: string, body?: unknown): Promise<unknown> => {
    const { status, data } = await request(method, path, body);
    if (status >= 400) throw new Error(`${method} ${path} as ${login}: ${status} ${JSON.stringify(data)}`);
    return data;
  };
  return {
    login,
    request,
    get: (path) => demand("GET", path),
    post: (path, body) => demand("POST", path, body),
    patch: (path, body) => demand("PATCH", path, body),
    put: (path, body) => demand("PUT", path, body),
    delete: (path, body) => demand("DELETE", path, body),
  };
}

function parse(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return text;
  }
}
