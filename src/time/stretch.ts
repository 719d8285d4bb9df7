/** A piece of time: from included, to excluded, in milliseconds or any other measure. */
export type Stretch = readonly [from: number, to: number];

/** What any of some stretches covers, in order and without overlaps; those that touch become one. */
export function unionOf(stretches: readonly Stretch[]): readonly Stretch[] {
  const joined: Stretch[] = [];
  for (const [from, to] of stretches.toSorted((a, b) => a[0] - b[0] || a[1] - b[1])) {
    if (from >= to) continue;
    const last = joined.at(-1);
    if (last === undefined || from > last[1]) joined.push([from, to]);
    else joined[joined.length - 1] = [last[0], Math.max(last[1], to)];
  }
  return joined;
}

/** What both cover. */
export function bothOf(some: readonly Stretch[], others: readonly Stretch[]): readonly Stretch[] {
  const all = unionOf(others);
  return unionOf(some).flatMap(([from, to]) =>
    all.flatMap(([begin, end]): readonly Stretch[] =>
      Math.max(from, begin) < Math.min(to, end) ? [[Math.max(from, begin), Math.min(to, end)]] : [],
    ),
  );
}

/** What some cover and others do not. */
export function without(some: readonly Stretch[], others: readonly Stretch[]): readonly Stretch[] {
  let left = unionOf(some);
  for (const [begin, end] of unionOf(others))
    left = left.flatMap(([from, to]): readonly Stretch[] =>
      end <= from || to <= begin
        ? [[from, to]]
        : [...(from < begin ? [[from, begin] as const] : []), ...(end < to ? [[end, to] as const] : [])],
    );
  return left;
}

/** How long all of them are together; what several cover counts once. */
export function lengthOf(stretches: readonly Stretch[]): number {
  return unionOf(stretches).reduce((sum, [from, to]) => sum + to - from, 0);
}
