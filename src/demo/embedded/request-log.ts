import type { Instant } from "../../time/instant.ts";

/** One request that came in over HTTP; `lost` says that its answer never left. */
export type LoggedRequest = {
  readonly at: Instant;
  readonly method: string;
  /** With the query. */
  readonly path: string;
  readonly login: string | undefined;
  /** The program that sent it, as it calls itself. */
  readonly agent: string;
  /** The body as it came. */
  readonly text: string;
  /** 0 where no answer was sent. */
  readonly status: number;
  readonly lost: boolean;
};

/** What came in over HTTP, oldest first. */
export class RequestLog {
  #entries: LoggedRequest[] = [];

  /** All of them since the start or the last `clear`. */
  get entries(): readonly LoggedRequest[] {
    return this.#entries;
  }

  /** How many came in. */
  get count(): number {
    return this.#entries.length;
  }

  /** How many of them were to change something. */
  get writes(): number {
    return this.#entries.filter((entry) => entry.method !== "GET" && entry.method !== "HEAD" && !isQuestion(entry))
      .length;
  }

  add(entry: LoggedRequest): void {
    this.#entries.push(entry);
  }

  clear(): void {
    this.#entries = [];
  }
}

/** A GraphQL query is posted, and changes nothing. */
function isQuestion({ path, text }: LoggedRequest): boolean {
  return path.endsWith("/graphql") && !/\bmutation\b/.test(text);
}
