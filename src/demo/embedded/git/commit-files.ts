import type { Actor } from "../actor.ts";
import { isObject } from "../json.ts";
import type { CommitRow, RepoRow, UserRow } from "../rows.ts";
import type { World } from "../world.ts";
import { writeBlob, writeCommit } from "./objects.ts";
import { type TreeChange, changeTree, emptyTree } from "./trees.ts";

/** Who made a commit, as commits say it. */
export type Identity = { readonly name: string; readonly email: string; readonly date: string };

/** How a user signs commits made here, now. */
export function identityOf(world: World, user: UserRow): Identity {
  return {
    name: user.name ?? user.login,
    email: `${user.id}+${user.login}@users.noreply.github.com`,
    date: world.now(),
  };
}

/** The change that puts text into a file. */
export function fileChange(world: World, repo: RepoRow, path: string, bytes: Buffer): TreeChange {
  const blob = writeBlob(world, repo.id, bytes);
  return { path, entry: { mode: "100644", type: "blob", sha: blob.sha, size: blob.size } };
}

/** A commit of changes on top of `parent` (undefined: the first of the repository); no ref is moved. */
export function commitChanges(
  world: World,
  repo: RepoRow,
  commit: {
    readonly parent: CommitRow | undefined;
    readonly changes: readonly TreeChange[];
    readonly message: string;
    readonly author: Identity;
    readonly committer: Identity;
    readonly user: UserRow;
    /** Makes it a merge commit: the head of what is merged in. */
    readonly mergedIn?: string;
  },
): CommitRow {
  const tree = changeTree(world, repo.id, commit.parent?.tree_sha ?? emptyTree, commit.changes);
  return writeCommit(world, {
    repo_id: repo.id,
    message: commit.message,
    author_name: commit.author.name,
    author_email: commit.author.email,
    author_date: commit.author.date,
    committer_name: commit.committer.name,
    committer_email: commit.committer.email,
    committer_date: commit.committer.date,
    tree_sha: tree.sha,
    parent_shas: [commit.parent?.sha, commit.mergedIn].filter((sha) => sha !== undefined),
    user_id: commit.user.id,
  });
}

/** The identity somebody gave in a request; what is missing comes from the actor. */
export function givenIdentity(world: World, actor: Actor, given: unknown): Identity {
  const own = identityOf(world, actor.user);
  if (!isObject(given)) return own;
  const { name, email, date } = given;
  return {
    name: typeof name === "string" ? name : own.name,
    email: typeof email === "string" ? email : own.email,
    date: typeof date === "string" ? date : own.date,
  };
}
