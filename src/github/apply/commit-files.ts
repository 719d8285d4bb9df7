import type { Outcome } from "../../operation/outcome.ts";
import type { Problem } from "../../operation/plan.ts";
import type { Applying, Of } from "./applying.ts";
import { createBranch, moveBranch } from "./move-branch.ts";
import { oversized } from "./oversized.ts";
import { readHead } from "./read-head.ts";
import { writeCommit } from "./write-commit.ts";

/** How often others may be quicker. */
const ATTEMPTS = 3;

/** Commits files on top of a branch, whoever else commits meanwhile; none where they stand there already. */
export async function commitFiles(operation: Of<"commit-files">, applying: Applying): Promise<Outcome> {
  const { key, branch, orphan, files, message } = operation;
  const refused = oversized({ key, files });
  if (refused !== undefined) return { kind: "failed", key, problem: refused };
  for (let attempt = 1; attempt <= ATTEMPTS; attempt += 1) {
    const head = await readHead(branch, applying, { fresh: attempt > 1 });
    if (head === undefined && !orphan) return { kind: "failed", key, problem: missing(branch, applying) };
    const next = await writeCommit(applying.client, head, files, message);
    if (next === undefined) return { kind: "unchanged", key };
    const moved = await (head === undefined ? createBranch : moveBranch)(branch, next, applying);
    if (moved)
      return {
        kind: "done",
        key,
        number: undefined,
        url: `${applying.client.webUrl}/commit/${next.commit}`,
        problems: [],
      };
  }
  return { kind: "failed", key, problem: restless(branch, applying) };
}

function missing(branch: string, { client }: Applying): Problem {
  return {
    id: "branch-missing",
    cause: `There is no branch ${branch}.`,
    place: client.webUrl,
    fix: "Nothing to do if it was deleted on purpose; the next pass looks again.",
  };
}

function restless(branch: string, { client }: Applying): Problem {
  return {
    id: "branch-moved",
    cause: `Each time the files were to be committed, somebody else had just committed to ${branch} (${ATTEMPTS} times).`,
    place: `${client.webUrl}/commits/${branch}`,
    fix: "Nothing to do: the next pass tries again.",
  };
}
