import { readMarker, writeMarker } from "../../markdown/marker.ts";
import { hiddenJson, readHiddenJson } from "../../markdown/hidden-data.ts";
import type { Operation } from "../../operation/operation.ts";
import type { Comment } from "./incident-memory.ts";
import type { WatchedIncident } from "./watched-incident.ts";

/** All that a comment of ours says here once its incident is confidential. */
const HUSHED = "An incident is being handled.";

/** Of a confidential comment only whom it calls; the rest is not for this place. */
export function discreet(text: string): string {
  const people = [...new Set(text.match(/(?<![\w`])@[A-Za-z0-9][A-Za-z0-9_/-]*/g))];
  return `${people.join(" ")} ${LOOK}`.trim();
}

const LOOK = "please look into the confidential incident.";

/** Takes the words out of what we said here before an incident became confidential; that it was said stays remembered. */
export function hushOperations({ secret, memory, issue: { number } }: WatchedIncident): readonly Operation[] {
  if (secret === undefined) return [];
  const receipt = secret.place.kind === "open" && memory.receipt !== undefined ? [memory.receipt] : [];
  return [...memory.made, ...receipt].flatMap((comment): readonly Operation[] => {
    const body = hushed(comment);
    if (body === undefined || body === comment.body) return [];
    return [
      {
        kind: "update-comment",
        key: `incident:hush:${comment.id}`,
        issue: number,
        comment: comment.id,
        body,
        reason: "It is confidential now.",
      },
    ];
  });
}

function hushed({ body }: Comment): string | undefined {
  const marker = readMarker(body);
  if (marker === undefined) return undefined;
  const first = body.split("\n", 1)[0] ?? "";
  if (new RegExp(`^(?:@\\S+ )*${LOOK}$`).test(first)) return undefined;
  const receipts = readHiddenJson(body, "receipts");
  return [HUSHED, "", ...(receipts === undefined ? [] : [hiddenJson("receipts", receipts)]), writeMarker(marker)].join(
    "\n",
  );
}
