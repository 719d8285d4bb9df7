/** A pure function of texts that keeps its newest answers, `most` at least and twice as many at most: for what costs more to make than to look up. */
export function remembering<Texts extends readonly string[], Answer>(
  most: number,
  make: (...texts: Texts) => Answer,
): (...texts: Texts) => Answer {
  type Known = Map<string, { readonly answer: Answer }>;
  let newer: Known = new Map();
  let older: Known = new Map();
  return (...texts) => {
    const [only = ""] = texts;
    const key = texts.length === 1 ? only : texts.join("\n");
    const recent = newer.get(key);
    if (recent !== undefined) return recent.answer;
    const known = older.get(key) ?? { answer: make(...texts) };
    if (newer.size >= most) {
      older = newer;
      newer = new Map();
    }
    newer.set(key, known);
    return known.answer;
  };
}
