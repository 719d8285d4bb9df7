import { countWords } from "./count-words.ts";
import type { Entry } from "./entry.ts";
import type { Remark } from "./finding.ts";
import { isPlaceholder } from "./is-placeholder.ts";
import type { Lexicon } from "./lexicon.ts";
import type { Part, PostMortem } from "./post-mortem.ts";
import { quoteText } from "./quote-text.ts";

/** So many steps from what was seen to what must change; fewer stop at the surface. */
const LINKS = 3;

/** So many words it takes to say why nobody noticed. */
const WORDS = 8;

/** What belongs to a step is read only so far. */
const LONGEST = 4000;

/** One step of a causal chain. */
type Link = { readonly line: number; readonly text: string };

/** Whether the cause is followed step by step, to something that can be changed, and whether it is told why it went unnoticed. */
export function checkCause(post: PostMortem, lexicon: Lexicon): readonly Remark[] {
  const parts = [post.sections.get("root-cause"), post.sections.get("five-whys")].filter((part) => part !== undefined);
  const missed = post.sections.get("not-caught-earlier");
  return [
    ...(parts.length === 0 ? [] : checkChain(parts, lexicon)),
    ...(missed === undefined ? [] : checkMissed(missed, lexicon)),
  ];
}

function checkChain(parts: readonly Part[], lexicon: Lexicon): readonly Remark[] {
  const entries = parts.flatMap((part) => part.entries);
  const whys = whysIn(parts, lexicon);
  const prose = sentencesIn(entries).filter(({ text }) => lexicon.says("causal", text));
  const links = whys.length >= LINKS || whys.length >= prose.length ? whys : prose;
  const last = links.at(-1);
  if (last === undefined) {
    const line = (parts.at(-1) ?? parts[0])?.lines[0] ?? 1;
    return [
      ...slips(entries, lexicon),
      { id: "cause-chain", line, message: "No chain of causes leads from what was seen to why it could happen." },
    ];
  }
  const short: readonly Remark[] =
    links.length >= LINKS
      ? []
      : [
          {
            id: "cause-chain-short",
            line: last.line,
            message: `The chain of causes ends after ${links.length === 1 ? "one step" : `${links.length} steps`}; go on asking why.`,
          },
        ];
  // In prose the last word is the last sentence, whether or not it joins two causes.
  const end = links === prose ? (sentencesIn(entries).at(-1) ?? last) : last;
  const slip = !isPlaceholder(end.text, lexicon) && lexicon.says("slip", answerOf(end.text)) ? [personAt(end)] : [];
  return [...(slip.length > 0 ? slip : slips(entries, lexicon)), ...short];
}

/** Sentences that name somebody's slip as the cause itself. */
function slips(entries: readonly Entry[], lexicon: Lexicon): readonly Remark[] {
  const found = sentencesIn(entries).find(
    ({ text }) =>
      /(?:root |actual |grund|haupt)?(?:cause|ursache)\b[^.]{0,40}(?:was|is|:|war|ist)/i.test(text) &&
      lexicon.says("slip", text),
  );
  return found === undefined ? [] : [personAt(found)];
}

function personAt({ line, text }: Link): Remark {
  return {
    id: "cause-person",
    line,
    message: `The chain of causes stops at a person (${quoteText(text, 80)}): what let one slip do so much harm?`,
  };
}

/** Questions and answers, each with what belongs to it; of a numbered list every item counts. */
function whysIn(parts: readonly Part[], lexicon: Lexicon): readonly Link[] {
  const links: Link[] = [];
  for (const [index, { entries }] of parts.entries()) {
    const own = index > 0 || parts.length === 1;
    let depth: number | undefined;
    let open = false;
    for (const { kind, head, line, text, numbered, depth: at } of entries) {
      if (head || kind === "code") continue;
      const why = lexicon.says("why", text);
      const step = why || (own && kind === "item" && numbered) || kind === "row";
      const last = links.at(-1);
      const nested = depth !== undefined && kind === "item" && at > depth;
      if (step && !nested && !(open && answers(last, text))) {
        links.push({ line, text });
        if (kind === "item") depth ??= at;
        open = true;
      } else if (open && last !== undefined && kind !== "heading") {
        if (last.text.length < LONGEST) links[links.length - 1] = { line: last.line, text: `${last.text} ${text}` };
      } else open = false;
    }
  }
  return links;
}

/** Whether a line is only the answer to the question before it. */
function answers(question: Link | undefined, text: string): boolean {
  return question !== undefined && /\?\s*$/.test(question.text) && !/\?/.test(text);
}

/** What is said after the last question mark, else all of it. */
function answerOf(text: string): string {
  const answer = text.slice(text.lastIndexOf("?") + 1).trim();
  return answer === "" ? text : answer;
}

function sentencesIn(entries: readonly Entry[]): readonly Link[] {
  return entries.flatMap(({ kind, head, line, text }) => {
    if (kind === "heading" || kind === "code" || head) return [];
    const found: Link[] = [];
    let start = 0;
    let at = line;
    for (const end of [...text.matchAll(/[.!?]+(?=\s|$)/g)]
      .map((match) => match.index + match[0].length)
      .concat(text.length)) {
      const [, space = "", said = ""] = /^(\s*)(.*)$/s.exec(text.slice(start, end)) ?? [];
      at += newlines(space);
      if (countWords(said) > 0) found.push({ line: at, text: said });
      at += newlines(said);
      start = end;
    }
    return found;
  });
}

function newlines(text: string): number {
  return text.split("\n").length - 1;
}

function checkMissed({ entries }: Part, lexicon: Lexicon): readonly Remark[] {
  const said = entries.filter(({ kind, head }) => kind !== "heading" && kind !== "code" && !head);
  const words = said.reduce((sum, { text }) => sum + countWords(text), 0);
  const [first] = said;
  if (first === undefined || words >= WORDS || said.some(({ text }) => isPlaceholder(text, lexicon))) return [];
  return [
    {
      id: "not-caught-earlier-thin",
      line: first.line,
      message: "This does not say which check, alert or person could have noticed it sooner, and why none did.",
    },
  ];
}
