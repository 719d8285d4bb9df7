import type { Instant } from "../../time/instant.ts";
import type { RepositoryStanding } from "../overview.ts";
import type { PassRecord } from "../pass-record.ts";
import { counted } from "../../render/counted.ts";
import { type Content, type Html, html } from "./html.ts";
import { moment } from "./moment.ts";
import { plainWords } from "./plain-words.ts";
import { renderButton } from "./render-button.ts";
import { renderIncident } from "./render-incident.ts";
import { renderLetter } from "./render-letter.ts";
import { renderNotes } from "./render-notes.ts";

/** One repository as it is shown to somebody. */
export type ShownRepository = {
  readonly standing: RepositoryStanding;
  /** What its last pass came to, in Markdown. */
  readonly summary: string | undefined;
  readonly admin: boolean;
  readonly csrf: string;
  readonly now: Instant;
  /** The operator stopped all writing. */
  readonly off: boolean;
  /** When it was read, and how to read it again. */
  readonly asOf: Content;
  /** Its page on GitHub. */
  readonly page: string;
  /** What a button that was pressed came to. */
  readonly said: string | undefined;
};

/** All that is known of one repository, and the buttons for who may press them. */
export function renderRepository(shown: ShownRepository): Content {
  const { standing, summary, now, asOf, page, said, off, csrf, admin } = shown;
  const { owner, name, incidents, deadLetters, problems, lastFailure, nextDueAt, lastPassAt } = standing;
  return html`<nav class="trail" aria-label="Where you are"><a href="/">All repositories</a></nav>
    <h1><span class="owner">${owner}/</span>${name}</h1>
    ${asOf} ${said !== undefined && html`<p class="notice" role="status">${said}</p>`} ${renderNotes(standing)}
    <dl class="facts">
      <div>
        <dt>Next due</dt>
        <dd>${nextDueAt === undefined ? "nothing" : moment(nextDueAt, now)}</dd>
      </div>
      <div>
        <dt>Last pass</dt>
        <dd>${lastPassAt === undefined ? "none yet" : moment(lastPassAt, now)}</dd>
      </div>
      <div>
        <dt>On GitHub</dt>
        <dd><a href="${page}">${owner}/${name}</a></dd>
      </div>
    </dl>
    ${lastFailure !== undefined && html`<p class="notice bad"><strong>The last attempt came to nothing.</strong> ${lastFailure}</p>`}
    ${
      incidents.length > 0 &&
      html`<section aria-labelledby="incidents">
        <h2 id="incidents">Incidents</h2>
        <ul class="cards">
          ${incidents.map((incident) => renderIncident(incident, { ...standing, page }, now))}
        </ul>
      </section>`
    }
    ${
      deadLetters.length > 0 &&
      html`<section aria-labelledby="dead">
        <h2 id="dead">Dead letters</h2>
        <ul class="cards">
          ${deadLetters.map((letter) => renderLetter(letter, { repository: standing, admin, csrf, now }))}
        </ul>
      </section>`
    }
    ${
      problems.length > 0 &&
      html`<section aria-labelledby="problems">
        <h2 id="problems">Problems</h2>
        <ul class="cards">
          ${problems.map(
            ({ cause, place, fix }) =>
              html`<li class="problem">
                <p><strong>${plainWords(cause)}</strong></p>
                <p>${plainWords(fix)}</p>
                <p class="quiet">${plainWords(place)}</p>
              </li>`,
          )}
        </ul>
      </section>`
    }
    ${renderPasses(standing.passes, summary, now)} ${renderSwitches(shown)}
    ${off && html`<p class="notice warn" role="note">The operator has switched writing off everywhere (<code>ALMANAC_OFF</code>).</p>`}`;
}

function renderPasses(passes: readonly PassRecord[], summary: string | undefined, now: Instant): Html {
  return html`<section aria-labelledby="passes">
    <h2 id="passes">Last passes</h2>
    ${
      passes.length === 0
        ? html`<p>None yet.</p>`
        : html`<ol class="passes">
            ${passes.map(({ at, outcome, requests, reason }) => html`<li><strong class="${TONES[outcome]}">${WORDS[outcome]}</strong> ${moment(at, now)}${requests !== undefined && html`<span class="quiet"> · ${counted(requests, "request")}</span>`}${reason !== undefined && html`<p class="why">${reason}</p>`}</li>`)}
          </ol>`
    }
    ${
      summary !== undefined &&
      html`<details>
        <summary>What the last one that ended said</summary>
        <pre>${summary}</pre>
      </details>`
    }
  </section>`;
}

const WORDS = {
  done: "Done",
  unfinished: "Not all of it worked",
  asleep: "Nobody asks for us",
  failed: "Failed",
  postponed: "Postponed",
} as const satisfies Record<PassRecord["outcome"], string>;

const TONES = {
  done: "good",
  unfinished: "warn",
  asleep: "calm",
  failed: "bad",
  postponed: "warn",
} as const satisfies Record<PassRecord["outcome"], string>;

function renderSwitches({ standing: { id, owner, name, off }, admin, csrf, now }: ShownRepository): Html {
  const common = { about: `${owner}/${name}`, csrf, fields: { repository: String(id) } };
  const state =
    off === undefined
      ? html`<p>Almanac writes here as its playbook says.</p>`
      : html`<p>
          <strong>${off.by}</strong> stopped all writing here ${moment(off.since, now)}: everything is planned, nothing
          written.
        </p>`;
  if (!admin)
    return html`<section aria-labelledby="switches">
      <h2 id="switches">Switches</h2>
      ${state}
      <p class="quiet">Buttons take admin rights on this repository.</p>
    </section>`;
  const turn =
    off === undefined
      ? renderButton({ ...common, action: "/stop", words: "Stop writing", second: true })
      : renderButton({ ...common, action: "/resume", words: "Write again" });
  return html`<section aria-labelledby="switches">
    <h2 id="switches">Switches</h2>
    ${state}
    <div class="row">${renderButton({ ...common, action: "/look", words: "Look now" })}${turn}</div>
  </section>`;
}
