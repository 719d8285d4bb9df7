import { randomBytes, hash } from "node:crypto";
import type { IncomingMessage } from "node:http";
import { type AppClient, exchangeCode } from "../../github/app/exchange-code.ts";
import { webUrlOf } from "../../github/web-url-of.ts";
import { addMillis } from "../../time/instant.ts";
import type { Answer } from "../receive.ts";
import { cookie } from "./cookie.ts";
import { isOwnPlace } from "./own-place.ts";
import type { PageParts } from "./page-parts.ts";
import { redirect } from "./redirect.ts";
import { renderMessage } from "./render-message.ts";
import type { Sessions } from "./sessions.ts";
import { isSame, signedText } from "./signed-text.ts";

/** Signing in by way of GitHub. */
export type SignIn = {
  /** Sends a browser to GitHub. */
  readonly start: (request: IncomingMessage) => Promise<Answer>;
  /** GitHub sent it back. */
  readonly finish: (request: IncomingMessage) => Promise<Answer>;
};

/** Whoever takes longer begins again. */
const SECONDS = 600;

/** What a browser keeps while it is at GitHub: nobody else's answer is taken. */
type Begun = { readonly state: string; readonly verifier: string; readonly next: string };

/** The web flow of a GitHub App, with a state that only this browser knows and a code that is good with it only. */
export function signInBy(client: AppClient, parts: PageParts, sessions: Sessions): SignIn {
  const { page, clock, log } = parts;
  const kept = cookie("almanac-sign-in");
  const signed = signedText(page.secret, "sign-in");

  function begunBy(request: IncomingMessage): Begun | undefined {
    const [state = "", verifier = "", next = "", until = ""] = (signed.read(kept.read(request)) ?? "").split(" ");
    return until > clock.now() ? { state, verifier, next } : undefined;
  }

  async function takeIn(request: IncomingMessage, code: string, { verifier, next }: Begun): Promise<Answer> {
    const exchanged = await exchangeCode(page.api, client, { code, verifier });
    if (exchanged.kind === "refused") {
      log("warn", "somebody could not sign in", { reason: exchanged.why });
      return refused(
        exchanged.why === "incorrect_client_credentials"
          ? "GitHub does not know this App: CLIENT_ID and CLIENT_SECRET must be those of its settings."
          : "GitHub did not take its own code: it is good once, for ten minutes.",
      );
    }
    const { token, lasts } = exchanged;
    const { data } = await page.asPerson(token).request("GET /user", {});
    const session = await sessions.begin(request, { login: data.login, token }, lasts);
    log("info", "somebody signed in", { login: data.login });
    return redirect(next, [session, kept.set(request, "", 0)]);
  }

  return {
    async start(request) {
      const wanted = queryOf(request).get("next") ?? "/";
      const state = randomBytes(24).toString("base64url");
      const verifier = randomBytes(48).toString("base64url");
      const next = isOwnPlace(wanted) ? wanted : "/";
      const until = addMillis(clock.now(), SECONDS * 1000);
      const to = new URL(`${webUrlOf(page.api)}/login/oauth/authorize`);
      to.search = new URLSearchParams({
        client_id: client.id,
        state,
        code_challenge: hash("sha256", verifier, "base64url"),
        code_challenge_method: "S256",
      }).toString();
      return Promise.resolve(
        redirect(to.href, [kept.set(request, signed.sign(`${state} ${verifier} ${next} ${until}`), SECONDS)]),
      );
    },
    async finish(request) {
      const query = queryOf(request);
      const begun = begunBy(request);
      if (begun === undefined || !isSame(query.get("state") ?? "", begun.state))
        return refused(
          "This sign-in did not begin in this browser, or more than ten minutes ago. The page must be opened by https, with cookies allowed.",
        );
      const code = query.get("code");
      if (code === null) return refused("You did not let the App know who you are.");
      return takeIn(request, code, begun);
    },
  };
}

function refused(why: string): Answer {
  return renderMessage(400, "You are not signed in", why, { href: "/sign-in", text: "Sign in again" });
}

function queryOf(request: IncomingMessage): URLSearchParams {
  return new URL(request.url ?? "/", "http://localhost").searchParams;
}
