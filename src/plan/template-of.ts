import type { Problem } from "../operation/plan.ts";
import type { Cadence } from "../playbook/playbook.ts";
import type { World } from "./world.ts";

/** A template's text and where it stands. */
export type Template = { readonly text: string; readonly file: string };

/** The template of a cadence: the file its playbook names, else the built-in one of its id, else none; `missing` while the file is unread. */
export function templateOf(
  world: World,
  cadence: Cadence,
  folder: "issues" | "reports",
):
  | { readonly kind: "known"; readonly value: Template | undefined; readonly problems: readonly Problem[] }
  | { readonly kind: "missing" } {
  const builtIn = builtInTemplate(world, cadence, folder);
  // A cadence has one file of its own: for a report that is the report's template, else the issue's.
  const own =
    (cadence.delivery === "issue" || cadence.delivery === "standing") === (folder === "issues")
      ? cadence.template
      : undefined;
  if (own === undefined) return { kind: "known", value: builtIn, problems: [] };
  const asked = world.facts.ask<"file">({ kind: "file", path: own, branch: undefined });
  if (asked.kind === "missing") return asked;
  if (asked.kind === "failed") return { kind: "known", value: builtIn, problems: [asked.problem] };
  if (asked.value !== undefined) return { kind: "known", value: { text: asked.value, file: own }, problems: [] };
  const problem = {
    id: "template-missing",
    cause: `The template ${own} of ${cadence.id} does not exist; the built-in one was used.`,
    place: `${cadence.source.file}:${cadence.source.line}`,
    fix: `Add ${own}, or change \`template:\` of ${cadence.id}.`,
  };
  return { kind: "known", value: builtIn, problems: [problem] };
}

/** The built-in template of a cadence; reports without one of their own share the default. */
export function builtInTemplate(world: World, cadence: Cadence, folder: "issues" | "reports"): Template | undefined {
  const names = [cadence.id, ...cadence.was, ...(folder === "reports" ? ["default"] : [])];
  for (const name of names) {
    const text = world.templates.get(`${folder}/${name}.md`);
    if (text !== undefined) return { text, file: `templates/${folder}/${name}.md` };
  }
  return undefined;
}
