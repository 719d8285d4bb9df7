import type { Client } from "./client.ts";

/** What a plan is applied with; a dry run has none. */
export type Writer = {
  readonly client: Client;
  /** The logins under which we expect to write, in lower case: what appears under another would never be found again. */
  readonly authors: ReadonlySet<string>;
};
