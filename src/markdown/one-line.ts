// Joiners that carry meaning: inside a family emoji, and between letters of scripts that spell with them.
const joiner =
  /(?<=[\p{Extended_Pictographic}\p{Emoji_Modifier}\uFE0F])\u200D(?=\p{Extended_Pictographic})|(?<=[[\p{L}\p{M}]--\p{Script=Latin}])[\u200C\u200D](?=[[\p{L}\p{M}]--\p{Script=Latin}])/gv;
// How an emoji is drawn: right after it, or inside a keycap.
const drawing = /(?<=[\p{Emoji}--[0-9#*]])[\uFE0E\uFE0F]|(?<=[0-9#*])\uFE0F(?=\u20E3)/gv;
const invisible = /[\p{Default_Ignorable_Code_Point}\p{Cf}]/gv;

/** Foreign text as one line without anything a reader cannot see: no control, bidirectional, zero-width or broken characters, no piles of accents. */
export function oneLine(foreign: string): string {
  const spaced = foreign.toWellFormed().replace(/[\s\p{Cc}]+/gu, " ");
  const kept = new Set([...spaced.matchAll(joiner), ...spaced.matchAll(drawing)].map((match) => match.index));
  return spaced
    .replace(invisible, (character, offset: number) => (kept.has(offset) ? character : ""))
    .normalize("NFC")
    .replace(/(\p{M}{4})\p{M}+/gu, "$1")
    .replace(/ {2,}/g, " ")
    .trim();
}
