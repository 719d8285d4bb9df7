import { GitHubError } from "../../errors.ts";
import type { Applying } from "./applying.ts";
import type { Head } from "../head.ts";

/** Creates a branch; false where one of that name stands already. */
export async function createBranch(branch: string, head: Head, { client }: Applying): Promise<boolean> {
  const created = await unless(
    "branch-exists",
    client.request(
      "POST /repos/{owner}/{repo}/git/refs",
      { ref: `refs/heads/${branch}`, sha: head.commit },
      { idempotent: true },
    ),
  );
  if (created) client.heads.set(branch, head);
  return created;
}

/** Moves a branch on to a commit on top of it; false where it has moved elsewhere meanwhile. */
export async function moveBranch(branch: string, head: Head, { client }: Applying): Promise<boolean> {
  const moved = await unless(
    "branch-moved",
    client.request(
      "PATCH /repos/{owner}/{repo}/git/refs/{ref}",
      { ref: `heads/${branch}`, sha: head.commit, force: false },
      { idempotent: true },
    ),
  );
  if (moved) client.heads.set(branch, head);
  return moved;
}

async function unless(id: string, request: Promise<unknown>): Promise<boolean> {
  try {
    await request;
    return true;
  } catch (error) {
    if (error instanceof GitHubError && error.diagnosis.id === id) return false;
    throw error;
  }
}
