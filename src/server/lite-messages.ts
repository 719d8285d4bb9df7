import type { PGliteLike } from "pg-boss";

/** What the thread of the embedded database is asked. */
export type LiteQuestion = { readonly id: number; readonly first: boolean } & LiteTask;

/** One statement with values, several without, a channel to listen to, or to end. */
export type LiteTask =
  | { readonly kind: "query"; readonly text: string; readonly values: readonly unknown[] }
  | { readonly kind: "exec"; readonly text: string }
  | { readonly kind: "listen"; readonly channel: string }
  | { readonly kind: "close" };

/** Rows of one statement. */
export type LiteResult = Awaited<ReturnType<PGliteLike["exec"]>>[number];

/** What it answers, and what it tells of by itself. */
export type LiteMessage =
  | { readonly kind: "open" }
  | { readonly kind: "done"; readonly id: number; readonly results: LiteResult[] }
  | { readonly kind: "failed"; readonly id: number; readonly error: LiteError }
  | { readonly kind: "told"; readonly channel: string; readonly payload: string };

/** An error as it gets from one thread to the other: `code` is that of Postgres. */
export type LiteError = { readonly message: string; readonly code: unknown };
