import { countWords } from "./count-words.ts";
import type { Entry } from "./entry.ts";
import type { Remark } from "./finding.ts";
import { isPlaceholder } from "./is-placeholder.ts";
import { labelOf } from "./label-of.ts";
import { IMPACTS, type ImpactKind } from "./language.ts";
import type { Lexicon } from "./lexicon.ts";
import type { Part } from "./post-mortem.ts";
import { refusalWithoutReason } from "./refusal-without-reason.ts";

/** Digits that count nothing: days, times, versions, references, severities. */
const NO_COUNT =
  /\d{4}-\d{2}-\d{2}|\d{1,2}\.\d{1,2}\.\d{4}|\d{1,2}:\d{2}|#\d+|\b(?:v|P|GH-|HTTP )\d[\d.]*|\b[0-9a-f]{7,40}\b(?=.*[a-f])/gi;

/** Whether the impact is told in numbers, or as none with the reason. */
export function checkImpact({ lines, entries }: Part, lexicon: Lexicon): readonly Remark[] {
  const claims = claimsOf(entries, lexicon);
  const labelled = claims.filter(({ kind }) => kind !== undefined);
  const [line] = lines;
  if (claims.length === 0) return [];
  const covered = new Set(labelled.map(({ kind }) => kind));
  const lacking = IMPACTS.filter((kind) => !covered.has(kind));
  const kinds: readonly Remark[] =
    lacking.length === 0 ? [] : [{ id: "impact-kinds", line, message: `Nothing is said of ${lacking.join(", ")}.` }];
  if (labelled.length > 0) return [...labelled.flatMap(({ said, line: at }) => judge(said, at, lexicon)), ...kinds];
  const fine = claims.some(({ said }) => judge(said, line, lexicon).length === 0);
  const [first] = claims;
  return [...(fine || first === undefined ? [] : judge(first.said, first.line, lexicon)), ...kinds];
}

type Claim = { readonly kind: ImpactKind | undefined; readonly said: string; readonly line: number };

/** What is said of whom: an entry with its label, or entries below a heading or label. */
function claimsOf(entries: readonly Entry[], lexicon: Lexicon): readonly Claim[] {
  const claims: Claim[] = [];
  let under: ImpactKind | undefined;
  for (const entry of entries) {
    if (entry.kind === "code" || entry.head) continue;
    const { label, said } = labelOf(entry);
    if (entry.kind === "heading") {
      under = lexicon.impact(entry.text);
      continue;
    }
    const kind = label === "" ? undefined : lexicon.impact(label);
    const last = claims.at(-1);
    if (kind === undefined && under !== undefined && last?.kind === under)
      claims[claims.length - 1] = { ...last, said: `${last.said} ${entry.text}` };
    else if (kind === undefined && last?.said === "" && last.kind !== undefined)
      claims[claims.length - 1] = { ...last, said: entry.text };
    else claims.push({ kind: kind ?? under, said: kind === undefined ? entry.text : said, line: entry.line });
  }
  return claims;
}

function judge(said: string, line: number, lexicon: Lexicon): readonly Remark[] {
  if (isPlaceholder(said, lexicon))
    return said === "" ? [{ id: "impact-number", line, message: "Nothing is said here." }] : [];
  if (lexicon.says("none", said))
    return refusalWithoutReason(said, lexicon) && !counts(said, lexicon)
      ? [{ id: "impact-reason", line, message: "“None” needs its reason: how do we know?" }]
      : [];
  if (counts(said, lexicon)) return [];
  return [
    {
      id: "impact-number",
      line,
      message: `There is no number here${countWords(said) > 3 ? "" : ", and hardly a word"}: how many, how much, for how long?`,
    },
  ];
}

function counts(said: string, lexicon: Lexicon): boolean {
  const counted = said.replace(NO_COUNT, " ");
  return /\d/.test(counted) || lexicon.says("numbers", counted);
}
