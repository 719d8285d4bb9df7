/** The name somebody probably meant: the one reached with the fewest typing slips, if those are few for its length; undefined where nothing is near. */
export function nearest(word: string, names: Iterable<string>): string | undefined {
  const plain = simplify(word);
  if (plain.length > LONGEST) return undefined;
  let best: { readonly name: string; readonly slips: number } | undefined;
  for (const name of [...names].sort()) {
    const slips = slipsBetween(plain, simplify(name));
    if (slips <= allowed(plain, name) && (best === undefined || slips < best.slips)) best = { name, slips };
  }
  return best?.name ?? begunBy(plain, names);
}

/** The only name that begins like this. */
function begunBy(word: string, names: Iterable<string>): string | undefined {
  const begun = [...names].filter((name) => simplify(name).startsWith(word));
  return word.length >= 3 && begun.length === 1 ? begun[0] : undefined;
}

const LONGEST = 60;

/** Case and the sign between words are no difference. */
function simplify(word: string): string {
  return word.toLowerCase().replaceAll(/[\s_.]+/g, "-");
}

function allowed(word: string, name: string): number {
  const length = Math.min(word.length, name.length);
  return length <= 2 ? 0 : length === 3 ? 1 : Math.max(2, Math.floor(length / 4));
}

/** Letters to insert, drop, change, or swap with their neighbour. */
function slipsBetween(from: string, to: string): number {
  if (Math.abs(from.length - to.length) > LONGEST / 4) return Number.POSITIVE_INFINITY;
  let twoAgo: readonly number[] = [];
  let before: readonly number[] = Array.from({ length: to.length + 1 }, (_, column) => column);
  for (let row = 1; row <= from.length; row += 1) {
    const current = [row];
    for (let column = 1; column <= to.length; column += 1) {
      const same = from[row - 1] === to[column - 1];
      const swapped = row > 1 && column > 1 && from[row - 1] === to[column - 2] && from[row - 2] === to[column - 1];
      current.push(
        Math.min(
          (before[column] ?? 0) + 1,
          (current[column - 1] ?? 0) + 1,
          (before[column - 1] ?? 0) + (same ? 0 : 1),
          swapped ? (twoAgo[column - 2] ?? 0) + 1 : Number.POSITIVE_INFINITY,
        ),
      );
    }
    twoAgo = before;
    before = current;
  }
  return before[to.length] ?? 0;
}
