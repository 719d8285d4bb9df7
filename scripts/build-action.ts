import { type OutputChunk, type PreRenderedChunk, rolldown } from "rolldown";
import { renderLicenses } from "./render-licenses.ts";

/**
 * The files of the bundle for an entry (absolute path), name to text: `index.js`, lazy chunks under names that stay
 * the same from build to build, and `LICENSES.txt`. Same sources, same bytes. Throws where the bundle would be doubtful.
 */
export async function buildAction(entry: string): Promise<ReadonlyMap<string, string>> {
  const build = await rolldown({
    input: { index: entry },
    platform: "node",
    onLog(level, log) {
      // A bundle with an unresolved import is built all the same, and fails at the user's.
      if (level === "warn") throw new Error(`The bundle would be doubtful: ${log.message}`);
    },
  });
  try {
    const { output } = await build.generate({
      format: "es",
      minify: true,
      comments: false,
      entryFileNames: "[name].js",
      chunkFileNames: chunkName,
    });
    const chunks = output.map((file) => {
      if (file.type !== "chunk") throw new Error(`The bundle would hold ${file.fileName}, which is not code`);
      return file;
    });
    const code = chunks.map((chunk): [string, string] => [chunk.fileName, chunk.code]);
    return new Map([...code, ["LICENSES.txt", await renderLicenses(chunks.flatMap(modulesOf))]]);
  } finally {
    await build.close();
  }
}

/** Lazy packages are named after themselves: most call their entry `index` or `dist`. */
function chunkName({ facadeModuleId }: PreRenderedChunk): string {
  const name = /^.*\/node_modules\/(?:@[^/]+\/)?([^/]+)/.exec(facadeModuleId ?? "")?.[1];
  return `${name === undefined ? "[name]" : name.replace(/\.js$/, "")}.js`;
}

/** Paths of the modules whose code is really in the chunk: what was left out as unused needs no notice. */
function modulesOf(chunk: OutputChunk): readonly string[] {
  return Object.entries(chunk.modules).flatMap(([path, module]) => (module.renderedLength > 0 ? [path] : []));
}
