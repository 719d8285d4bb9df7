import type { PullFile } from "../../github/facts/read-pull-files.ts";
import type { Parsed } from "../../playbook/parse.ts";
import type { CheckedPostMortem } from "../../render/check-run.ts";
import { annotation } from "../annotation.ts";
import { type Step, type StepResult, nowOf } from "../step.ts";
import { type Concluded, POST_MORTEM_CHECK, concludeCheck } from "./check-post-mortems.ts";
import { judgePostMortems, noPostMortem } from "./judge-post-mortems.ts";
import { runUrl } from "./run-url.ts";

/** What a pull request's newest commit is, and what it changes; `files` are undefined where GitHub does not tell. */
export type Proposal = {
  readonly head: string | undefined;
  readonly files: readonly PullFile[] | undefined;
  readonly number?: number;
  readonly fork?: boolean;
};

/** What the job says of it. */
type Told = Pick<StepResult, "failed" | "summary" | "annotations">;

/** Concludes the check of post-mortems on the newest commit, always: as a check, as a status where checks cannot be written, and by the job itself where the token writes neither, as from a fork. */
export async function tellPostMortems(step: Step, proposal: Proposal, rules: Parsed | undefined): Promise<Told> {
  const { head, files, number = 0, fork = false } = proposal;
  if (head === undefined) return NOTHING;
  const playbook = rules?.kind === "playbook" ? rules.playbook : undefined;
  const { run, checked } =
    // Without a playbook nobody asked for the check.
    rules === undefined
      ? noPostMortem
      : await judgePostMortems({ client: step.client, pull: { number, head }, files, playbook, now: nowOf(step) });
  const applies = run.conclusion !== "neutral";
  const concluded = fork
    ? ({ by: "nobody", because: "From a fork the check cannot be concluded on the commit; this job says it." } as const)
    : await concludeCheck(
        { client: step.client, author: step.author, name: POST_MORTEM_CHECK.action, head, now: nowOf(step) },
        { ...run, number },
        runUrl(step.env),
      );
  const unsaid = unsaidOf(concluded);
  if (!applies) return { ...NOTHING, summary: fork ? "" : unsaid };
  const parts = [`## Post-mortem: ${run.title}`, run.summary, unsaid];
  return {
    // What stands on the commit decides there.
    failed: concluded.by === "nobody" && run.conclusion === "failure",
    summary: parts.filter((part) => part !== "").join("\n\n"),
    annotations: concluded.by === "check" || files === undefined ? [] : annotationsOf(checked),
  };
}

const NOTHING: Told = { failed: false, summary: "", annotations: [] };

/** The sentence for the summary where a check could not be concluded. */
export function unsaidOf(concluded: Concluded): string {
  return concluded.by === "nobody" ? concluded.because : "";
}

function annotationsOf(checked: readonly CheckedPostMortem[]): readonly string[] {
  return checked.flatMap(({ path, findings }) =>
    findings
      .filter(({ severity }) => severity === "error")
      .slice(0, 10)
      .map(({ line, message }) => annotation({ file: path, line, column: 1, message })),
  );
}
