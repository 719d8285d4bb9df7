import type { Violation } from "./violation.ts";

/** What a template may be: Markdown and data. */
const kinds = /\.(md|ya?ml|ics|csv|json)$/;

/** What makes a template more than words, by the sign of it. */
const code: readonly RegExp[] = [/^#!/, /<script\b/i, /<%/, /\{\{#/, /^\s*(- )?run:\s*\S/];

/** Finds templates (path to text) that hold code: other file kinds, scripts, template logic, shell steps. */
export function checkTemplates(templates: ReadonlyMap<string, string>): readonly Violation[] {
  return [...templates].flatMap(([path, text]) => {
    if (!kinds.test(path)) return [{ path, line: 1, message: "is neither Markdown nor data" }];
    return text
      .split("\n")
      .flatMap((line, index) =>
        code.some((sign) => sign.test(line)) ? [{ path, line: index + 1, message: `holds code: ${line.trim()}` }] : [],
      );
  });
}
