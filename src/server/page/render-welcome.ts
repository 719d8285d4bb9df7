import type { Answer } from "../receive.ts";
import { html } from "./html.ts";
import { renderPage } from "./render-page.ts";

/** What somebody sees who is not signed in; `next` is where they wanted to go. */
export function renderWelcome(next: string, cookies: readonly string[] = []): Answer {
  const place = next === "/" ? "/sign-in" : `/sign-in?next=${encodeURIComponent(next)}`;
  const main = html`<div class="message">
    <h1>Almanac</h1>
    <p>What is due, what burns, and what needs somebody, in the repositories that you may read.</p>
    <p><a class="button" href="${place}">Sign in with GitHub</a></p>
    <p class="quiet">GitHub tells who you are and which repositories you may read; nothing else is asked for.</p>
  </div>`;
  return renderPage(200, { title: "Sign in", main }, cookies);
}

/** What everybody sees while the page is not set up; all else works. */
export function renderNotSetUp(lacking: readonly string[]): Answer {
  const main = html`<div class="message">
    <h1>Almanac is running</h1>
    <p>
      Its page for operators is not set up: people sign in with the App's own account at GitHub, and this server was not
      told ${lacking.map((name, index) => html`${index > 0 && " and "}<code>${name}</code>`)}.
    </p>
    <ol>
      <li>
        In the settings of the GitHub App, make a client secret, and give <code>https://THIS-HOST/sign-in/done</code> as
        its callback URL.
      </li>
      <li>Start the server with both in its environment.</li>
    </ol>
    <p class="quiet">
      Webhooks, passes, <code>/healthz</code>, <code>/readyz</code> and <code>/metrics</code> work without it.
    </p>
  </div>`;
  return renderPage(200, { title: "Not set up", main });
}
