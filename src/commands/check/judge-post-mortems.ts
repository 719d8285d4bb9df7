import { GitHubError } from "../../errors.ts";
import type { PullFile } from "../../github/facts/read-pull-files.ts";
import type { Playbook } from "../../playbook/playbook.ts";
import { type CheckedPostMortem, type CheckRun, renderCheckRun } from "../../render/check-run.ts";
import { type PostMortemCheckup, checkPostMortems, isPostMortemPath } from "./check-post-mortems.ts";

/** What the check of a pull request comes to, and what it found. */
export type Judged = { readonly run: CheckRun; readonly checked: readonly CheckedPostMortem[] };

/** Judges the post-mortems of a pull request, whatever is wrong. Without rules nothing can be found good: where there is a post-mortem, that is a failure. `files` are undefined where GitHub does not tell. */
export async function judgePostMortems(
  checkup: Omit<PostMortemCheckup, "files" | "playbook"> & {
    readonly files: readonly PullFile[] | undefined;
    readonly playbook: Playbook | undefined;
  },
): Promise<Judged> {
  const { files, playbook } = checkup;
  if (files === undefined) return unable("GitHub does not tell which files this pull request changes.");
  if (!files.some(({ path, removed }) => isPostMortemPath(path) && !removed)) return noPostMortem;
  if (playbook === undefined) return unable("The playbook cannot be used, so that there are no rules to check by.");
  try {
    const checked = await checkPostMortems({ ...checkup, files, playbook });
    return { run: renderCheckRun(checked), checked };
  } catch (error) {
    if (!(error instanceof GitHubError)) throw error;
    const { cause, place, fix } = error.diagnosis;
    return unable(`${cause} (${place}) ${fix}`);
  }
}

/** Where there is none, the check does not apply. */
export const noPostMortem: Judged = { run: renderCheckRun([]), checked: [] };

function unable(why: string): Judged {
  return { run: { conclusion: "failure", title: "Could not be checked", summary: why, annotations: [] }, checked: [] };
}
