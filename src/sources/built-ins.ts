import { readFile, readdir } from "node:fs/promises";

/** The texts that ship with Almanac: the base layer of the playbook, and the templates by path below `templates/`. */
export type BuiltIns = { readonly phase6: string; readonly templates: ReadonlyMap<string, string> };

const FOLDERS = ["issues", "reports"] as const;

/** Templates that stand alone. */
const FILES = ["postmortem.md"] as const;

/** Reads what ships with Almanac from its `templates/` folder (a URL that ends in a slash). */
export async function readBuiltIns(folder: URL): Promise<BuiltIns> {
  const names = await Promise.all(
    FOLDERS.map(async (name) =>
      (await readdir(new URL(`${name}/`, folder)))
        .filter((file) => file.endsWith(".md"))
        .map((file) => `${name}/${file}`),
    ),
  );
  const [phase6, ...texts] = await Promise.all([
    readFile(new URL("playbook/phase-6.yml", folder), "utf8"),
    ...[...names.flat(), ...FILES].map(async (path) => [path, await readFile(new URL(path, folder), "utf8")] as const),
  ]);
  return { phase6, templates: new Map(texts) };
}
