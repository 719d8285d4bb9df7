import { findIssue } from "./items.ts";
import type { RepoRow, UserRow } from "./rows.ts";
import { closeIssue } from "./state.ts";
import type { World } from "./world.ts";

/** Closes the open issues that texts name behind a closing keyword (`Fixes #12`), as done by a commit on the default branch. */
export function closeNamedIssues(
  world: World,
  repo: RepoRow,
  texts: readonly (string | null)[],
  actor: UserRow,
  commit: string,
): void {
  for (const number of namedIssues(repo, texts.join("\n"))) {
    const issue = findIssue(world, repo, number);
    if (issue !== undefined && issue.state === "open" && !issue.is_pull_request && !issue.deleted)
      closeIssue(world, issue, actor, "completed", commit);
  }
}

const keyword =
  /\b(?:close[sd]?|fix(?:e[sd])?|resolve[sd]?):?\s+(?:([\w.-]+\/[\w.-]+)?#|https?:\/\/[^/\s]+\/([\w.-]+\/[\w.-]+)\/issues\/)(\d{1,9})\b/gi;

function namedIssues(repo: RepoRow, text: string): Set<number> {
  const here = (name: string | undefined): boolean =>
    name === undefined || name.toLowerCase() === repo.full_name.toLowerCase();
  return new Set(
    Array.from(text.matchAll(keyword)).flatMap((match) => (here(match[1] ?? match[2]) ? [Number(match[3])] : [])),
  );
}
