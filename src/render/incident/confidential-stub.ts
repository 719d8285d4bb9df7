import { hiddenJson } from "../../markdown/hidden-data.ts";
import { writeMarker } from "../../markdown/marker.ts";
import { localOf } from "../../time/zone.ts";
import { incidentMoment } from "./incident-moment.ts";
import type { IncidentView } from "./incident-view.ts";

/** All that is said in public of a confidential incident: that there is one, since when, and when more will be said. */
export function confidentialStub(
  { incident, severity, clocks, zone }: IncidentView,
  { memory, number }: { readonly memory: unknown; readonly number: number },
): string {
  const day = localOf(incident.declared.at, zone).date;
  const time = (at: string) => incidentMoment(at, zone, day);
  const update = clocks.find(({ id, stopped }) => id === "update" && stopped === undefined);
  const since = `${severity === undefined ? "" : `${severity.id}, `}since ${time(incident.declared.at)}`;
  const over = incident.resolved ?? incident.falseAlarm ?? incident.duplicateOf;
  const words =
    over === undefined
      ? `An incident is being handled (${since}).${update === undefined ? "" : ` Next notice ${time(update.due)}.`}`
      : `An incident was handled (${since}, until ${time(over.at)}).`;
  return [
    words,
    "",
    hiddenJson("incident", memory),
    writeMarker({ kind: "status", key: [String(number)], notes: {} }),
  ].join("\n");
}
