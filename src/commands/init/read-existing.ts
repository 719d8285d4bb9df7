import { readFile, readdir } from "node:fs/promises";
import { join } from "node:path";
import { InputError } from "../../errors.ts";
import { PLAYBOOK_FILE } from "../../playbook/playbook-file.ts";
import { HOLIDAYS, WORKFLOW } from "./places.ts";

/** What stands in the checkout already. */
export type Existing = {
  /** The text of the playbook. */
  readonly playbook: string | undefined;
  /** The path of a workflow that runs Almanac, or that stands where ours would. */
  readonly workflow: string | undefined;
  /** The text of the holidays file. */
  readonly holidays: string | undefined;
  /** Names of the issue forms and templates. */
  readonly forms: readonly string[];
};

const WORKFLOWS = ".github/workflows";

/** Reads what stands below `.github` of a checkout; an `InputError` names a file that cannot be read. */
export async function readExisting(root: string): Promise<Existing> {
  const [playbook, holidays, workflows, forms] = await Promise.all([
    textOf(root, PLAYBOOK_FILE),
    textOf(root, HOLIDAYS),
    namesIn(root, WORKFLOWS),
    namesIn(root, ".github/ISSUE_TEMPLATE"),
  ]);
  const paths = workflows.filter((name) => /\.ya?ml$/.test(name)).map((name) => `${WORKFLOWS}/${name}`);
  const texts = await Promise.all(paths.map(async (path) => ({ path, text: (await textOf(root, path)) ?? "" })));
  const ours = texts.find(
    ({ path, text }) => path === WORKFLOW || /^\s*(?:- )?uses:\s*almanac-dev\/almanac@/m.test(text),
  );
  return {
    playbook,
    workflow: ours?.path,
    holidays,
    forms: forms.filter((name) => /\.(?:ya?ml|md)$/.test(name) && !/^config\.ya?ml$/.test(name)),
  };
}

async function textOf(root: string, path: string): Promise<string | undefined> {
  return unlessMissing(path, readFile(join(root, path), "utf8"));
}

async function namesIn(root: string, path: string): Promise<readonly string[]> {
  return ((await unlessMissing(path, readdir(join(root, path)))) ?? []).sort();
}

async function unlessMissing<T>(path: string, reading: Promise<T>): Promise<T | undefined> {
  try {
    return await reading;
  } catch (cause) {
    if (cause instanceof Error && "code" in cause && cause.code === "ENOENT") return undefined;
    throw new InputError(`${path} cannot be read: ${cause instanceof Error ? cause.message : String(cause)}.`, {
      cause,
    });
  }
}
