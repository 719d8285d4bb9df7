/** One sentence for each generated file (path to text) that is not what its sources make now. */
export function compareGenerated(
  committed: ReadonlyMap<string, string>,
  made: ReadonlyMap<string, string>,
): readonly string[] {
  const paths = [...new Set([...committed.keys(), ...made.keys()])].toSorted();
  return paths.flatMap((path) => {
    const old = committed.get(path);
    const fresh = made.get(path);
    if (old === fresh) return [];
    if (old === undefined) return [`${path} is missing`];
    if (fresh === undefined) return [`${path} is left over: nothing makes it any more`];
    return [`${path} is out of date: ${difference(old, fresh)}`];
  });
}

function difference(old: string, fresh: string): string {
  const oldLines = old.split("\n");
  const freshLines = fresh.split("\n");
  const length = Math.max(oldLines.length, freshLines.length);
  const index = Array.from({ length }).findIndex((_, line) => oldLines[line] !== freshLines[line]);
  return `line ${index + 1} is ${show(oldLines[index])}, its sources make it ${show(freshLines[index])}`;
}

/** Bundles have lines of a megabyte. */
function show(line: string | undefined): string {
  if (line === undefined) return "not there";
  return line.length > 60 ? `${line.length} characters` : JSON.stringify(line);
}
