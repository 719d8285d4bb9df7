import { GitHubError } from "../../errors.ts";
import type { PullFile } from "../../github/facts/read-pull-files.ts";
import type { Parsed } from "../../playbook/parse.ts";
import { type CheckedPostMortem, renderCheckRun } from "../../render/check-run.ts";
import { parseInstant } from "../../time/instant.ts";
import { annotation } from "../annotation.ts";
import type { Step, StepResult } from "../step.ts";
import { type PostMortemCheckup, POST_MORTEM_CHECK, checkPostMortems, concludeCheck } from "./check-post-mortems.ts";

/** What a pull request's newest commit is, and what it changes. */
export type Proposal = {
  readonly head: string | undefined;
  readonly files: readonly PullFile[];
  readonly number?: number;
  readonly fork?: boolean;
};

/** Concludes the check of post-mortems on the newest commit, always; from a fork, where the token writes nothing, the step itself says it. Without a valid playbook there are no rules to check by. */
export async function tellPostMortems(
  step: Step,
  proposal: Proposal,
  rules: Parsed | undefined,
): Promise<Pick<StepResult, "failed" | "summary" | "annotations">> {
  const { head, files, number = 0, fork = false } = proposal;
  if (rules === undefined || rules.kind === "invalid" || head === undefined) return NOTHING;
  const checkup: PostMortemCheckup = {
    client: step.client,
    author: step.author,
    name: POST_MORTEM_CHECK.action,
    pull: { number, head },
    files,
    playbook: rules.playbook,
    now: step.now === undefined ? step.clock.now() : parseInstant(step.now),
  };
  try {
    const checked = await checkPostMortems(checkup);
    const run = renderCheckRun(checked);
    const unsaid = fork
      ? "From a fork the check cannot be concluded on the commit; this job says it."
      : await concludeCheck(checkup, run);
    if (checked.length === 0) return { ...NOTHING, summary: unsaid === undefined || fork ? "" : unsaid };
    const summary = [`## Post-mortem: ${run.title}`, run.summary, unsaid ?? ""]
      .filter((part) => part !== "")
      .join("\n\n");
    // What the check run says is shown at its lines already, and decides there.
    const alone = unsaid !== undefined;
    return {
      failed: alone && run.conclusion === "failure",
      summary,
      annotations: alone ? annotationsOf(checked) : [],
    };
  } catch (error) {
    if (!(error instanceof GitHubError)) throw error;
    const { cause, place, fix } = error.diagnosis;
    return {
      failed: true,
      summary: `## The post-mortem could not be checked\n\n${cause} (${place}) ${fix}`,
      annotations: [],
    };
  }
}

const NOTHING = { failed: false, summary: "", annotations: [] } as const;

function annotationsOf(checked: readonly CheckedPostMortem[]): readonly string[] {
  return checked.flatMap(({ path, findings }) =>
    findings
      .filter(({ severity }) => severity === "error")
      .slice(0, 10)
      .map(({ line, message }) => annotation({ file: path, line, column: 1, message })),
  );
}
