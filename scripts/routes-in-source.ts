import { readdir, readFile } from "node:fs/promises";

/** Every route of GitHub's REST API that the sources under `folder` (with a slash at its end) name, `GET /repos/{owner}/{repo}`, in order. */
export async function routesInSource(folder: string): Promise<readonly string[]> {
  const names = await readdir(folder, { recursive: true });
  const files = names.filter((name) => name.endsWith(".ts"));
  const texts = await Promise.all(files.map(async (file) => readFile(`${folder}${file}`, "utf8")));
  const routes = texts.flatMap((text) => [...text.matchAll(/"((?:GET|HEAD|POST|PUT|PATCH|DELETE) \/[^"]*)"/g)]);
  return [...new Set(routes.map(([, route = ""]) => route))].sort();
}
