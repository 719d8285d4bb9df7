import type { Answer } from "../receive.ts";
import { html } from "./html.ts";
import { renderPage } from "./render-page.ts";

/** A page that says one thing, and where to go on. */
export function renderMessage(
  status: number,
  title: string,
  text: string,
  link: { readonly href: string; readonly text: string } = { href: "/", text: "To the overview" },
  cookies: readonly string[] = [],
): Answer {
  const main = html`<div class="message">
    <h1>${title}</h1>
    <p>${text}</p>
    <p><a class="button" href="${link.href}">${link.text}</a></p>
  </div>`;
  return renderPage(status, { title, main }, cookies);
}
