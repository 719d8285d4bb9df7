import { PREVENTION_KINDS, type PreventionKind } from "../playbook/post-mortem-checks.ts";
import { countWords } from "./count-words.ts";
import type { Remark } from "./finding.ts";
import { isPlaceholder } from "./is-placeholder.ts";
import { labelOf } from "./label-of.ts";
import type { Lexicon } from "./lexicon.ts";
import type { Part } from "./post-mortem.ts";
import { refusalWithoutReason } from "./refusal-without-reason.ts";

/** Whether each kind of prevention is answered: by what will be done, or as none with the reason. Kinds that action items take care of need no words. */
export function checkPrevention(
  part: Part,
  lexicon: Lexicon,
  byActions: ReadonlySet<PreventionKind>,
): readonly Remark[] {
  const answers = answersIn(part, lexicon);
  return PREVENTION_KINDS.flatMap((kind): readonly Remark[] => {
    const answer = answers.get(kind);
    if (answer === undefined)
      return byActions.has(kind)
        ? []
        : [{ id: `prevention-${kind}`, line: part.lines[0], message: `Nothing is said of ${kind}.` }];
    if (isPlaceholder(answer.said, lexicon) && answer.said !== "") return [];
    if (countWords(answer.said) >= 3 && !refusalWithoutReason(answer.said, lexicon)) return [];
    return [
      { id: `prevention-${kind}`, line: answer.line, message: `What changes in ${kind}, or why does nothing have to?` },
    ];
  });
}

function answersIn(
  { entries }: Part,
  lexicon: Lexicon,
): ReadonlyMap<PreventionKind, { readonly said: string; readonly line: number }> {
  const answers = new Map<PreventionKind, { readonly said: string; readonly line: number }>();
  let under: PreventionKind | undefined;
  for (const entry of entries) {
    if (entry.head || entry.kind === "code") continue;
    if (entry.kind === "heading") {
      under = lexicon.kind(entry.text);
      if (under !== undefined && !answers.has(under)) answers.set(under, { said: "", line: entry.line });
      continue;
    }
    const { label, said } = labelOf(entry);
    const own = label === "" ? undefined : lexicon.kind(label);
    // A label holds for what follows it, until the next.
    if (own !== undefined && (said === "" || entry.kind === "text")) under = own;
    const kind = own ?? under;
    if (kind === undefined) continue;
    const before = answers.get(kind);
    const text = own === undefined ? entry.text : said;
    answers.set(kind, { said: `${before?.said ?? ""} ${text}`.trim(), line: before?.line ?? entry.line });
  }
  return answers;
}
