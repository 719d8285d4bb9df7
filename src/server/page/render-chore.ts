import type { Instant } from "../../time/instant.ts";
import type { DeadChore } from "./dead-chores.ts";
import { type Html, html } from "./html.ts";
import { moment } from "./moment.ts";
import { renderButton } from "./render-button.ts";

/** A survey or a sweep that failed for good, and the button that makes it begin again, for who may press it. */
export function renderChore(
  { id, name, reason, failedAt, voucher }: DeadChore,
  { csrf, now }: { readonly csrf: string; readonly now: Instant },
): Html {
  return html`<li class="letter">
    <h3>${name.charAt(0).toUpperCase()}${name.slice(1)}</h3>
    <p class="reason">${reason}</p>
    <p class="quiet">Gave up ${moment(failedAt, now)}</p>
    ${voucher === undefined ? html`<p class="quiet">Replaying takes admin rights on one of its repositories.</p>` : renderButton({ action: "/replay", words: "Replay", about: name, csrf, fields: { letter: id } })}
  </li>`;
}
