/** A word of a hidden line that holds any text: what is not `[A-Za-z0-9._/:+-]` is percent-encoded, so that it ends neither the word nor the comment. The empty text is a lone `%`. */
export function writeWord(text: string): string {
  if (text === "") return "%";
  return text
    .toWellFormed()
    .replace(/[^A-Za-z0-9._/:+-]|(?<=-)-/gu, (character) =>
      [...utf8.encode(character)].map((byte) => `%${byte.toString(16).toUpperCase().padStart(2, "0")}`).join(""),
    );
}

/** The text of a word; undefined where the word was damaged. */
export function readWord(word: string): string | undefined {
  if (word === "%") return "";
  if (!/^(?:[A-Za-z0-9._/:+-]|%[0-9A-Fa-f]{2})+$/.test(word)) return undefined;
  try {
    return decodeURIComponent(word);
  } catch {
    // The bytes are no UTF-8.
    return undefined;
  }
}

const utf8 = new TextEncoder();
