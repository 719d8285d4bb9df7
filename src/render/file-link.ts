import type { Source } from "../playbook/playbook.ts";

/** A file of the default branch, as a link inside an issue, a pull request or a comment. */
export function fileLink(path: string, line?: number): string {
  return `../blob/HEAD/${encodePath(path)}${line === undefined ? "" : `#L${line}`}`;
}

/** Where the playbook says something: its line, or only the file where a layer below said it. */
export function playbookLink(file: string, source?: Source): string {
  return fileLink(file, source?.file === file ? source.line : undefined);
}

/** A file of the same branch, as a link inside a file that lies `deep` folders down. */
export function linkFromFile(deep: number, path: string, line?: number): string {
  return `${"../".repeat(deep)}${encodePath(path)}${line === undefined ? "" : `#L${line}`}`;
}

/** The page on which GitHub offers to open a pull request from a branch. */
export function compareLink(branch: string): string {
  return `../compare/${encodePath(branch)}?expand=1`;
}

/** A branch of this repository; a folder may follow. */
export function branchLink(branch: string): string {
  return `../tree/${encodePath(branch)}`;
}

/** The editor for a file on a branch. */
export function editLink(branch: string, path: string): string {
  return `../edit/${encodePath(branch)}/${encodePath(path)}`;
}

function encodePath(path: string): string {
  return path
    .split("/")
    .map((part) => encodeURIComponent(part).replace(/[()]/g, (char) => (char === "(" ? "%28" : "%29")))
    .join("/");
}
