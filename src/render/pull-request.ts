import type { Occurrence } from "../cadence/occurrence.ts";
import type { Owner } from "../cadence/owner.ts";
import { safeText, safeTitle } from "../markdown/safe-text.ts";
import type { Target, Text } from "../operation/operation.ts";
import { formatDateRange } from "../time/format.ts";
import { counted } from "./counted.ts";
import { editLink } from "./file-link.ts";
import { joinText, numberText, paragraphs } from "./join-text.ts";
import { markerNoting } from "./marker-noting.ts";
import { missedWords } from "./missed-words.ts";
import { ownerWords } from "./owner-words.ts";

/** What a report's pull request is about. */
export type PullRequest = {
  readonly occurrence: Occurrence;
  readonly owner: Owner;
  readonly issue: Target;
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

/** The pull request with an occurrence's draft report; merging it closes its issue. */
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
      joinText(["Closes ", numberText(issue)]),
      todo(input),
      markerNoting("report", key, "issue", issue),
    ]),
    message: `Add ${title}\n`,
    branch: reportBranch(occurrence),
  };
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
