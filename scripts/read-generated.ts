import { readdir, readFile } from "node:fs/promises";

/** The generated files as they lie in the repository under `root` (with a slash at its end), path to text. */
export async function readGenerated(root: string): Promise<ReadonlyMap<string, string>> {
  const paths = [...(await list(root, "action/")), "schema/almanac.schema.json"];
  const texts = await Promise.all(paths.map(async (path) => [path, await readText(`${root}${path}`)] as const));
  return new Map(texts.flatMap(([path, text]) => (text === undefined ? [] : [[path, text] as const])));
}

async function list(root: string, folder: string): Promise<readonly string[]> {
  try {
    return (await readdir(`${root}${folder}`)).map((name) => `${folder}${name}`);
  } catch (error) {
    return missing(error, []);
  }
}

async function readText(path: string): Promise<string | undefined> {
  try {
    return await readFile(path, "utf8");
  } catch (error) {
    return missing(error, undefined);
  }
}

/** What stands in for a file that is not there; any other failure goes on. */
function missing<T>(error: unknown, instead: T): T {
  if (error instanceof Error && "code" in error && error.code === "ENOENT") return instead;
  throw error;
}
