import { readFile } from "../../github/facts/read-file.ts";
import { safeCode } from "../../markdown/safe-text.ts";
import { openQuestions } from "../../render/answer-place.ts";
import { counted } from "../../render/counted.ts";
import { notice } from "../annotation.ts";
import { type Step, type StepResult, nowOf } from "../step.ts";
import { concludeCheck } from "./check-post-mortems.ts";
import { type Proposal, unsaidOf } from "./tell-post-mortems.ts";
import { runUrl } from "./run-url.ts";

/** Under which a ruleset can see it; it is neutral while something is unanswered, since a report may be merged all the same. */
export const QUESTIONS_CHECK = "Almanac questions";

/** More reports in one pull request are not read. */
const MOST_FILES = 20;

/** Counts the questions of a pull request's reports that nobody has answered, and says where they stand: in the job, at their lines, and as a check on the commit. */
export async function tellQuestions(
  step: Step,
  { head, files, number = 0, fork = false }: Proposal,
): Promise<Pick<StepResult, "failed" | "summary" | "annotations">> {
  const reports = (files ?? []).filter(({ path, removed }) => isReportPath(path) && !removed).slice(0, MOST_FILES);
  if (reports.length === 0) return { failed: false, summary: "", annotations: [] };
  const read = await Promise.all(
    reports.map(async ({ path, added }) => ({
      path,
      text: added ?? (await readFile(step.client, path, head ?? `refs/pull/${number}/head`)) ?? "",
    })),
  );
  const told = read.map(({ path, text }) => ({ path, ...openQuestions(text) })).filter(({ asked }) => asked > 0);
  if (told.length === 0) return { failed: false, summary: "", annotations: [] };
  const asked = told.reduce((sum, one) => sum + one.asked, 0);
  const open = told.reduce((sum, one) => sum + one.lines.length, 0);
  const title = open === 0 ? `All ${asked} answered` : `${open} of ${counted(asked, "question")} not answered`;
  const lines = told.map(
    ({ path, asked: all, lines: waiting }) =>
      `- ${safeCode(path)}: ${waiting.length === 0 ? `all ${all} answered` : `${waiting.length} of ${all} open, from line ${waiting[0] ?? 1} on`}`,
  );
  const summary = `${lines.join("\n")}\n\nWrite below each question, in place of \`_No answer yet._\`; "not known" is an answer.`;
  const unsaid =
    fork || head === undefined
      ? ""
      : unsaidOf(
          await concludeCheck(
            { client: step.client, author: step.author, name: QUESTIONS_CHECK, head, now: nowOf(step) },
            { number, conclusion: open === 0 ? "success" : "neutral", title, summary, annotations: [] },
            runUrl(step.env),
          ),
        );
  const places = told.flatMap(({ path, lines: waiting }) => waiting.map((line) => ({ file: path, line })));
  return {
    failed: false,
    summary: [`## Questions: ${title}`, summary, unsaid].filter((part) => part !== "").join("\n\n"),
    annotations: places
      .slice(0, 10)
      .map(({ file, line }) => notice({ file, line, message: "Nobody has answered this." })),
  };
}

function isReportPath(path: string): boolean {
  return /^reports\/[^/]+\/[^/]+\.md$/.test(path) && !path.endsWith("/README.md");
}
