import { type DataFiles, isFilePath } from "../render/data/data-directives.ts";
import type { Template } from "./template-of.ts";
import type { World } from "./world.ts";

/** Whether a template shows a picture of a file. */
export function showsFiles(text: string): boolean {
  return USES.test(text);
}

const USES = /^::(?:funnel|bridge|cohorts|experiments|benchmarks|bars|ranking)\{[^}\n]*\bfile="([^"\n]+)"/m;

/** The files a report template shows pictures of, `waiting` while one is unread; undefined where it shows none. */
export function dataFiles(world: World, template: Template | undefined): "waiting" | DataFiles | undefined {
  if (template === undefined || !showsFiles(template.text)) return undefined;
  const uses = [...template.text.matchAll(new RegExp(USES, "gm"))];
  const paths = [...new Set(uses.map(([, path = ""]) => path))].filter(isFilePath);
  // All are asked, so that all that lacks is read in one round.
  const tables = paths.map((path) => ({ path, asked: world.facts.ask<"table">({ kind: "table", path }) }));
  const pen = world.facts.ask<"pen">({ kind: "pen" });
  if (pen.kind === "missing" || tables.some(({ asked }) => asked.kind === "missing")) return "waiting";
  const known = new Map(
    tables.map(({ path, asked }) => [
      path,
      asked.kind === "value" ? asked.value : asked.kind === "failed" ? { because: asked.problem.cause } : undefined,
    ]),
  );
  return { table: (path) => known.get(path), draw: pen.kind === "value" ? pen.value : () => "" };
}
