import { counted } from "../../render/counted.ts";
import type { Instant } from "../../time/instant.ts";
import type { Overview, Show } from "../overview.ts";
import type { DeadChore } from "./dead-chores.ts";
import { type Content, type Html, html } from "./html.ts";
import type { Readable } from "./readable.ts";
import { renderChore } from "./render-chore.ts";
import { renderIncident } from "./render-incident.ts";
import { renderLetter } from "./render-letter.ts";
import { renderRepositories } from "./render-repositories.ts";
import { repositoryOnGitHub } from "./repository-on-github.ts";
import { KINDS, type View, addressOf } from "./view.ts";

/** All that the overview shows to somebody. */
export type Shown = {
  readonly overview: Overview;
  readonly chores: readonly DeadChore[];
  /** What a button that was pressed came to. */
  readonly said: string | undefined;
  readonly readable: Readable;
  readonly view: View;
  readonly csrf: string;
  readonly now: Instant;
  /** When it was read, and how to read it again. */
  readonly asOf: Content;
  /** The operator stopped all writing. */
  readonly off: boolean;
  /** What is due does not get its turn. */
  readonly stuck: boolean;
  /** Where people see GitHub. */
  readonly web: string;
};

/** So many repositories with incidents are shown above all others. */
const BURNING = 20;

/** Dead letters on the overview; those of one repository are all on its own page. */
const LETTERS = 20;

/** What burns first, then what waits for somebody, then everything by what is due next; who looks for something gets that alone. */
export function renderOverview(shown: Shown): Content {
  const { overview, view, off, stuck, now, asOf, said } = shown;
  const whole = view.text === "" && view.page === 1;
  return html`<h1>Operations</h1>
    ${asOf} ${said !== undefined && html`<p class="notice" role="status">${said}</p>`}
    ${off && html`<p class="notice warn" role="note"><strong>Writing is switched off</strong> by the operator (<code>ALMANAC_OFF</code>): everything is planned, nothing is written anywhere.</p>`}
    ${stuck && html`<p class="notice bad" role="note"><strong>Something stands still:</strong> what is due, or what GitHub told, has waited for more than ten minutes. <code>/readyz</code> and the log say more.</p>`}
    ${renderTally(overview, view)}
    ${whole && (view.show === "all" || view.show === "incidents") && renderBurning(shown)}
    ${whole && (view.show === "all" || view.show === "trouble") && renderDead(shown)}
    ${renderRepositories(overview, view, now)}`;
}

function renderTally({ tally }: Overview, view: View): Html {
  const alarming = (kind: Show): boolean => (kind === "incidents" || kind === "trouble") && tally[kind] > 0;
  const shown = view.text === "" ? view.show : undefined;
  return html`<nav aria-label="Repositories by state">
    <ul class="tally">
      ${KINDS.map(
        ([kind, words]) =>
          html`<li>
            <a
              href="${addressOf({ ...view, show: kind, page: 1, text: "" })}"
              ${shown === kind && html`aria-current="true"`}
              class="${alarming(kind) ? "alarming" : "calm"}"
              ><strong>${tally[kind]}</strong> ${words}</a
            >
          </li>`,
      )}
    </ul>
  </nav>`;
}

function renderBurning({ now, web, overview, view }: Shown): Html {
  // The first page of all begins with them.
  const burning = overview.standings.filter(({ incidents }) => incidents.length > 0).slice(0, BURNING);
  const cards = burning.flatMap((standing) => standing.incidents.map((incident) => ({ incident, standing })));
  // What nobody has settled yet may be the gravest.
  const rank = ({ incident: { severity = "P0" } }: (typeof cards)[number]): string => severity;
  const more = overview.tally.incidents - burning.length;
  const others = counted(more, "more repository", "more repositories");
  return html`<section aria-labelledby="incidents">
    <h2 id="incidents">Incidents</h2>
    ${
      cards.length === 0
        ? html`<p>None is open.</p>`
        : html`<ul class="cards">
            ${cards
              .toSorted((a, b) => (rank(a) < rank(b) ? -1 : rank(a) > rank(b) ? 1 : 0))
              .map(({ incident, standing }) =>
                renderIncident(incident, { ...standing, page: repositoryOnGitHub(web, standing) }, now),
              )}
          </ul>`
    }
    ${more > 0 && html`<p><a href="${addressOf({ ...view, show: "incidents", page: 1 })}">${others} with incidents</a></p>`}
  </section>`;
}

function renderDead({ overview: { deadLetters }, chores, readable, csrf, now }: Shown): Content {
  if (deadLetters.length + chores.length === 0) return undefined;
  const more = deadLetters.length - LETTERS;
  return html`<section aria-labelledby="dead">
    <h2 id="dead">Dead letters</h2>
    <p class="quiet">What failed as often as it may. Each repository is still looked at once a day.</p>
    <ul class="cards">
      ${chores.map((chore) => renderChore(chore, { csrf, now }))}
      ${deadLetters
        .slice(0, LETTERS)
        .map(({ repository, ...letter }) =>
          renderLetter(letter, { repository, admin: readable.get(letter.key)?.admin === true, csrf, now }),
        )}
    </ul>
    ${more > 0 && html`<p>${counted(more, "more dead letter")}: see the repositories that need somebody.</p>`}
  </section>`;
}
