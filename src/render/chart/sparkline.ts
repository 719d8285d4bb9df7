const LEVELS = "▁▂▃▄▅▆▇█";

/** A row of block characters, lowest to highest of this row, `·` where there is no data and `▄` where all are equal; put it in code, so that all are as wide. */
export function sparkline(values: readonly (number | undefined)[]): string {
  const known = values.flatMap((value) => (isMeasured(value) ? [value] : []));
  const [least, most] = known.reduce(
    ([low, high], value): [number, number] => [Math.min(low, value), Math.max(high, value)],
    [Number.POSITIVE_INFINITY, Number.NEGATIVE_INFINITY],
  );
  return values
    .map((value) => {
      if (!isMeasured(value)) return "·";
      if (least === most) return "▄";
      // Halves first: the distance of two huge numbers is no number.
      const share = (value / 2 - least / 2) / (most / 2 - least / 2);
      return LEVELS[Math.min(LEVELS.length - 1, Math.floor(share * LEVELS.length))] ?? "·";
    })
    .join("");
}

function isMeasured(value: number | undefined): value is number {
  return value !== undefined && Number.isFinite(value);
}
