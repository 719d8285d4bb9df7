import type { Client } from "../../github/client.ts";
import { readFile } from "../../github/facts/read-file.ts";
import type { PullFile } from "../../github/facts/read-pull-files.ts";
import { safeCode } from "../../markdown/safe-text.ts";
import { openQuestions } from "../../render/answer-place.ts";
import type { CheckRun } from "../../render/check-run.ts";
import { counted } from "../../render/counted.ts";

/** Under which a ruleset can see it, a name for the Action and one for the App; it is neutral while something is unanswered, since a report may be merged all the same. */
export const QUESTIONS_CHECK = { action: "Almanac questions", app: "Almanac App questions" } as const;

/** More reports in one pull request are not read. */
const MOST_FILES = 20;

/** What the check of a pull request's questions comes to, and where answers are missing. */
export type JudgedQuestions = {
  readonly run: CheckRun;
  readonly open: readonly { readonly file: string; readonly line: number }[];
};

/** Counts the questions of a pull request's reports that nobody has answered; undefined where it asks none. What GitHub shows of a new file is not read again. */
export async function judgeQuestions(
  client: Client,
  { number, head, files }: { readonly number: number; readonly head: string; readonly files: readonly PullFile[] },
): Promise<JudgedQuestions | undefined> {
  const reports = files.filter(({ path, removed }) => isReportPath(path) && !removed).slice(0, MOST_FILES);
  const read = await Promise.all(
    reports.map(async ({ path, added }) => ({
      path,
      text: added ?? (await readFile(client, path, head === "" ? `refs/pull/${number}/head` : head)) ?? "",
    })),
  );
  const told = read.map(({ path, text }) => ({ path, ...openQuestions(text) })).filter(({ asked }) => asked > 0);
  if (told.length === 0) return undefined;
  const asked = told.reduce((sum, one) => sum + one.asked, 0);
  const open = told.flatMap(({ path, lines }) => lines.map((line) => ({ file: path, line })));
  const lines = told.map(
    ({ path, asked: all, lines: waiting }) =>
      `- ${safeCode(path)}: ${waiting.length === 0 ? `all ${all} answered` : `${waiting.length} of ${all} open, from line ${waiting[0] ?? 1} on`}`,
  );
  return {
    run: {
      conclusion: open.length === 0 ? "success" : "neutral",
      title:
        open.length === 0 ? `All ${asked} answered` : `${open.length} of ${counted(asked, "question")} not answered`,
      summary: `${lines.join("\n")}\n\nWrite below each question, in place of \`_No answer yet._\`; "not known" is an answer.`,
      annotations: [],
    },
    open,
  };
}

function isReportPath(path: string): boolean {
  return /^reports\/[^/]+\/[^/]+\.md$/.test(path) && !path.endsWith("/README.md");
}
