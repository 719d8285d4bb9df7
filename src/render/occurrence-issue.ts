import type { Occurrence } from "../cadence/occurrence.ts";
import type { TextProblem } from "../errors.ts";
import { writeMarker } from "../markdown/marker.ts";
import { safeTitle } from "../markdown/safe-text.ts";
import type { Text } from "../operation/operation.ts";
import { bodyLimit } from "./body-limit.ts";
import { fileLink } from "./file-link.ts";
import { carriedBoxes } from "./carried-boxes.ts";
import { draftBoxes } from "./draft-boxes.ts";
import { fillIssueTemplate } from "./issue-template.ts";
import { figureWords } from "./figures/figure-words.ts";
import { lookFirst } from "./figures/worst-first.ts";
import { joinText, longest, paragraphs } from "./join-text.ts";
import { occurrenceDetails } from "./occurrence-details.ts";
import type { OccurrenceFacts } from "./occurrence-facts.ts";
import { occurrenceHead } from "./occurrence-head.ts";
import { sentence } from "./sentence.ts";
import { lineBoxes, stepBoxes } from "./step-boxes.ts";

/** What the issue of an occurrence is made of. */
export type OccurrenceIssue = OccurrenceFacts;

/** `Weekly analytics 2026-W47`. */
export function occurrenceTitle({ cadence, period }: Occurrence): string {
  return safeTitle(`${cadence.title} ${period.key}`);
}

/** The issue of one occurrence: what, for when, what ends it; who and by when; what to do; what was carried over; how to change it. Its marker comes last. */
export function renderOccurrenceIssue(issue: OccurrenceIssue): Text {
  const own = issue.template === undefined ? undefined : fillIssueTemplate(issue.template, issue);
  const work = own !== undefined && "text" in own ? paragraphs([todo(draftBoxes(issue)), own.text]) : ownWork(issue);
  const unused = own !== undefined && "problems" in own ? own.problems.slice(0, 1).map(templateUnused) : [];
  const problems = [...issue.problems.map(sentence), ...unused];
  for (let most = 200; ; most = Math.floor(most / 2)) {
    const body = bodyOf(issue, work, problems, most);
    if (longest(body) <= bodyLimit || most === 0) return body;
  }
}

function bodyOf(issue: OccurrenceFacts, work: Text, problems: readonly string[], most: number): Text {
  const { cadence, date } = issue.occurrence;
  return paragraphs([
    occurrenceHead(issue),
    warnings(problems),
    lookHere(issue),
    work,
    carriedBoxes(issue, most),
    occurrenceDetails(issue),
    writeMarker({ kind: "occurrence", key: [cadence.id, date], notes: issue.markerNotes }),
  ]);
}

/** What is to be done where no template says it. With a draft report the steps are its questions. */
function ownWork(issue: OccurrenceFacts): Text {
  const steps = issue.report === undefined ? stepBoxes(issue) : "";
  return todo(draftBoxes(issue), steps, lineBoxes(issue));
}

function todo(...groups: readonly Text[]): Text {
  const all = paragraphs(groups);
  return all.length === 0 ? "" : joinText(["### To do\n", all]);
}

/** The figures worth a look before all others, worst first. */
function lookHere({ trends = [] }: OccurrenceFacts): string {
  const first = lookFirst(trends);
  if (first.length === 0) return "";
  return `### Look at these first\n\n${first.map((trend) => `- ${figureWords(trend)}`).join("\n")}`;
}

function templateUnused({ file, line, message }: TextProblem): string {
  const said = sentence(`The template \`${file}\` could not be used (line ${line}): ${message}`);
  // Ours ship with Almanac and stand in no repository of a user.
  return file.startsWith("templates/") ? said : `${said} ([template](${fileLink(file, line)}))`;
}

function warnings(problems: readonly string[]): string {
  if (problems.length === 0) return "";
  return ["> [!NOTE]", ...problems.slice(0, 10).map((problem) => `> ${problem}`)].join("\n");
}
