import { execFile } from "node:child_process";
import { promisify } from "node:util";
import { InputError } from "../errors.ts";

/** A git work tree as git itself describes it. */
export type Checkout = {
  /** Its topmost folder. */
  readonly root: string;
  /** URLs to fetch from by name; they may hold credentials, so they are never shown. */
  readonly remotes: ReadonlyMap<string, string>;
  /** The default branch of `origin`, where git remembers it. */
  readonly defaultBranch: string | undefined;
  /** Who works here, where git's settings tell their GitHub login. */
  readonly login: string | undefined;
};

/** Reads the checkout a folder lies in; an `InputError` says that there is none, or no git. */
export async function readCheckout(folder: string): Promise<Checkout> {
  const root = await rootOf(folder);
  const [remotes, head, user, email] = await Promise.all([
    told(root, ["remote", "-v"]),
    told(root, ["symbolic-ref", "--short", "refs/remotes/origin/HEAD"]),
    told(root, ["config", "--get", "github.user"]),
    told(root, ["config", "--get", "user.email"]),
  ]);
  const rows = [...remotes.matchAll(/^(\S+)\t(.+) \(fetch\)/gm)];
  const [, noreply] = /^(?:\d+\+)?([\w-]+)@users\.noreply\.github\.com$/i.exec(email) ?? [];
  return {
    root,
    remotes: new Map(rows.map(([, name = "", url = ""]) => [name, url])),
    defaultBranch: head === "" ? undefined : head.replace(/^origin\//, ""),
    login: user === "" ? noreply : user,
  };
}

const run = promisify(execFile);

async function rootOf(folder: string): Promise<string> {
  try {
    const { stdout } = await run("git", ["rev-parse", "--show-toplevel"], { cwd: folder });
    return stdout.replace(/\r?\n$/, "");
  } catch (cause) {
    if (isMissing(cause)) throw new InputError("git is not installed, or not in the PATH.", { cause });
    const fix = "Clone the repository that Almanac shall look after, and run this command inside it.";
    throw new InputError(`${folder} is not inside a git checkout. ${fix}${reason(cause)}`, { cause });
  }
}

/** What git prints, empty where it has nothing to say. */
async function told(root: string, command: readonly string[]): Promise<string> {
  try {
    return (await run("git", command, { cwd: root })).stdout.trim();
  } catch {
    // Git ends with an error where a setting or branch is not there.
    return "";
  }
}

function isMissing(error: unknown): boolean {
  return error instanceof Error && "code" in error && error.code === "ENOENT";
}

/** Git's own words where they say more than that this is no repository. */
function reason(error: unknown): string {
  const said = error instanceof Error && "stderr" in error && typeof error.stderr === "string" ? error.stderr : "";
  const [first = ""] = said.split("\n");
  return first === "" || /not a git repository/i.test(first) ? "" : ` Git says: ${first.slice(0, 300)}`;
}
