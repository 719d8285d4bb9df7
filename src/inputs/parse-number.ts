/** The number a cell holds, `1234.5`, `-3`, `61.8 %`, with a comma for the point only where commas do not separate cells; undefined for all else, because `1.234` and `1,234` are two numbers. */
export function parseNumber(text: string, decimalComma: boolean): number | undefined {
  const plain = text.trim().replace(/[ \u00a0\u202f]?%$/, "");
  const point = decimalComma && /^[-+]?\d+,\d+$/.test(plain) ? plain.replace(",", ".") : plain;
  // Beyond fifteen digits a number is no longer the one that was written.
  return /^[-+]?(?:\d{1,15}(?:\.\d{1,15})?|\.\d{1,15})(?:[eE][-+]?\d{1,2})?$/.test(point)
    ? bounded(Number(point))
    : undefined;
}

function bounded(value: number): number | undefined {
  return Math.abs(value) <= 1e15 ? value : undefined;
}
