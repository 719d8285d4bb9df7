import { toMillis } from "../../time/instant.ts";
import type { Actor } from "./actor.ts";
import type { Incoming } from "./incoming.ts";
import { Refusal } from "./refusal.ts";
import type { World } from "./world.ts";

/** How the secondary limit shows itself while it is on. */
export type SecondaryLimit = {
  readonly status: 403 | 429;
  readonly retryAfter?: number;
  readonly times?: number;
  readonly writesOnly?: boolean;
};

type Window = { started: number; used: number };

/** Rate limits; nothing is refused until one is switched on, and all time is that of the embedded clock. */
export class Rates {
  #primary: number | undefined;
  #secondary: { limit: SecondaryLimit; left: number } | undefined;
  #content = false;
  readonly #windows = new Map<string, Window>();
  readonly #created = new Map<string, number[]>();

  /** So many requests an hour for each token from now on; undefined: counted, but never refused. */
  primary(requests: number | undefined): void {
    this.#primary = requests;
    this.#windows.clear();
  }

  /** The next requests meet the secondary limit (once where `times` is unset); undefined ends it. */
  secondary(limit: SecondaryLimit | undefined): void {
    this.#secondary = limit && { limit, left: limit.times ?? 1 };
  }

  /** At most 80 new issues, comments, pull requests, reviews and releases a minute and 500 an hour, as of the real service. */
  contentCreation(on: boolean): void {
    this.#content = on;
    this.#created.clear();
  }

  /** Refuses what is over a limit that is switched on. */
  demand(world: World, actor: Actor | undefined, incoming: Incoming): void {
    const window = this.#window(world, actor);
    if (this.#primary !== undefined && window.used >= this.#primary) throw this.#primaryRefusal(actor);
    if (this.#secondary !== undefined && (incoming.method !== "GET" || this.#secondary.limit.writesOnly !== true))
      throw this.#secondaryRefusal(this.#secondary);
    if (this.#content && creates(incoming) && this.#isFull(world, actor)) throw contentRefusal();
  }

  /** Counts an answered request; a 304 costs nothing. */
  count(world: World, actor: Actor | undefined, incoming: Incoming, status: number): void {
    if (status !== 304 && incoming.path !== "/rate_limit") this.#window(world, actor).used += 1;
    if (this.#content && status === 201 && creates(incoming)) this.#times(actor).push(seconds(world));
  }

  /** What every answer says of the primary limit. */
  headers(world: World, actor: Actor | undefined): Record<string, string> {
    const { limit, remaining, used, reset } = this.state(world, actor);
    return {
      "x-ratelimit-limit": String(limit),
      "x-ratelimit-remaining": String(remaining),
      "x-ratelimit-used": String(used),
      "x-ratelimit-reset": String(reset),
      "x-ratelimit-resource": "core",
    };
  }

  /** The same as numbers. */
  state(
    world: World,
    actor: Actor | undefined,
  ): { readonly limit: number; readonly remaining: number; readonly used: number; readonly reset: number } {
    const window = this.#window(world, actor);
    const limit = this.#primary ?? (actor === undefined ? 60 : actor.kind === "actions" ? 1000 : 5000);
    // A limit that is switched off must not look used up, or a careful client would stop.
    const used = this.#primary === undefined ? Math.min(window.used, limit - 1) : Math.min(window.used, limit);
    return { limit, remaining: limit - used, used, reset: window.started + 3600 };
  }

  #window(world: World, actor: Actor | undefined): Window {
    const now = seconds(world);
    const known = this.#windows.get(holderOf(actor));
    if (known !== undefined && now < known.started + 3600 && now >= known.started) return known;
    const fresh = { started: now, used: 0 };
    this.#windows.set(holderOf(actor), fresh);
    return fresh;
  }

  #primaryRefusal(actor: Actor | undefined): Refusal {
    const whom =
      actor === undefined
        ? "127.0.0.1"
        : actor.kind === "user"
          ? `user ID ${actor.user.id}`
          : `installation ID ${actor.user.id}`;
    return new Refusal(403, `API rate limit exceeded for ${whom}.`);
  }

  #secondaryRefusal(state: { limit: SecondaryLimit; left: number }): Refusal {
    state.left -= 1;
    if (state.left <= 0) this.#secondary = undefined;
    const { status, retryAfter } = state.limit;
    return new Refusal(
      status,
      "You have exceeded a secondary rate limit. Please wait a few minutes before you try again.",
      {},
      retryAfter === undefined ? {} : { "retry-after": String(retryAfter) },
    );
  }

  #isFull(world: World, actor: Actor | undefined): boolean {
    const now = seconds(world);
    const times = this.#times(actor).filter((time) => time > now - 3600);
    this.#created.set(actor?.user.login ?? "", times);
    return times.length >= 500 || times.filter((time) => time > now - 60).length >= 80;
  }

  #times(actor: Actor | undefined): number[] {
    const login = actor?.user.login ?? "";
    const times = this.#created.get(login) ?? [];
    this.#created.set(login, times);
    return times;
  }
}

/** Who a primary limit belongs to. */
function holderOf(actor: Actor | undefined): string {
  return actor?.installation === undefined ? (actor?.token ?? "") : `installation ${actor.installation}`;
}

function creates(incoming: Incoming): boolean {
  return incoming.method === "POST" && /\/(issues|comments|pulls|reviews|releases)$/.test(incoming.path);
}

function contentRefusal(): Refusal {
  return new Refusal(
    403,
    "You have exceeded a secondary rate limit and have been temporarily blocked from content creation. Please retry your request again later.",
    {},
    { "retry-after": "60" },
  );
}

function seconds(world: World): number {
  return toMillis(world.now()) / 1000;
}
