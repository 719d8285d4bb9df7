import { nodesOf, parseStructure, spanOf } from "../markdown/parse-structure.ts";
import { remembering } from "../time/remembering.ts";
import { type CommandName, commandNames } from "./command-rules.ts";

/** A command as it stands in a comment; `text` is what follows its name, on one line. */
export type WrittenCommand = { readonly name: CommandName; readonly text: string };

/** More commands than this in one comment are no work of a person. */
const MOST = 20;

/** Nobody hides a command below so many characters, but a bomb of them would keep the parser busy. */
const FAR_DOWN = 4000;

/** The commands of a comment, in order: each begins a line of a plain paragraph and takes what follows up to the next command or the paragraph's end. What stands in code, quotes, lists, headings or HTML comments is none. */
export const writtenCommands: (body: string) => readonly WrittenCommand[] = remembering(500, readCommands);

function readCommands(whole: string): readonly WrittenCommand[] {
  if (!/^ {0,3}\/[a-z]/m.test(whole)) return [];
  const body = whole.slice(0, FAR_DOWN);
  const nodes = nodesOf(parseStructure(body));
  const hidden = nodes.flatMap(({ node }) => {
    if (node.type !== "inlineCode" && node.type !== "html") return [];
    return [{ ...spanOf(node), gone: node.type === "html" }];
  });
  const plain = nodes.flatMap(({ node, parents }) =>
    node.type === "paragraph" && parents.length === 1 ? [spanOf(node)] : [],
  );
  return plain.flatMap(({ start, end }) => commandsIn(shown(body, start, end, hidden))).slice(0, MOST);
}

/** A stretch of a body without comments, in which no line of code begins with a slash; every other character stays where it is. */
function shown(body: string, start: number, end: number, hidden: readonly Hidden[]): string {
  let text = body.slice(start, end);
  for (const { gone, ...span } of hidden) {
    const from = Math.max(span.start, start) - start;
    const to = Math.min(span.end, end) - start;
    if (from >= to) continue;
    const inside = text.slice(from, to);
    text =
      text.slice(0, from) +
      (gone ? inside.replace(/./gs, " ") : inside.replace(/^( {0,3})\//gm, "$1 ")) +
      text.slice(to);
  }
  return text;
}

type Hidden = { readonly start: number; readonly end: number; readonly gone: boolean };

function commandsIn(paragraph: string): readonly WrittenCommand[] {
  const found: { name: CommandName; words: string[] }[] = [];
  for (const line of paragraph.split(/\r\n|\n|\r/)) {
    const [, word = "", rest = ""] = /^ {0,3}\/([a-z]+)(?=\s|$)(.*)$/.exec(line) ?? [];
    const name = commandNames.find((known) => known === word);
    if (name !== undefined) found.push({ name, words: [rest] });
    else found.at(-1)?.words.push(line);
  }
  return found.map(({ name, words }) => ({ name, text: words.join(" ").replace(/\s+/g, " ").trim() }));
}
