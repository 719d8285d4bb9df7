import { mkdir, realpath, writeFile } from "node:fs/promises";
import { dirname, join, relative } from "node:path";
import { InputError } from "../../errors.ts";
import type { ProposedFile } from "./propose.ts";

/** Writes files that are not there yet, below a folder; never over anything, never out of the folder. Paths of those written, in order. */
export async function writeFiles(root: string, files: readonly ProposedFile[]): Promise<readonly string[]> {
  const written: string[] = [];
  for (const { path, text } of files) {
    try {
      await stayInside(root, path);
      await writeFile(join(root, path), text, { flag: "wx" });
      written.push(path);
    } catch (cause) {
      if (cause instanceof Error && "code" in cause && cause.code === "EEXIST") continue;
      const done = written.length === 0 ? "Nothing was written" : `Only ${written.join(" and ")} was written`;
      throw new InputError(
        `${path} could not be written: ${cause instanceof Error ? cause.message : String(cause)}. ${done}; run init again once that is mended.`,
        { cause },
      );
    }
  }
  return written;
}

/** A folder may be a link that leads elsewhere. */
async function stayInside(root: string, path: string): Promise<void> {
  const top = await realpath(root);
  let folder = top;
  for (const part of dirname(path).split("/")) {
    folder = join(folder, part);
    await mkdir(folder, { recursive: true });
    const real = await realpath(folder);
    if (relative(top, real).startsWith("..")) throw new InputError(`${part} is a link that leads out of the checkout`);
  }
}
