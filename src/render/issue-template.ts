import type { TextProblem } from "../errors.ts";
import { readBoxes } from "../markdown/checklist.ts";
import { writeWord } from "../markdown/marker-word.ts";
import { dropEmptyHeadings, fillTemplate, parseTemplate } from "../markdown/template.ts";
import { cadenceVariables } from "./cadence-variables.ts";
import { boxId, slugs } from "./box-id.ts";
import type { OccurrenceFacts } from "./occurrence-facts.ts";
import { lineBoxes, stepBoxes } from "./step-boxes.ts";

/** More would leave no room for the rest of the issue. */
const LONGEST = 40_000;

/** What an issue's own template says is to be done, each of its boxes with a hidden id; or everything wrong with the template. */
export function fillIssueTemplate(
  template: { readonly text: string; readonly file: string },
  issue: OccurrenceFacts,
): { readonly text: string } | { readonly problems: readonly TextProblem[] } {
  const parts: Readonly<Record<string, string>> = { steps: stepBoxes(issue), lines: lineBoxes(issue) };
  const values = cadenceVariables(issue.occurrence, issue.owner, issue.setting.playbook.product);
  const directives = Object.fromEntries(Object.keys(parts).map((name) => [name, []]));
  const parsed = parseTemplate(template.text, template.file, { variables: Object.keys(values), directives });
  if ("problems" in parsed) return parsed;
  const used = new Set<string>();
  const directive = ({ name }: { readonly name: string }): string | undefined => {
    used.add(name);
    return parts[name];
  };
  const filled = dropEmptyHeadings(fillTemplate(parsed.template, { variables: values, directive })).trim();
  // Parts of a cadence have no issue of their own: a template that forgets them must not lose them.
  const whole = used.has("lines") ? filled : `${filled}\n\n${parts["lines"]}`.trim();
  const text = withBoxIds(whole, issue);
  if (text.length <= LONGEST) return { text };
  const message = `It makes ${text.length} characters, more than the ${LONGEST} an issue has room for; put what is long into a file of its own and link that.`;
  return { problems: [{ file: template.file, line: 1, column: 1, severity: "error", message }] };
}

/** A box can be carried over only by its id. */
function withBoxIds(text: string, { occurrence: { cadence, date } }: OccurrenceFacts): string {
  const boxes = readBoxes(text);
  const unnamed = boxes.filter((box) => box.id === undefined);
  const names = slugs([...boxes.filter((box) => box.id !== undefined), ...unnamed].map((box) => box.text)).slice(
    -unnamed.length,
  );
  return unnamed.reduceRight((done, box, index) => {
    const id = boxId(cadence.id, date, names[index] ?? `${index}`);
    return `${done.slice(0, box.end)} <!-- box:${writeWord(id)} -->${done.slice(box.end)}`;
  }, text);
}
