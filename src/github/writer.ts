import type { Operation } from "../operation/operation.ts";
import type { Problem } from "../operation/plan.ts";
import type { Client } from "./client.ts";

/** Sends a notice; what went wrong is a problem that repeats neither address nor secret. */
export type Notify = (notice: Extract<Operation, { readonly kind: "notify" }>) => Promise<Problem | undefined>;

/** What a plan is applied with; a dry run has none. */
export type Writer = {
  readonly client: Client;
  /** The logins under which we expect to write, in lower case: what appears under another would never be found again. */
  readonly authors: ReadonlySet<string>;
  /** Tells a server outside of GitHub; the problem, where that failed. Without it nobody outside is told. */
  readonly notify: Notify | undefined;
};
