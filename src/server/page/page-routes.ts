import type { IncomingMessage } from "node:http";
import { GitHubError } from "../../errors.ts";
import { revokeToken } from "../../github/app/revoke-token.ts";
import { redactError } from "../../github/redact.ts";
import type { Answer } from "../receive.ts";
import type { Route } from "../route.ts";
import { isFromHere } from "./is-from-here.ts";
import { isOwnPlace } from "./own-place.ts";
import type { PageParts } from "./page-parts.ts";
import { pressButtons } from "./press-buttons.ts";
import { readForm } from "./read-form.ts";
import { readableFor } from "./readable.ts";
import { redirect } from "./redirect.ts";
import { renderMessage } from "./render-message.ts";
import { renderNotSetUp, renderWelcome } from "./render-welcome.ts";
import { type Session, sessionsIn } from "./sessions.ts";
import { showOverview, showRepository } from "./show.ts";
import { signInBy } from "./sign-in.ts";

const UNSHOWN =
  "Most likely the database does not answer; /readyz tells, and the log says why. What was due is made up for once it does.";

/** The page of operators: everything somebody can open or press. */
export function pageRoutes(parts: PageParts): readonly Route[] {
  const { page, vault, clock, log } = parts;
  const { client } = page;
  if (client === undefined)
    return [{ method: "GET", path: "/", run: async () => Promise.resolve(renderNotSetUp(page.lacking)) }];
  const sessions = sessionsIn(vault, page.secret, clock);
  const readable = readableFor(page.asPerson, clock);
  const signIn = signInBy(client, parts, sessions);
  const press = pressButtons(parts, readable);

  /** What can go wrong everywhere, in words for people. */
  const guarded =
    (run: (request: IncomingMessage) => Promise<Answer>) =>
    async (request: IncomingMessage): Promise<Answer> => {
      try {
        return await run(request);
      } catch (error) {
        const reason = redactError(error).message;
        if (!(error instanceof GitHubError)) {
          log("error", "the page could not be shown", { reason });
          return renderMessage(503, "This cannot be shown now", UNSHOWN);
        }
        log("warn", "GitHub did not answer the page", { reason });
        return renderMessage(502, "GitHub does not answer", `${error.diagnosis.cause} Almanac itself goes on.`);
      }
    };

  /** For somebody who is signed in, as far as GitHub still takes their token. */
  const forPerson =
    (show: (session: Session, query: URLSearchParams) => Promise<Answer>) =>
    async (request: IncomingMessage): Promise<Answer> => {
      const url = new URL(request.url ?? "/", "http://localhost");
      const place = `${url.pathname}${url.search}`;
      const next = isOwnPlace(place) ? place : "/";
      const session = await sessions.of(request);
      if (session === undefined) return renderWelcome(next);
      try {
        return await show(session, url.searchParams);
      } catch (error) {
        if (!(error instanceof GitHubError) || error.status !== 401) throw error;
        return renderWelcome(next, [await sessions.end(request, session)]);
      }
    };

  /** A form of somebody who is signed in, sent from a page of ours. */
  const pressed =
    (run: (session: Session, form: URLSearchParams, request: IncomingMessage) => Promise<Answer>) =>
    async (request: IncomingMessage): Promise<Answer> => {
      const form = await readForm(request);
      const session = await sessions.of(request);
      if (session === undefined) return renderMessage(401, "You are not signed in", "Nothing was done.");
      if (form === undefined || !isFromHere(request, form, session))
        return renderMessage(403, "Nothing was done", "This form did not come from a page of your own; open it anew.");
      try {
        return await run(session, form, request);
      } catch (error) {
        if (!(error instanceof GitHubError) || error.status !== 401) throw error;
        const gone = [await sessions.end(request, session)];
        return renderMessage(401, "You are not signed in any more", "Nothing was done.", undefined, gone);
      }
    };

  const signOut = async (session: Session, _: URLSearchParams, request: IncomingMessage): Promise<Answer> => {
    const gone = await sessions.end(request, session);
    const taken = await revokeToken(page.api, client, session.token).catch(redactError);
    // Nobody has it any more, and it ends by itself.
    if (taken !== true)
      log("warn", "a token could not be given back", {
        login: session.login,
        reason: taken === false ? "GitHub did not take it" : taken.message,
      });
    return redirect("/", [gone]);
  };

  const get = (path: string, run: (request: IncomingMessage) => Promise<Answer>): Route => ({
    method: "GET",
    path,
    run: guarded(run),
  });
  const post = (path: string, run: Parameters<typeof pressed>[0]): Route => ({
    method: "POST",
    path,
    run: guarded(pressed(run)),
  });
  return [
    get(
      "/",
      forPerson(async (session, query) => showOverview(parts, readable, session, query)),
    ),
    get(
      "/repository",
      forPerson(async (session, query) => showRepository(parts, readable, session, query)),
    ),
    get("/sign-in", signIn.start),
    get("/sign-in/done", signIn.finish),
    post("/sign-out", signOut),
    post("/replay", press.replay),
    post("/look", press.look),
    post("/stop", press.stop),
    post("/resume", press.resume),
  ];
}
