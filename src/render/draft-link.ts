import { compareLink } from "./file-link.ts";

/** The pull request from a branch, named before it has a number: its page offers to open one where that failed. */
export function draftLink(branch: string): string {
  return `[this pull request](${compareLink(branch)})`;
}

/** A body in which the pull request from a branch has its number. */
export function numberDraft(body: string, branch: string, number: number): string {
  return body.replaceAll(draftLink(branch), `#${number}`);
}

/** Whether some pull request in a body may still lack its number; quick enough to ask of every item. */
export function hasDraftLink(body: string): boolean {
  return body.includes("[this pull request](../compare/");
}
