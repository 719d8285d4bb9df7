import type { TextProblem } from "../errors.ts";
import { isDirective, type WrittenDirective, writtenDirective } from "./directive.ts";
import { linesOf } from "./lines.ts";
import { nearest } from "./nearest.ts";
import { type Found, spanOf } from "./parse-structure.ts";
import { type Stretch, tagStretches, type Variable, variablesOf, verbatimStretches } from "./variable.ts";

/** What may stand in a template: names of variables, and names of directives with those of their attributes. */
export type Known = {
  readonly variables: readonly string[];
  readonly directives: Readonly<Record<string, readonly string[]>>;
};

/** Everything wrong with a template, in the order of its lines. */
export function checkTemplate(
  text: string,
  file: string,
  found: readonly Found[],
  known: Known,
): readonly TextProblem[] {
  const directives = found.flatMap(({ node, parents }) =>
    isDirective(node)
      ? [
          {
            ...writtenDirective(text, node),
            nested: parents.some((parent) => parent.type !== "root" && !isDirective(parent)),
          },
        ]
      : [],
  );
  const verbatim = verbatimStretches(text, found);
  const fences = directives.flatMap((directive) => directive.fences);
  const tags = tagStretches(text, found);
  const wrong = [
    ...directives.flatMap((directive) =>
      wrongDirective(directive, known).map((message) => ({ at: spanOf(directive.node).start, message })),
    ),
    ...malformed(text, [...verbatim, ...fences]),
    ...variablesOf(text, [...verbatim, ...fences]).flatMap((variable) => wrongVariable(variable, known, tags)),
  ];
  return wrong
    .sort((a, b) => a.at - b.at)
    .map(({ at, message }) => ({ file, ...placeOf(text, at), severity: "error", message }));
}

function wrongDirective(directive: WrittenDirective & { readonly nested: boolean }, known: Known): readonly string[] {
  const { name } = directive;
  const colons = directive.node.type === "leafDirective" ? "::" : ":::";
  const allowed = Object.hasOwn(known.directives, name) ? known.directives[name] : undefined;
  if (allowed === undefined) {
    return [
      `There is no directive \`${name}\`${hint(name, Object.keys(known.directives), (one) => `${colons}${one}`)}`,
    ];
  }
  return [
    ...Object.entries(directive.attributes).flatMap(([attribute, value]) => {
      if (!allowed.includes(attribute))
        return [`\`${colons}${name}\` has no attribute \`${attribute}\`${hint(attribute, allowed)}`];
      return variablesOf(value, []).map(
        (variable) =>
          `\`{${variable.name}}\` stands in an attribute, where nothing is filled in; write the value itself.`,
      );
    }),
    ...(directive.labelled
      ? [`\`${colons}${name}\` has a text in brackets, which means nothing; say it with an attribute.`]
      : []),
    ...(directive.nested ? [`\`${colons}${name}\` stands in a list or quote; give it a line of its own outside.`] : []),
    ...(directive.closed
      ? []
      : [
          `\`:::${name}\` is never closed; end it with a line \`:::\` (one that holds others needs more colons than they have).`,
        ]),
  ];
}

/** Lines that look like a directive and were not read as one. */
function malformed(
  text: string,
  except: readonly Stretch[],
): readonly { readonly at: number; readonly message: string }[] {
  return linesOf(text).flatMap(({ text: line, start, end }) => {
    const looks = /^[ \t]{0,3}(?::{2,}[A-Za-z]|:{3,}[ \t]*$)/.test(line);
    if (!looks || except.some((stretch) => stretch.start < end && start < stretch.end)) return [];
    const message = /^[ \t]*:+[ \t]*$/.test(line)
      ? "This line closes a directive, but none is open."
      : `\`${line.trim()}\` is no whole directive: the form is \`::name{attribute="value"}\`, without a space before the brace, alone on its line, and not inside HTML.`;
    return [{ at: start, message }];
  });
}

function wrongVariable(
  { name, start }: Variable,
  known: Known,
  tags: readonly Stretch[],
): readonly { readonly at: number; readonly message: string }[] {
  if (!known.variables.includes(name)) {
    const message = `There is no variable \`{${name}}\`${hint(name, known.variables, (one) => `{${one}}`)} To show braces, write \`\\{${name}}\`.`;
    return [{ at: start, message }];
  }
  if (!tags.some((tag) => tag.start <= start && start < tag.end)) return [];
  return [
    {
      at: start,
      message: `\`{${name}}\` stands inside an HTML tag, where its value could end the tag; put it between tags.`,
    },
  ];
}

/** The end of a sentence about a word that is unknown. */
function hint(word: string, names: readonly string[], write: (name: string) => string = (name) => name): string {
  if (names.length === 0) return "; there are none.";
  const near = nearest(word, names);
  if (near !== undefined) return `; did you mean \`${write(near)}\`?`;
  return `; there are ${names.map((name) => `\`${write(name)}\``).join(", ")}.`;
}

function placeOf(text: string, offset: number): { readonly line: number; readonly column: number } {
  const lines = text.slice(0, offset).split(/\r\n|\n|\r/);
  return { line: lines.length, column: (lines.at(-1)?.length ?? 0) + 1 };
}
