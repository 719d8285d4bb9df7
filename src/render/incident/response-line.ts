import { localOf } from "../../time/zone.ts";
import { incidentMoment } from "./incident-moment.ts";
import type { IncidentView } from "./incident-view.ts";

/** The sequence on one line, as far as it has come: `**Response** (3 of 5) ✅ detected 02:47 ✅ triaged 02:48 ▶ cause named 03:04, not mitigated ⬜ resolved ⬜ post-mortem`. */
export function responseLine(view: IncidentView): string {
  const { incident, severity, postMortem } = view;
  const { severities, resolved, mitigated, statuses, waiver, detected } = incident;
  const time = (at: string) => incidentMoment(at, view.zone, localOf(incident.declared.at, view.zone).date);
  const triaged = severities[0]?.at;
  const named = statuses.findLast(({ status }) => status === "identified")?.at;
  const cause = named === undefined ? "cause not named" : `cause named ${time(named)}`;
  const steps: readonly Step[] = [
    { words: `detected ${time(detected)}`, done: true },
    { words: triaged === undefined ? "triaged" : `triaged ${time(triaged)}`, done: triaged !== undefined },
    {
      words:
        mitigated === undefined
          ? triaged === undefined
            ? "response"
            : `${cause}, not mitigated`
          : `mitigated ${time(mitigated.at)}`,
      done: mitigated !== undefined || resolved !== undefined,
    },
    { words: resolved === undefined ? "resolved" : `resolved ${time(resolved.at)}`, done: resolved !== undefined },
    ...(severity?.postMortem === undefined
      ? []
      : [
          {
            words: waiver === undefined ? "post-mortem" : "post-mortem waived",
            done: waiver !== undefined || postMortem !== undefined,
          },
        ]),
  ];
  const at = steps.findIndex(({ done }) => !done);
  const shown = steps.map(({ words, done }, index) => `${done ? "✅" : index === at ? "▶" : "⬜"} ${words}`);
  return `**Response** (${at < 0 ? steps.length : at + 1} of ${steps.length}) ${shown.join(" ")}`;
}

type Step = { readonly words: string; readonly done: boolean };
