import { type DataFiles, dataDirectives, isFilePath } from "../render/data/data-directives.ts";
import { directivesIn } from "./directives-in.ts";
import type { Template } from "./template-of.ts";
import type { World } from "./world.ts";

/** Whether a template shows a picture of a file. */
export function showsFiles(text: string): boolean {
  return filesIn(text).length > 0;
}

/** The files that pictures of a template are made of, as they are named there. */
function filesIn(text: string): readonly string[] {
  return directivesIn(text, dataDirectives).flatMap(({ attributes: { file = "" } }) => (file === "" ? [] : [file]));
}

/** The files a report template shows pictures of, `waiting` while one is unread; undefined where it shows none. */
export function dataFiles(world: World, template: Template | undefined): "waiting" | DataFiles | undefined {
  if (template === undefined || !showsFiles(template.text)) return undefined;
  const paths = [...new Set(filesIn(template.text))].filter(isFilePath);
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
