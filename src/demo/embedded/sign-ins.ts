import { hash, randomBytes } from "node:crypto";
import { type Instant, addMillis } from "../../time/instant.ts";
import type { Actor } from "./actor.ts";
import type { Apps } from "./apps.ts";
import type { UserRow } from "./rows.ts";

/** Somebody lets the app act for them: what the app asked, and until when its code is good. */
type Grant = {
  readonly user: UserRow;
  readonly callback: string;
  readonly challenge: string | undefined;
  readonly until: Instant;
};

/** What the app says when it asks for a token. */
export type Exchange = {
  readonly clientId: string;
  readonly clientSecret: string;
  readonly code: string;
  readonly callback: string | undefined;
  readonly verifier: string | undefined;
};

/** Seconds for which a token of a person is good. */
export const GOOD_FOR = 28_800;

/** People who sign in to the app with their account. */
export class SignIns {
  readonly #apps: Apps;
  readonly #now: () => Instant;
  readonly #codes = new Map<string, Grant>();
  readonly #tokens = new Map<string, { readonly user: UserRow; readonly until: Instant }>();
  #callbacks: readonly string[] = [];

  constructor(apps: Apps, now: () => Instant) {
    this.#apps = apps;
    this.#now = now;
  }

  /** Where people are sent back to: the first where the app does not say. */
  callBackTo(...urls: readonly string[]): void {
    this.#callbacks = urls;
  }

  /** Where an app may send somebody back to; undefined where it is not this app, or not there. */
  callbackFor(clientId: string, wanted: string | undefined): string | undefined {
    if (this.#apps.app?.client?.id !== clientId) return undefined;
    return wanted === undefined ? this.#callbacks[0] : this.#callbacks.find((url) => url === wanted);
  }

  /** Somebody agreed: a code that is good once, for ten minutes. */
  grant(user: UserRow, callback: string, challenge: string | undefined): string {
    const code = randomBytes(10).toString("hex");
    this.#codes.set(code, { user, callback, challenge, until: addMillis(this.#now(), 600_000) });
    return code;
  }

  /** A token for a code, or the word GitHub has for what is wrong with it. */
  exchange({ clientId, clientSecret, code, callback, verifier }: Exchange): { readonly token: string } | string {
    const client = this.#apps.app?.client;
    if (client === undefined || clientId !== client.id || clientSecret !== client.secret)
      return "incorrect_client_credentials";
    const grant = this.#codes.get(code);
    this.#codes.delete(code);
    if (grant === undefined || grant.until <= this.#now()) return "bad_verification_code";
    if (callback !== undefined && callback !== grant.callback) return "redirect_uri_mismatch";
    if (grant.challenge !== undefined && grant.challenge !== hash("sha256", verifier ?? "", "base64url"))
      return "bad_verification_code";
    const token = `ghu_${randomBytes(18).toString("hex")}`;
    this.#tokens.set(token, { user: grant.user, until: addMillis(this.#now(), GOOD_FOR * 1000) });
    return { token };
  }

  /** Takes back all that a person let the app do; whether there was any. */
  revoke(token: string): boolean {
    return this.#tokens.delete(token);
  }

  /** Takes back every token of that person, as they can in their settings. */
  revokeAllOf(login: string): void {
    for (const [token, { user }] of this.#tokens) if (user.login === login) this.#tokens.delete(token);
  }

  /** Who a token stands for: that person, where the app is installed, with no more rights than either has. */
  actorOf(token: string): Actor | undefined {
    const known = this.#tokens.get(token);
    if (known === undefined || known.until <= this.#now()) return undefined;
    const reached = this.#apps.installations().flatMap((one) => this.#apps.repositoriesOf(one));
    return {
      user: known.user,
      kind: "user",
      token,
      permissions: { metadata: "read", ...this.#apps.app?.permissions },
      repositories: reached.map(({ full_name }) => full_name.toLowerCase()),
    };
  }
}
