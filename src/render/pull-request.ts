import type { Occurrence } from "../cadence/occurrence.ts";
import type { Owner } from "../cadence/owner.ts";
import { markerLine, withNotes, writeMarker } from "../markdown/marker.ts";
import { safeText, safeTitle } from "../markdown/safe-text.ts";
import type { Target, Text } from "../operation/operation.ts";
import { formatDateRange } from "../time/format.ts";
import { counted } from "./counted.ts";
import { editLink } from "./file-link.ts";
import { joinText, numberText, paragraphs } from "./join-text.ts";
import { markerNoting } from "./marker-noting.ts";
import { missedWords } from "./missed-words.ts";
import { ownerWords } from "./owner-words.ts";

/** What a report's pull request is about. `issue` is undefined while its occurrence has no issue yet. */
export type PullRequest = {
  readonly occurrence: Occurrence;
  readonly owner: Owner;
  readonly issue: Target | undefined;
  readonly missed: readonly Occurrence[];
  readonly questions: number;
  /** Paths of the files it adds. */
  readonly files: readonly string[];
  readonly repository: { readonly owner: string; readonly name: string };
};

/** The branch of an occurrence's report: `almanac-report/weekly-analytics/2026-W47`. */
export function reportBranch({ cadence, period }: Occurrence): string {
  return `almanac-report/${cadence.id}/${period.key}`;
}

/** Where an occurrence's report stands: `reports/weekly-analytics/2026-W47.md`. */
export function reportPath({ cadence, period }: Occurrence): string {
  return `reports/${cadence.id}/${period.key}.md`;
}

/** The pull request with an occurrence's draft report; merging it closes its issue, where that is known. */
export function renderPullRequest(input: PullRequest): {
  readonly title: string;
  readonly body: Text;
  readonly message: string;
  readonly branch: string;
} {
  const { occurrence, issue } = input;
  const title = safeTitle(`${occurrence.cadence.title} ${occurrence.period.key}`);
  const key = [occurrence.cadence.id, occurrence.date];
  return {
    title,
    body: paragraphs([
      what(input),
      issue === undefined ? "" : joinText(["Closes ", numberText(issue)]),
      todo(input),
      issue === undefined
        ? writeMarker({ kind: "report", key, notes: {} })
        : markerNoting("report", key, "issue", issue),
    ]),
    message: `Add ${title}\n`,
    branch: reportBranch(occurrence),
  };
}

/** The body of a report's pull request once its issue is known: the closing line stands above the marker, which notes the number. */
export function linkToIssue(body: string, issue: number): string {
  const noted = withNotes(body, { issue: String(issue) });
  const marker = markerLine(noted);
  return marker === undefined
    ? noted
    : `${noted.slice(0, marker.start)}Closes #${issue}\n\n${noted.slice(marker.start)}`;
}

function what({ occurrence, owner, missed }: PullRequest): string {
  const { cadence, period } = occurrence;
  const first = `**The draft of ${safeText(cadence.output)} ${period.key}**, ${formatDateRange(period.from, period.to)}, for ${ownerWords(owner)}.`;
  if (missed.length === 0) return first;
  return `${first} The reports of ${missedWords(missed)}, which ${missed.length === 1 ? "was" : "were"} missed, stand beside it.`;
}

function todo({ questions, occurrence }: PullRequest): string {
  const file = `[the file](${editLink(reportBranch(occurrence), reportPath(occurrence))})`;
  return [
    ...(questions === 0 ? [] : [`- **Answer** the ${counted(questions, "question")} in ${file}.`]),
    `- **Edit** ${questions === 0 ? file : "it"} as you like. A part made by machine that you change is left alone from then on.`,
    "- **Merge** when it says what should be said: that delivers it.",
    "- **Not this time?** Close this, and close its issue as *not planned*.",
  ].join("\n");
}
