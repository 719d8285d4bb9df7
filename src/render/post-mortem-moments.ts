import type { Incident } from "../incident/incident.ts";
import { safeText } from "../markdown/safe-text.ts";
import type { Instant } from "../time/instant.ts";

/** A line of a prefilled timeline: Markdown that is safe in a cell. */
export type PostMortemMoment = {
  readonly at: Instant | undefined;
  readonly text: string;
  readonly by: string | undefined;
};

/** Of long texts only the beginning: the issue has the rest. */
const LONGEST = 200;

/** What is known of an incident in order of time, headed by what only people can say: when the fault came in. */
export function postMortemMoments(incident: Incident): readonly PostMortemMoment[] {
  const { severities, resolved, declared, detected, started } = incident;
  const said = (text: string) => (text === "" ? "" : `: ${safeText(text, { limit: LONGEST })}`);
  const known: (PostMortemMoment & { readonly at: Instant })[] = [
    ...(started === undefined ? [] : [{ at: started, text: "The trouble began", by: undefined }]),
    { at: detected, text: "**Detected**", by: declared.at === detected ? declared.by : undefined },
    ...(declared.at === detected ? [] : [{ at: declared.at, text: "Declared an incident", by: declared.by }]),
    ...severities.map(({ at, by, severity, why }) => ({ at, by, text: `Severity ${severity}${said(why ?? "")}` })),
    ...(incident.acknowledged === undefined ? [] : [{ ...incident.acknowledged, text: "Acknowledged" }]),
    // A status that nobody said anything with follows from what stands beside it.
    ...incident.statuses
      .filter(({ status, text }) => text !== "" || status === "identified")
      .map(({ at, by, status, text }) => ({ at, by, text: `Status ${status}${said(text)}` })),
    ...incident.updates.map(({ at, by, text }) => ({ at, by, text: `Update${said(text)}` })),
    ...incident.notes.map(({ at, by, text }) => ({ at, by, text: `Noted${said(text)}` })),
    ...incident.handoffs.map(({ at, by, to, text }) => ({
      at,
      by,
      text: `Command handed to ${safeText(to)}${said(text)}`,
    })),
    ...incident.spells.flatMap(({ mitigated }) =>
      mitigated === undefined ? [] : [{ at: mitigated.at, by: mitigated.by, text: "Mitigated: users can work" }],
    ),
    ...incident.reopenings.map(({ at, by }) => ({ at, by, text: "Reopened" })),
    ...(incident.verified === undefined
      ? []
      : [{ at: incident.verified.at, by: incident.verified.by, text: `Fix checked${said(incident.verified.text)}` }]),
    ...(resolved === undefined ? [] : [{ at: resolved.at, by: resolved.by, text: "**Resolved**" }]),
  ];
  const ordered = known
    .map((moment, index) => ({ moment, index }))
    .sort((a, b) => (a.moment.at < b.moment.at ? -1 : a.moment.at > b.moment.at ? 1 : a.index - b.index))
    .map(({ moment }) => moment);
  return [{ at: undefined, text: "**Introduced**: TODO", by: undefined }, ...ordered];
}
