import { readdir, readFile } from "node:fs/promises";
import { posix } from "node:path";
import { z } from "zod";

const manifestOf = z.object({
  name: z.string(),
  version: z.string(),
  license: z.string().optional(),
  /** How old packages state their licence. */
  licenses: z.array(z.object({ type: z.string() })).optional(),
  repository: z.union([z.string(), z.object({ url: z.string() }).transform(({ url }) => url)]).optional(),
});

/** Licences that let us pass the code on in a bundle, under the notices that this file writes. */
const welcome = new Set(["0BSD", "Apache-2.0", "BSD-2-Clause", "BSD-3-Clause", "ISC", "MIT", "MPL-2.0"]);

/**
 * The notices of all packages that the modules (absolute paths) come from, sorted by name.
 * Throws where a package states no licence, or one that nobody has agreed to yet.
 */
export async function renderLicenses(modules: readonly string[]): Promise<string> {
  const folders = new Set(modules.flatMap((path) => packageFolder(path) ?? []));
  const notices = await Promise.all([...folders].toSorted().map(renderNotice));
  const head = "The bundle beside this file holds code of the packages below, each under its own licence.\n";
  return [head, ...notices].join(`\n${"-".repeat(78)}\n\n`);
}

function packageFolder(path: string): string | undefined {
  return /^.*\/node_modules\/(?:@[^/]+\/)?[^/]+/.exec(path)?.[0];
}

async function renderNotice(folder: string): Promise<string> {
  const manifest = manifestOf.parse(JSON.parse(await readFile(posix.join(folder, "package.json"), "utf8")));
  const license = manifest.license ?? manifest.licenses?.[0]?.type;
  if (license === undefined || !welcome.has(license)) {
    throw new Error(
      `${manifest.name} is under ${license ?? "no stated licence"}: agree to it in render-licenses.ts or do without`,
    );
  }
  const home = manifest.repository;
  const names = (await readdir(folder)).filter((name) => /^(licen[cs]e|copying|notice)/i.test(name)).toSorted();
  const texts = await Promise.all(names.map((name) => readFile(posix.join(folder, name), "utf8")));
  const source = home === undefined ? [] : [`Source: ${home}`];
  return [
    `${manifest.name} ${manifest.version}`,
    `Licence: ${license}`,
    ...source,
    ...texts.map((text) => `\n${text.replaceAll("\r\n", "\n").trim()}`),
    "",
  ].join("\n");
}
