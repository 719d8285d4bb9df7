import { type Receipt, receiptData } from "../../incident/receipt.ts";
import type { Verdict } from "../../incident/verdict.ts";
import { hiddenJson } from "../../markdown/hidden-data.ts";
import { writeMarker } from "../../markdown/marker.ts";
import { safeCode, safeText } from "../../markdown/safe-text.ts";
import type { Zone } from "../../time/local-date.ts";
import { incidentMoment } from "./incident-moment.ts";

/** So many lines are read by somebody; older ones are only counted. */
const SHOWN = 60;

/** The one comment that lists what was accepted, so that commands need no answer each. Without `words` only that there were some. */
export function incidentReceipt(
  verdicts: readonly Verdict[],
  receipts: readonly Receipt[],
  {
    zone,
    day,
    words,
    number,
  }: { readonly zone: Zone; readonly day: string; readonly words: boolean; readonly number: number },
): string {
  const lines = verdicts.flatMap((verdict) => lineOf(verdict, zone, day) ?? []);
  const older = lines.length > SHOWN ? [`- ${lines.length - SHOWN} older ones`] : [];
  const shown = words ? [...older, ...lines.slice(-SHOWN)] : [`- ${lines.length} commands`];
  return [
    `<details><summary>Commands taken (${lines.length})</summary>`,
    "",
    ...shown,
    "</details>",
    "",
    hiddenJson("receipts", receiptData(receipts)),
    writeMarker({ kind: "receipt", key: [String(number)], notes: {} }),
  ].join("\n");
}

function lineOf({ at, by, written, outcome }: Verdict, zone: Zone, day: string): string | undefined {
  const said = safeCode(`/${written.name} ${written.text}`.trim(), { limit: 120 });
  const line = `- ${incidentMoment(at, zone, day)} ${safeText(by)} ${said}`;
  if (outcome.kind === "accepted") return line;
  return outcome.kind === "edited" && outcome.accepted ? `${line} (edited since, no longer counts)` : undefined;
}
