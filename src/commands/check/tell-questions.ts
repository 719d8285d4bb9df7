import { notice } from "../annotation.ts";
import { type Step, type StepResult, nowOf } from "../step.ts";
import { concludeCheck } from "./check-post-mortems.ts";
import { judgeQuestions, QUESTIONS_CHECK } from "./judge-questions.ts";
import { type Proposal, unsaidOf } from "./tell-post-mortems.ts";
import { runUrl } from "./run-url.ts";

/** Says where the questions of a pull request's reports stand that nobody has answered: in the job, at their lines, and as a check on the commit. */
export async function tellQuestions(
  step: Step,
  { head, files, number = 0, fork = false }: Proposal,
): Promise<Pick<StepResult, "failed" | "summary" | "annotations">> {
  const judged = await judgeQuestions(step.client, { number, head: head ?? "", files: files ?? [] });
  if (judged === undefined) return { failed: false, summary: "", annotations: [] };
  const { run, open } = judged;
  const unsaid =
    fork || head === undefined
      ? ""
      : unsaidOf(
          await concludeCheck(
            { client: step.client, author: step.author, name: QUESTIONS_CHECK.action, head, now: nowOf(step) },
            { ...run, number },
            runUrl(step.env),
          ),
        );
  return {
    failed: false,
    summary: [`## Questions: ${run.title}`, run.summary, unsaid].filter((part) => part !== "").join("\n\n"),
    annotations: open
      .slice(0, 10)
      .map(({ file, line }) => notice({ file, line, message: "Nobody has answered this." })),
  };
}
