/**
 * What goes wrong with one request of a pass, counted from 0: GitHub never gets it (`before`), or does what it says
 * and the answer is lost (`after`). `stop`: the pass ends there, nothing more gets through, as when its machine dies;
 * `drop`: only this connection breaks, and the pass goes on as it can.
 */
export type Fault = { readonly request: number; readonly side: "before" | "after"; readonly how: "stop" | "drop" };

/** A way to GitHub, what was sent on it so far as `METHOD /path`, and what of that GitHub was to change, whole. */
export type Wire = {
  readonly fetch: typeof fetch;
  readonly sent: readonly string[];
  readonly changes: readonly string[];
};

/** A wire that breaks as told; one without a fault only listens. */
export function brokenWire(fault?: Fault): Wire {
  const sent: string[] = [];
  const changes: string[] = [];
  return {
    sent,
    changes,
    fetch: async (input, init) => {
      const request = sent.length;
      const line = `${init?.method ?? "GET"} ${new URL(input instanceof Request ? input.url : input).pathname}`;
      sent.push(line);
      const isHit = request === fault?.request;
      const isDead = fault?.how === "stop" && request > fault.request;
      if (isDead || (isHit && fault.side === "before")) throw broken();
      if (isChange(line, init?.body)) changes.push(`${line} ${bodyOf(init?.body)}`);
      const answer = await fetch(input, init);
      if (!isHit) return answer;
      await answer.arrayBuffer();
      throw broken();
    },
  };
}

function isChange(line: string, body: unknown): boolean {
  return line.endsWith("/graphql") ? bodyOf(body).includes("mutation") : !line.startsWith("GET ");
}

function bodyOf(body: unknown): string {
  if (body === undefined || body === null) return "";
  if (typeof body !== "string") throw new Error("a body that is no text cannot be told from another");
  return body;
}

/** As the built-in fetch tells of it. */
function broken(): TypeError {
  return new TypeError("fetch failed", { cause: Object.assign(new Error("read ECONNRESET"), { code: "ECONNRESET" }) });
}
