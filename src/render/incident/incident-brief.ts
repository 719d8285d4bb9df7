import { feltUntil } from "../../incident/felt-until.ts";
import { safeText } from "../../markdown/safe-text.ts";
import { localOf } from "../../time/zone.ts";
import { mention } from "../mention.ts";
import { logins } from "../owner-words.ts";
import { incidentMoment } from "./incident-moment.ts";
import type { IncidentView } from "./incident-view.ts";

/** The brief for executives and stakeholders in its fixed form: situation, cause, action, impact, next update. What nobody has said is said to be unknown. */
export function incidentBrief(view: IncidentView, people: readonly string[]): string {
  const { incident, severity, zone, clocks } = view;
  const day = localOf(incident.declared.at, zone).date;
  const time = (at: string) => incidentMoment(at, zone, day);
  const cause = incident.statuses.findLast(({ status, text }) => status === "identified" && text !== "");
  const action = incident.statuses.findLast(({ text }) => text !== "");
  const impact = incident.updates.at(-1);
  const over = feltUntil(incident);
  const until = over !== undefined && (impact === undefined || impact.at < over) ? ` until ${time(over)}` : "";
  const update = clocks.find(({ id, stopped }) => id === "update" && stopped === undefined);
  const restored =
    incident.mitigated === undefined
      ? "users cannot work yet"
      : `users can work again since ${time(incident.mitigated.at)}`;
  return [
    `${people.map(mention).join(" ")} **Brief for executives**`.trim(),
    "",
    `- **Situation** ${severity?.id ?? "Incident"} since ${time(incident.detected)}: ${safeText(incident.title, { limit: 200 })}; ${restored}.`,
    `- **Cause** ${cause === undefined ? "not known yet" : safeText(cause.text, { limit: 300 })}`,
    `- **Action** ${action === undefined ? "being investigated" : safeText(action.text, { limit: 300 })}; led by ${logins(view.commander === undefined ? [] : [view.commander])}.`,
    `- **Impact${until}** ${impact === undefined ? "not stated yet" : safeText(impact.text, { limit: 300 })}`,
    `- **Next update** ${update === undefined ? "when it is resolved" : time(update.due)}`,
  ].join("\n");
}
