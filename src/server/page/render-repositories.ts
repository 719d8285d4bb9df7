import { counted } from "../../render/counted.ts";
import type { Instant } from "../../time/instant.ts";
import type { Overview, RepositoryStanding } from "../overview.ts";
import { type Content, type Html, html } from "./html.ts";
import { moment } from "./moment.ts";
import { plainWords } from "./plain-words.ts";
import { renderNotes } from "./render-notes.ts";
import { KINDS, PAGE_SIZE, type View, addressOf } from "./view.ts";

/** The repositories that somebody looks at, a form that narrows them down, and the way to the rest. */
export function renderRepositories(overview: Overview, view: View, now: Instant): Html {
  const pages = Math.max(1, Math.ceil(overview.fitting / PAGE_SIZE));
  return html`<section aria-labelledby="repositories">
    <h2 id="repositories">Repositories</h2>
    ${renderFilter(view)}
    <p class="quiet" role="status">${countedWords(overview, view)}</p>
    ${overview.standings.length > 0 && renderTable(overview.standings, now)} ${pages > 1 && renderPager(view, pages)}
  </section>`;
}

function renderFilter(view: View): Html {
  return html`<form class="filter" method="get" action="/" role="search" aria-label="Repositories">
    <label>Name <input type="search" name="q" value="${view.text}" maxlength="100" autocomplete="off" /></label>
    <label
      >Show
      <select name="show">
        ${KINDS.toReversed().map(
          ([kind, words]) => html`<option value="${kind}" ${view.show === kind && html`selected`}>${words}</option>`,
        )}
      </select></label
    >${view.live && html`<input type="hidden" name="live" value="on" />`}<button>Filter</button>
  </form>`;
}

function countedWords({ fitting, tally }: Overview, view: View): string {
  if (tally.all === 0)
    return "The App is installed on no repository that you were let into, or it has not been looked at yet: that takes some minutes after the installation.";
  if (fitting === 0) return "No repository fits.";
  const from = (view.page - 1) * PAGE_SIZE + 1;
  const to = Math.min(fitting, view.page * PAGE_SIZE);
  const all = counted(fitting, "repository", "repositories");
  if (from > fitting) return `There are ${all}, and no page ${view.page} of them.`;
  return fitting <= PAGE_SIZE ? `${all}.` : `${from} to ${to} of ${all}.`;
}

/** The roles stand there for phones, where the style makes something else of a table. */
function renderTable(standings: readonly RepositoryStanding[], now: Instant): Html {
  return html`<table role="table">
    <thead role="rowgroup">
      <tr role="row">
        ${["Repository", "State", "Next due", "Last pass"].map(
          (words) => html`<th role="columnheader" scope="col">${words}</th>`,
        )}
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
    ${link(view.page - 1, "Previous", "prev")}<span>Page ${view.page} of ${pages}</span>${link(
      view.page + 1,
      "Next",
      "next",
    )}
  </nav>`;
}

function cut(text: string): string {
  return text.length <= 160 ? text : `${text.slice(0, 159)}…`;
}
