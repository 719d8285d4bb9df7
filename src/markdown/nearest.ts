/** The name that somebody probably meant by a word: the one with the fewest letters to change, two or a third of them at most; undefined where none is near. */
export function nearest(word: string, names: readonly string[]): string | undefined {
  const limit = word.length <= 3 ? 1 : Math.max(2, Math.floor(word.length / 3));
  const ranked = names.map((name) => ({ name, changes: changesBetween(word.slice(0, 60), name) }));
  return ranked.filter(({ changes }) => changes <= limit).sort((a, b) => a.changes - b.changes)[0]?.name;
}

/** Letters to insert, drop or change to make one word of the other. */
function changesBetween(from: string, to: string): number {
  let row = Array.from({ length: to.length + 1 }, (_, index) => index);
  for (const [index, letter] of from.split("").entries()) {
    let diagonal = index;
    let left = index + 1;
    row = row.map((above, column) => {
      const changes =
        column === 0 ? index + 1 : Math.min(above + 1, left + 1, diagonal + (letter === to[column - 1] ? 0 : 1));
      diagonal = above;
      left = changes;
      return changes;
    });
  }
  return row.at(-1) ?? 0;
}
