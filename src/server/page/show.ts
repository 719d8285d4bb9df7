import { webUrlOf } from "../../github/web-url-of.ts";
import type { Instant } from "../../time/instant.ts";
import { readHealth } from "../health.ts";
import { readOverview, readSummary } from "../overview.ts";
import type { Answer } from "../receive.ts";
import { deadChores } from "./dead-chores.ts";
import { type Html, html } from "./html.ts";
import { clockFace } from "./moment.ts";
import type { PageParts } from "./page-parts.ts";
import { pressedWords } from "./pressed-words.ts";
import type { AskReadable } from "./readable.ts";
import { renderMessage } from "./render-message.ts";
import { renderOverview } from "./render-overview.ts";
import { renderPage } from "./render-page.ts";
import { renderRepository } from "./render-repository.ts";
import { repositoryOnGitHub } from "./repository-on-github.ts";
import type { Session } from "./sessions.ts";
import { PAGE_SIZE, type View, addressOf, viewIn } from "./view.ts";

/** Seconds after which the browser of somebody who watches asks again. */
const AGAIN = 30;

/** The overview of all that somebody may read, and of nothing else. */
export async function showOverview(
  parts: PageParts,
  ask: AskReadable,
  session: Session,
  query: URLSearchParams,
): Promise<Answer> {
  const { page, database, passes, clock } = parts;
  const readable = await ask(session);
  const view = viewIn(query);
  const repositories = [...readable.keys()];
  const [health, chores, overview] = await Promise.all([
    readHealth(parts),
    deadChores(parts, readable),
    readOverview(database, passes, {
      repositories,
      show: view.show,
      text: view.text,
      skip: (view.page - 1) * PAGE_SIZE,
      most: PAGE_SIZE,
    }),
  ]);
  const now = clock.now();
  return renderPage(200, {
    title: titleOf(overview.tally),
    session,
    refresh: view.live ? AGAIN : undefined,
    main: renderOverview({
      overview,
      chores,
      said: pressedWords(query.get("done")),
      readable,
      view,
      csrf: session.csrf,
      now,
      asOf: renderAsOf(now, ...waysToAskAgain(view)),
      off: page.off,
      stuck: !health.ready,
      web: webUrlOf(page.api),
    }),
  });
}

/** What a browser's tab says while nobody looks at it. */
function titleOf({ incidents, trouble }: { readonly incidents: number; readonly trouble: number }): string {
  if (incidents > 0) return `${incidents} with incidents`;
  return trouble > 0 ? `${trouble} need somebody` : "All in order";
}

function renderAsOf(now: Instant, ...ways: readonly Html[]): Html {
  return html`<p class="quiet">As of ${clockFace(now, now)}, all times UTC${ways.map((way) => html` · ${way}`)}</p>`;
}

function waysToAskAgain(view: View): readonly Html[] {
  return view.live
    ? [html`asks again every ${AGAIN} seconds`, html`<a href="${addressOf({ ...view, live: false })}">stop that</a>`]
    : [
        html`<a href="${addressOf(view)}">ask again</a>`,
        html`<a href="${addressOf({ ...view, live: true })}">every ${AGAIN} seconds</a>`,
      ];
}

/** One repository, for who may read it; for all others there is none. */
export async function showRepository(
  { page, database, passes, clock }: PageParts,
  ask: AskReadable,
  session: Session,
  query: URLSearchParams,
): Promise<Answer> {
  const id = Number(query.get("id"));
  const readable = (await ask(session)).get(id);
  const wanted = { repositories: [id], show: "all", text: "", skip: 0, most: 1 } as const;
  const [standing] = readable === undefined ? [] : (await readOverview(database, passes, wanted)).standings;
  if (readable === undefined || standing === undefined)
    return renderMessage(404, "There is nothing here", "No such repository, or none that you may read.");
  const summary = await readSummary(database, id);
  const now = clock.now();
  return renderPage(200, {
    title: `${standing.owner}/${standing.name}`,
    session,
    main: renderRepository({
      standing,
      summary,
      admin: readable.admin,
      csrf: session.csrf,
      now,
      asOf: renderAsOf(now, html`<a href="/repository?id=${id}">ask again</a>`),
      off: page.off,
      page: repositoryOnGitHub(webUrlOf(page.api), standing),
      said: pressedWords(query.get("done")),
    }),
  });
}
