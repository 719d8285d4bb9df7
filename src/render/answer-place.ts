/** A question in a report and the place for its answer: outside of every machine-made part, so that what people write there stays. */
export function answerPlace(id: string, question: string, asked: string | undefined): string {
  const quoted = question.trim().replace(/^/gm, "> ").replace(/^> $/gm, ">");
  const who = asked === undefined ? "" : `\n>\n> For ${asked}.`;
  return `${quoted}${who}\n\n<!-- almanac:answer ${id}: write below, in place of the next line -->\n${NOT_YET}\n<!-- almanac:answered ${id} -->`;
}

/** How many questions of a report nobody has answered; a place that somebody removed asks nothing any more. */
export function unanswered(document: string): number {
  const places = [...document.matchAll(PLACE)];
  return places.filter(
    ([, answer = ""]) =>
      answer
        .replace(/<!--[^]*?-->/g, "")
        .replace(NOT_YET, "")
        .trim() === "",
  ).length;
}

const NOT_YET = "_No answer yet._";

const PLACE =
  /^<!-- almanac:answer [^\n]*?-->[ \t]*$([^]*?)(?=^<!-- almanac:answered |^<!-- almanac:answer |(?![^]))/gm;
