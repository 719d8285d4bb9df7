/** A question in a report and the place for its answer: outside of every machine-made part, so that what people write there stays. */
export function answerPlace(id: string, question: string, asked: string | undefined): string {
  const quoted = question.trim().replace(/^/gm, "> ").replace(/^> $/gm, ">");
  const who = asked === undefined ? "" : `\n>\n> For ${asked}.`;
  return `${quoted}${who}\n\n<!-- almanac:answer ${id}: write below, in place of the next line -->\n${NOT_YET}\n<!-- almanac:answered ${id} -->`;
}

/** How many questions of a report nobody has answered; one whose place somebody removed or damaged asks nothing any more. */
export function unanswered(document: string): number {
  return openQuestions(document).lines.length;
}

/** How many questions a report asks, and the lines, from 1 on, at which an answer is missing. */
export function openQuestions(document: string): { readonly asked: number; readonly lines: readonly number[] } {
  const places = [...document.matchAll(PLACE)].map((match) => ({ at: match.index, answer: match[2] ?? "" }));
  const lines = places
    .filter(({ answer }) => isEmpty(answer))
    .map(({ at }) => document.slice(0, at).split("\n").length + 1);
  return { asked: places.length, lines };
}

function isEmpty(answer: string): boolean {
  return (
    answer
      .replace(/<!--[^]*?-->/g, "")
      .replace(NOT_YET, "")
      .trim() === ""
  );
}

const NOT_YET = "_No answer yet._";

/** From the line above an answer to the line below it, with no other place between. */
const PLACE =
  /^<!-- almanac:answer ([a-z0-9-]+):[^\r\n]*-->[ \t]*$((?:(?!^<!-- almanac:answer )[^])*?)^<!-- almanac:answered \1 -->/gm;
