import type { TextProblem } from "../errors.ts";
import type { DirectiveUse } from "../markdown/directive.ts";
import { dropEmptyHeadings, fillTemplate, parseTemplate } from "../markdown/template.ts";
import { remembering } from "../time/remembering.ts";
import { cadenceVariables } from "./cadence-variables.ts";
import { unanswered } from "./answer-place.ts";
import type { Picture } from "./figures/figure-directives.ts";
import type { ReportInput } from "./report-input.ts";
import { directiveRenderer, reportDirectives } from "./report-directives.ts";

/** A report, the pictures beside it and how many questions wait in it, or everything wrong with its template. */
export type Report =
  | { readonly text: string; readonly pictures: readonly Picture[]; readonly questions: number }
  | { readonly problems: readonly TextProblem[] };

/** Fills a report template: machine-made parts as regions, places for answers outside of them, no empty headings; the same input gives the same bytes. */
export function renderReport(input: ReportInput): Report {
  const { template } = input;
  const values = cadenceVariables(input.occurrence, input.owner, input.product);
  const parsed = parsedTemplate(template.text, template.file, ...Object.keys(values));
  if ("problems" in parsed) return parsed;
  const problems: TextProblem[] = [];
  const pictures = new Map<string, Picture>();
  const render = directiveRenderer(input, (picture) => pictures.set(picture.name, picture));
  const directive = (use: DirectiveUse): string | undefined => {
    const made = render(use);
    if (typeof made === "string" || made === undefined) return made;
    problems.push({ file: template.file, line: use.line, column: 1, severity: "error", message: made.wrong });
    return undefined;
  };
  const text = dropEmptyHeadings(fillTemplate(parsed.template, { variables: values, directive }));
  if (problems.length > 0) return { problems };
  return { text, pictures: [...pictures.values()], questions: unanswered(text) };
}

/** One template serves many reports, and each is drawn up several times in a pass. */
const parsedTemplate = remembering(50, (text: string, file: string, ...variables: string[]) =>
  parseTemplate(text, file, { variables, directives: reportDirectives }),
);
