import { randomUUID } from "node:crypto";
import type { IncomingMessage } from "node:http";
import type { Clock } from "../../time/clock.ts";
import { addMillis, type Instant, toMillis } from "../../time/instant.ts";
import type { Vault } from "../vault.ts";
import { cookie } from "./cookie.ts";
import { signedText } from "./signed-text.ts";

/** Somebody who signed in. */
export type Session = {
  readonly id: string;
  readonly login: string;
  /** Acts for them on GitHub; it never leaves the vault but to ask GitHub. */
  readonly token: string;
  /** What a form must bring along to be theirs. */
  readonly csrf: string;
};

/** Who is signed in; any replica knows it. */
export type Sessions = {
  /** Remembers somebody; the header that makes their browser come back as them. */
  begin(request: IncomingMessage, person: Pick<Session, "login" | "token">, lasts: number | undefined): Promise<string>;
  of(request: IncomingMessage): Promise<Session | undefined>;
  /** Forgets them everywhere; the header that makes their browser do so too. */
  end(request: IncomingMessage, session: Session): Promise<string>;
};

/** A working day; signing in again takes one click. */
const LONGEST = 8 * 3_600_000;

const COOKIE = cookie("almanac");

/** Sessions in the vault; the cookie holds a signed number only. */
export function sessionsIn(vault: Vault, secret: string, clock: Clock): Sessions {
  const signed = signedText(secret, "session");
  return {
    async begin(request, { login, token }, lasts = LONGEST) {
      const id = randomUUID();
      const millis = Math.min(lasts, LONGEST);
      const until = addMillis(clock.now(), millis);
      await vault.write(nameOf(id), `${login} ${token}`, until);
      return COOKIE.set(request, signed.sign(`${id} ${until}`), Math.floor(millis / 1000));
    },
    async of(request) {
      const [id = "", until = ""] = (signed.read(COOKIE.read(request)) ?? "").split(" ");
      if (!isAhead(until, clock)) return undefined;
      const [login = "", token = ""] = ((await vault.read(nameOf(id))) ?? "").split(" ");
      if (token === "") return undefined;
      return { id, login, token, csrf: signed.wordFor(`form of ${id}`) };
    },
    async end(request, { id }) {
      await vault.drop(nameOf(id));
      return COOKIE.set(request, "", 0);
    },
  };
}

function isAhead(until: Instant, clock: Clock): boolean {
  return toMillis(until) > toMillis(clock.now());
}

function nameOf(id: string): string {
  return `session ${id}`;
}
