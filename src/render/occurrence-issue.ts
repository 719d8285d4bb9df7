import { bodyLimit } from "./body-limit.ts";
import type { Occurrence } from "../cadence/occurrence.ts";
import { writeMarker } from "../markdown/marker.ts";
import { safeTitle } from "../markdown/safe-text.ts";
import type { Text } from "../operation/operation.ts";
import { carriedBoxes } from "./carried-boxes.ts";
import { draftBoxes } from "./draft-boxes.ts";
import { joinText, longest, paragraphs } from "./join-text.ts";
import { occurrenceDetails } from "./occurrence-details.ts";
import type { OccurrenceFacts } from "./occurrence-facts.ts";
import { occurrenceHead } from "./occurrence-head.ts";
import { quiet } from "./quiet.ts";
import { lineBoxes, stepBoxes } from "./step-boxes.ts";

/** What the issue of an occurrence is made of. */
export type OccurrenceIssue = OccurrenceFacts;

/** `Weekly analytics 2026-W47`. */
export function occurrenceTitle({ cadence, period }: Occurrence): string {
  return safeTitle(`${cadence.title} ${period.key}`);
}

/** The issue of one occurrence: what, for when, what ends it; who and by when; what to do; what was carried over; how to change it. Its marker comes last. */
export function renderOccurrenceIssue(issue: OccurrenceIssue): Text {
  for (let most = 200; ; most = Math.floor(most / 2)) {
    const body = renderUpTo(issue, most);
    if (longest(body) <= bodyLimit || most === 0) return body;
  }
}

function renderUpTo(issue: OccurrenceFacts, most: number): Text {
  const { occurrence } = issue;
  const steps = occurrence.cadence.delivery === "pull-request" && issue.report !== undefined ? "" : stepBoxes(issue);
  return paragraphs([
    occurrenceHead(issue),
    warnings(issue.problems),
    todo(draftBoxes(issue), steps, lineBoxes(issue)),
    carriedBoxes(issue, most),
    occurrenceDetails(issue),
    writeMarker({ kind: "occurrence", key: [occurrence.cadence.id, occurrence.date], notes: issue.markerNotes }),
  ]);
}

function todo(...groups: readonly Text[]): Text {
  const all = paragraphs(groups);
  return all.length === 0 ? "" : joinText(["### To do\n", all]);
}

function warnings(problems: readonly string[]): string {
  return problems.length === 0
    ? ""
    : ["> [!NOTE]", ...problems.slice(0, 10).map((problem) => `> ${quiet(problem)}`)].join("\n");
}
