import type { IncomingMessage } from "node:http";
import type { Session } from "./sessions.ts";
import { isSame } from "./signed-text.ts";

/** Whether a form was sent from a page that this person was shown, and not by another site in their name. */
export function isFromHere(request: IncomingMessage, form: URLSearchParams, { csrf }: Pick<Session, "csrf">): boolean {
  const site = request.headers["sec-fetch-site"];
  return (site === undefined || site === "same-origin") && isSame(form.get("csrf") ?? "", csrf);
}
