import type { Choice, Ref, Target, Text } from "../operation/operation.ts";

/** Several texts as one; a plain string where nothing in it waits for an operation. */
export function joinText(parts: readonly Text[], separator = ""): Text {
  const joined: (string | Ref | Choice)[] = [];
  const add = (piece: string | Ref | Choice): void => {
    const last = joined.at(-1);
    if (typeof piece === "string" && typeof last === "string") joined[joined.length - 1] = last + piece;
    else if (piece !== "") joined.push(piece);
  };
  parts.forEach((part, index) => {
    if (index > 0) add(separator);
    for (const piece of piecesOf(part)) add(piece);
  });
  const [only] = joined;
  if (only === undefined) return "";
  return joined.length === 1 && typeof only === "string" ? only : joined;
}

/** The texts that hold something, as one, set apart by an empty line. */
export function paragraphs(parts: readonly Text[]): Text {
  return joinText(
    parts.filter((part) => part.length > 0),
    "\n\n",
  );
}

/** The texts that hold something, as one, a line each. */
export function lines(parts: readonly Text[]): Text {
  return joinText(
    parts.filter((part) => part.length > 0),
    "\n",
  );
}

/** `#482`, which GitHub links in issues and comments. */
export function numberText(target: Target): Text {
  return typeof target === "number" ? `#${target}` : ["#", target];
}

/** How many characters a text has at most, once it is known. */
export function longest(text: Text): number {
  let sum = 0;
  for (const piece of piecesOf(text)) {
    if (typeof piece === "string") sum += piece.length;
    else if ("ref" in piece) sum += LONGEST_NUMBER;
    else sum += Math.max(longest(piece.then), longest(piece.otherwise));
  }
  return sum;
}

/** A text before anything is applied: what is to be opened has no number yet, and every choice turns out well. */
export function preview(text: Text): string {
  return piecesOf(text)
    .map((piece) => (typeof piece === "string" ? piece : "ref" in piece ? "new" : preview(piece.then)))
    .join("");
}

const LONGEST_NUMBER = 10;

function piecesOf(text: Text): readonly (string | Ref | Choice)[] {
  return typeof text === "string" ? [text] : text;
}
