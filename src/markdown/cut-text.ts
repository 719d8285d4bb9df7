const graphemes = new Intl.Segmenter("en", { granularity: "grapheme" });

/** The text where it has at most `limit` characters as a reader counts them, else its beginning with `…` as the last of them. */
export function cutText(text: string, limit: number): string {
  // A character takes at least one code unit, but may take any number of them: so both are bounded.
  const units = limit * 8;
  if (text.length <= limit) return text;
  let end = 0;
  let count = 0;
  for (const { index, segment } of graphemes.segment(text)) {
    count += 1;
    if (count > limit || index + segment.length > units) return `${text.slice(0, end).trimEnd()}…`;
    if (count < limit) end = index + segment.length;
  }
  return text;
}
