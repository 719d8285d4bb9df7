import { hash } from "node:crypto";
import type { Answer } from "../receive.ts";
import { type Content, html, markup } from "./html.ts";
import type { Session } from "./sessions.ts";
import { STYLE } from "./style.ts";

/** A page without its frame. */
export type PageContent = {
  readonly title: string;
  readonly main: Content;
  /** Who it is shown to. */
  readonly session?: Pick<Session, "login" | "csrf"> | undefined;
  /** Seconds after which the browser asks again, where the person wanted that. */
  readonly refresh?: number | undefined;
};

const ICON =
  "data:image/svg+xml,%3Csvg xmlns='http://www.w3.org/2000/svg' viewBox='0 0 16 16'%3E%3Crect width='16' height='16' rx='3' fill='%230b5394'/%3E%3Cpath d='M4 5h8v7H4zM6 3v3M10 3v3M4 8h8' stroke='white' stroke-width='1.4' fill='none'/%3E%3C/svg%3E";

/** No scripts at all, no frame around it, nothing from elsewhere. */
const POLICY = [
  "default-src 'none'",
  `style-src 'sha256-${hash("sha256", STYLE, "base64")}'`,
  "img-src data:",
  "form-action 'self'",
  "base-uri 'none'",
  "frame-ancestors 'none'",
].join("; ");

const HEADERS = {
  "content-security-policy": POLICY,
  "referrer-policy": "no-referrer",
  "cross-origin-opener-policy": "same-origin",
  "cache-control": "no-store",
} as const;

/** A whole page, with all that keeps it to itself. */
export function renderPage(
  status: number,
  { title, main, session, refresh }: PageContent,
  cookies: readonly string[] = [],
): Answer {
  const head = html`<meta charset="utf-8" /><meta name="viewport" content="width=device-width, initial-scale=1" />
    <meta
      name="color-scheme"
      content="light dark"
    />${refresh !== undefined && html`<meta http-equiv="refresh" content="${refresh}" />`}
    <title>${title} · Almanac</title><link rel="icon" href="${ICON}" />`;
  const body = html`<a class="skip" href="#main">To the content</a>
    <header class="top"><a class="brand" href="/">Almanac</a>${session !== undefined && signedInAs(session)}</header>
    <main id="main" tabindex="-1">${main}</main>`;
  return {
    status,
    type: "text/html; charset=utf-8",
    text: `<!doctype html>\n<html lang="en"><head>${markup(head)}<style>${STYLE}</style></head>\n<body>${markup(body)}</body></html>`,
    headers: cookies.length === 0 ? HEADERS : { ...HEADERS, "set-cookie": [...cookies] },
  };
}

function signedInAs({ login, csrf }: Pick<Session, "login" | "csrf">): Content {
  return html`<form class="who" method="post" action="/sign-out">
    <input type="hidden" name="csrf" value="${csrf}" />
    <span><span class="unseen">Signed in as </span><strong>${login}</strong></span>
    <button>Sign out</button>
  </form>`;
}
