import { counted } from "../../render/counted.ts";
import type { Instant } from "../../time/instant.ts";
import type { Overview, RepositoryStanding, Show } from "../overview.ts";
import type { Readable } from "./readable.ts";
import { type Content, type Html, html } from "./html.ts";
import { moment } from "./moment.ts";
import { plainWords } from "./plain-words.ts";
import { renderIncident } from "./render-incident.ts";
import { renderLetter } from "./render-letter.ts";
import { renderNotes } from "./render-notes.ts";
import { PAGE_SIZE, type View, addressOf } from "./view.ts";

/** All that the overview shows to somebody. */
export type Shown = {
  readonly overview: Overview;
  /** Those with incidents, whatever else is looked at. */
  readonly burning: readonly RepositoryStanding[];
  readonly readable: Readable;
  readonly view: View;
  readonly csrf: string;
  readonly now: Instant;
  /** The operator stopped all writing. */
  readonly off: boolean;
  /** Where people see GitHub. */
  readonly web: string;
};

/** Dead letters on the overview; those of one repository are all on its own page. */
const LETTERS = 20;

/** What burns first, then what waits for somebody, then everything by what is due next. */
export function renderOverview(shown: Shown): Content {
  const { overview, view, off } = shown;
  return html`<h1>Operations</h1>
    ${off && html`<p class="notice warn" role="note"><strong>Writing is switched off</strong> by the operator (<code>ALMANAC_OFF</code>): everything is planned, nothing is written anywhere.</p>`}
    ${renderTally(overview, view)} ${renderBurning(shown)} ${renderDead(shown)} ${renderList(shown)}`;
}

const KINDS: readonly (readonly [Show, string])[] = [
  ["incidents", "With incidents"],
  ["trouble", "Need somebody"],
  ["awake", "At work"],
  ["asleep", "Asleep"],
  ["all", "All"],
];

function renderTally({ tally }: Overview, view: View): Html {
  const alarming = (kind: Show): boolean => (kind === "incidents" || kind === "trouble") && tally[kind] > 0;
  return html`<nav aria-label="Repositories by state">
    <ul class="tally">
      ${KINDS.map(
        ([kind, words]) =>
          html`<li>
            <a
              href="${addressOf({ ...view, show: kind, page: 1, text: "" })}"
              ${view.show === kind && html` aria-current="true"`}
              class="${alarming(kind) ? "alarming" : "calm"}"
              ><strong>${tally[kind]}</strong> ${words}</a
            >
          </li>`,
      )}
    </ul>
  </nav>`;
}

function renderBurning({ burning, now, web, overview, view }: Shown): Content {
  if (burning.length === 0)
    return html`<section aria-labelledby="incidents">
      <h2 id="incidents">Incidents</h2>
      <p>None is open.</p>
    </section>`;
  const cards = burning.flatMap((standing) => standing.incidents.map((incident) => ({ incident, standing })));
  const sorted = cards.toSorted((a, b) => ((a.incident.severity ?? "P1") < (b.incident.severity ?? "P1") ? -1 : 1));
  const more = overview.tally.incidents - burning.length;
  return html`<section aria-labelledby="incidents">
    <h2 id="incidents">Incidents</h2>
    <ul class="cards">
      ${sorted.map(({ incident, standing }) =>
        renderIncident(incident, { ...standing, page: repositoryOnGitHub(web, standing) }, now),
      )}
    </ul>
    ${more > 0 && html`<p><a href="${addressOf({ ...view, show: "incidents", page: 1 })}">${counted(more, "more repository", "more repositories")} with incidents</a></p>`}
  </section>`;
}

function renderDead({ overview: { deadLetters }, readable, csrf, now }: Shown): Content {
  if (deadLetters.length === 0) return undefined;
  const more = deadLetters.length - LETTERS;
  return html`<section aria-labelledby="dead">
    <h2 id="dead">Dead letters</h2>
    <p class="quiet">Passes that failed as often as they may. Each repository is still looked at once a day.</p>
    <ul class="cards">
      ${deadLetters.slice(0, LETTERS).map((letter) =>
        renderLetter(letter, {
          repository: letter.repository,
          admin: readable.get(letter.key)?.admin === true,
          csrf,
          now,
        }),
      )}
    </ul>
    ${more > 0 && html`<p>${counted(more, "more dead letter")}: see the repositories that need somebody.</p>`}
  </section>`;
}

function renderList(shown: Shown): Html {
  const { overview, view, now } = shown;
  const pages = Math.max(1, Math.ceil(overview.fitting / PAGE_SIZE));
  return html`<section aria-labelledby="repositories">
    <h2 id="repositories">Repositories</h2>
    <form class="filter" method="get" action="/" role="search" aria-label="Repositories">
      <label>Name <input type="search" name="q" value="${view.text}" maxlength="100" autocomplete="off" /></label>
      <label
        >Show
        <select name="show">
          ${KINDS.toReversed().map(
            ([kind, words]) => html`<option value="${kind}" ${view.show === kind && html` selected`}>${words}</option>`,
          )}
        </select></label
      >${view.live && html`<input type="hidden" name="live" value="on" />`}<button>Filter</button>
    </form>
    <p class="quiet" role="status">${countedWords(overview, view)}</p>
    ${overview.standings.length > 0 && renderTable(overview.standings, now)} ${pages > 1 && renderPager(view, pages)}
  </section>`;
}

function countedWords({ fitting, tally }: Overview, view: View): string {
  if (tally.all === 0)
    return "The App is installed on no repository that you were let into, or it has not been looked at yet: that takes some minutes after the installation.";
  if (fitting === 0) return "No repository fits.";
  const from = (view.page - 1) * PAGE_SIZE + 1;
  const to = Math.min(fitting, view.page * PAGE_SIZE);
  const all = counted(fitting, "repository", "repositories");
  return fitting <= PAGE_SIZE ? `${all}.` : `${from} to ${to} of ${all}.`;
}

function renderTable(standings: readonly RepositoryStanding[], now: Instant): Html {
  return html`<table role="table">
    <thead role="rowgroup">
      <tr role="row">
        <th role="columnheader" scope="col">Repository</th>
        <th role="columnheader" scope="col">State</th>
        <th role="columnheader" scope="col">Next due</th>
        <th role="columnheader" scope="col">Last pass</th>
      </tr>
    </thead>
    <tbody role="rowgroup">
      ${standings.map((standing) => renderRow(standing, now))}
    </tbody>
  </table>`;
}

function renderRow(standing: RepositoryStanding, now: Instant): Html {
  const { id, owner, name, nextDueAt, lastPassAt, lastFailure, problems } = standing;
  const why = lastFailure ?? problems[0]?.cause;
  return html`<tr role="row">
    <th role="rowheader" scope="row">
      <a href="/repository?id=${id}"><span class="owner">${owner}/</span>${name}</a>
    </th>
    <td role="cell">
      ${renderNotes(standing)}${why !== undefined && html`<p class="why">${plainWords(cut(why))}</p>`}
    </td>
    <td role="cell" data-label="Next due">
      ${nextDueAt === undefined ? html`<span class="quiet">nothing</span>` : moment(nextDueAt, now)}
    </td>
    <td role="cell" data-label="Last pass">
      ${lastPassAt === undefined ? html`<span class="quiet">none yet</span>` : moment(lastPassAt, now)}
    </td>
  </tr>`;
}

function renderPager(view: View, pages: number): Html {
  const link = (page: number, words: string, rel: string): Content =>
    page >= 1 && page <= pages && html`<a rel="${rel}" href="${addressOf({ ...view, page })}">${words}</a>`;
  return html`<nav class="pager" aria-label="Pages">
    ${link(view.page - 1, "Previous", "prev")}<span>Page ${view.page} of ${pages}</span
    >${link(view.page + 1, "Next", "next")}
  </nav>`;
}

/** Where people see a repository. */
export function repositoryOnGitHub(
  web: string,
  { owner, name }: { readonly owner: string; readonly name: string },
): string {
  return `${web}/${encodeURIComponent(owner)}/${encodeURIComponent(name)}`;
}

function cut(text: string): string {
  return text.length <= 160 ? text : `${text.slice(0, 159)}…`;
}
