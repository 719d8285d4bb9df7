import { type Instant, toMillis } from "../../time/instant.ts";
import type { RunningIncident } from "../pass-runner.ts";
import type { RepositoryName } from "../tidings.ts";
import { type Html, html } from "./html.ts";
import { clockFace, distance, moment, sizeOf } from "./moment.ts";

/** An incident with its running clocks, the soonest first. */
export function renderIncident(
  { number, title, severity, status, declaredAt, clocks }: RunningIncident,
  { owner, name, page }: RepositoryName & { readonly page: string },
  now: Instant,
): Html {
  const grave = severity === "P0" || severity === "P1";
  return html`<li class="incident${grave && " grave"}">
    <h3>
      <span class="badge">${severity ?? "Severity open"}</span>
      <a href="${page}/issues/${number}">${title ?? "A confidential incident"}</a>
    </h3>
    <p class="quiet">${owner}/${name}#${number}</p>
    <p><span class="status">${status}</span>, declared ${moment(declaredAt, now)}</p>
    ${clocks.length > 0 && html`<dl class="clocks">${soonestFirst(clocks).map((clock) => renderClock(clock, now))}</dl>`}
  </li>`;
}

function soonestFirst(clocks: RunningIncident["clocks"]): RunningIncident["clocks"] {
  return clocks.toSorted((a, b) => (a.due < b.due ? -1 : a.due > b.due ? 1 : 0));
}

function renderClock({ name, due }: RunningIncident["clocks"][number], now: Instant): Html {
  const late = toMillis(now) - toMillis(due);
  const words = late >= 0 ? `${sizeOf(late)} overdue`.trim() : distance(due, now);
  return html`<div class="${late >= 0 ? "late" : "running"}">
    <dt>${name}</dt>
    <dd>
      <time datetime="${due}"><strong>${words}</strong> <span class="clock">${clockFace(due, now)}</span></time>
    </dd>
  </div>`;
}
