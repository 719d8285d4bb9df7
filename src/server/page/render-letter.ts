import type { Instant } from "../../time/instant.ts";
import type { DeadLetter } from "../queue.ts";
import type { RepositoryName } from "../tidings.ts";
import { type Html, html } from "./html.ts";
import { moment } from "./moment.ts";
import { renderButton } from "./render-button.ts";

/** What a dead letter is shown with. */
type Around = {
  readonly repository: RepositoryName;
  readonly admin: boolean;
  readonly csrf: string;
  readonly now: Instant;
};

/** A pass that failed for good, and the button that makes it begin again, for who may press it. */
export function renderLetter({ id, failedAt, reason }: DeadLetter, { repository, admin, csrf, now }: Around): Html {
  const name = `${repository.owner}/${repository.name}`;
  return html`<li class="letter">
    <h3><a href="/repository?id=${repository.id}">${name}</a></h3>
    <p class="reason">${reason}</p>
    <p class="quiet">Gave up ${moment(failedAt, now)}</p>
    ${admin ? renderButton({ action: "/replay", words: "Replay", about: name, csrf, fields: { repository: String(repository.id), letter: id } }) : html`<p class="quiet">Replaying takes admin rights on this repository.</p>`}
  </li>`;
}
