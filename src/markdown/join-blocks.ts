/** A part of a document: text that keeps its bytes, or a block of its own that may be empty. */
export type Piece = { readonly kind: "text" | "block"; readonly text: string };

const BLANK_START = /^(?:[ \t]*(?:\r\n|\n|\r))+/;

/** The pieces one after another: a block is parted from text by empty lines, an empty one vanishes with its line and leaves no second empty line behind. */
export function joinBlocks(pieces: readonly Piece[], lineEnd: string): string {
  let joined = "";
  let before: "text" | "block" | "nothing" = "text";
  for (const piece of merged(pieces)) {
    if (piece.kind === "block") {
      const block = trimBlankLines(piece.text).replace(/\r\n|\n|\r/g, lineEnd);
      before = block === "" ? "nothing" : "block";
      if (block !== "") joined += (joined === "" || endsBlank(joined) ? "" : lineEnd) + block;
      continue;
    }
    const [end = ""] = before === "text" ? [] : (/^(?:\r\n|\n|\r)/.exec(piece.text) ?? []);
    const rest = piece.text.slice(end.length);
    if (before === "nothing") joined += joined === "" || endsBlank(joined) ? rest.replace(BLANK_START, "") : rest;
    else if (before === "block") joined += end + (rest === "" || BLANK_START.test(rest) ? "" : lineEnd) + rest;
    else joined += rest;
    if (before !== "nothing" || rest.trim() !== "") before = "text";
  }
  if (before !== "nothing") return joined;
  const ended = /[\r\n]$/.test(pieces.at(-1)?.text ?? "");
  return joined.trimEnd() + (ended && joined.trim() !== "" ? lineEnd : "");
}

function merged(pieces: readonly Piece[]): readonly Piece[] {
  const result: Piece[] = [];
  for (const piece of pieces) {
    const last = result.at(-1);
    if (piece.kind === "text" && last?.kind === "text")
      result.splice(-1, 1, { kind: "text", text: last.text + piece.text });
    else result.push(piece);
  }
  return result;
}

function trimBlankLines(text: string): string {
  return text.replace(BLANK_START, "").trimEnd();
}

/** Whether the last line is ended and blank. */
function endsBlank(text: string): boolean {
  return /(?<=(?:^|[\r\n])[ \t]*)(?:\r\n|(?<!\r)\n|\r)$/.test(text);
}
