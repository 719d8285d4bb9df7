import type { Incoming } from "./incoming.ts";
import type { Actor } from "./actor.ts";
import { Refusal } from "./refusal.ts";
import type { RepoRow } from "./rows.ts";
import type { Needs } from "./rights.ts";
import type { World } from "./world.ts";
import type { Rates } from "./rates.ts";

/** What goes back: JSON, text as it is, or nothing. */
export type Reply = {
  readonly status: number;
  readonly body?: unknown;
  readonly text?: string;
  readonly headers?: Readonly<Record<string, string>>;
};

/** A request that found its route. */
export type Call = {
  readonly world: World;
  readonly incoming: Incoming;
  readonly params: Readonly<Record<string, string>>;
  readonly query: URLSearchParams;
  readonly body: Readonly<Record<string, unknown>>;
  readonly actor: Actor | undefined;
};

/** A request to a repository, whose actor may do it. */
export type RepoCall = Call & { readonly repo: RepoRow };

/** A route outside of repositories: what it answers to, and how. */
export type Route = {
  readonly method: string;
  readonly pattern: string;
  readonly run: (call: Call, rates: Rates) => Reply | Promise<Reply>;
};

/** Finds the repository and checks the rights before it runs; `needs` is what the documentation of the route says. */
export type RepoRoute = {
  readonly method: string;
  readonly pattern: string;
  readonly needs: Needs;
  readonly run: (call: RepoCall) => Reply;
};

/** The actor of a route that nobody can reach without a token. */
export function actorIn(call: Call): Actor {
  if (call.actor === undefined) throw new Refusal(401, "Requires authentication");
  return call.actor;
}

/** A parameter of the path that the pattern promises. */
export function param(call: Call, name: string): string {
  return call.params[name] ?? "";
}

/** A field of the body if it is text. */
export function textField(call: Call, name: string): string | undefined {
  const value = call.body[name];
  return typeof value === "string" ? value : undefined;
}
