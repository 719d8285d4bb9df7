import { linesOf } from "../../markdown/lines.ts";
import { type FormAnswers, formChoices, formHeadings } from "./form-answers.ts";

/** The answers in the body that GitHub makes of the issue form; undefined where the body is none. Of headings that stand twice the first counts, so the free text, which comes last, can pretend nothing. */
export function readForm(body: string): FormAnswers | undefined {
  const headings = linesOf(body).flatMap((line) => {
    const heading = /^### (.*)$/.exec(line.text)?.[1];
    return heading === undefined ? [] : [{ heading: heading.trim(), start: line.start, below: line.next }];
  });
  const sections = new Map<string, { readonly answer: string; readonly below: number }>();
  for (const [index, { heading, below }] of headings.entries()) {
    if (sections.has(heading)) continue;
    sections.set(heading, { answer: body.slice(below, headings[index + 1]?.start).trim(), below });
  }
  const { service, affected, users, data, workaround, since, text } = formHeadings;
  const answer = (heading: string) => written(sections.get(heading)?.answer);
  const free = sections.get(text);
  if (!sections.has(affected) || free === undefined) return undefined;
  return {
    service: answer(service),
    affected: chosen(formChoices.affected, answer(affected)),
    users: chosen(formChoices.users, answer(users)),
    data: chosen(formChoices.data, answer(data)),
    workaround: chosen(formChoices.workaround, answer(workaround)),
    since: answer(since),
    // People write headings of their own in it.
    text: written(body.slice(free.below).trim()) ?? "",
  };
}

function written(answer: string | undefined): string | undefined {
  return answer === "" || answer === NOTHING ? undefined : answer;
}

/** What GitHub writes where a field was left empty. */
const NOTHING = "_No response_";

function chosen<Word extends string>(
  choices: Readonly<Record<Word, string>>,
  answer: string | undefined,
): Word | undefined {
  const same = ([, words]: readonly [string, string]) => words.toLowerCase() === answer?.toLowerCase();
  const word = Object.entries<string>(choices).find(same)?.[0];
  return word !== undefined && isOneOf(choices, word) ? word : undefined;
}

function isOneOf<Word extends string>(choices: Readonly<Record<Word, string>>, word: string): word is Word {
  return Object.hasOwn(choices, word);
}
