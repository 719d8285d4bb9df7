/** A place in a text people wrote; line and column count from 1. */
export type Position = { readonly file: string; readonly line: number; readonly column: number };

/** A value read from YAML that remembers where each part of it was written. */
export type Located =
  | { readonly kind: "scalar"; readonly value: Scalar; readonly text: string; readonly at: Position }
  | { readonly kind: "list"; readonly items: readonly Located[]; readonly at: Position }
  | LocatedMap;

/** Keys with their values. */
export type LocatedMap = {
  readonly kind: "map";
  readonly entries: ReadonlyMap<string, LocatedEntry>;
  readonly at: Position;
};

/** One key with its value; `at` is where the key stands. */
export type LocatedEntry = { readonly at: Position; readonly node: Located };

/** What a single YAML value can be. */
export type Scalar = string | number | boolean | null;

/** Names and indices that lead from the root to a value. */
export type Path = readonly PropertyKey[];

/** The same value without positions. */
export function toPlain(node: Located): unknown {
  switch (node.kind) {
    case "scalar":
      return node.value;
    case "list":
      return node.items.map(toPlain);
    case "map":
      return Object.fromEntries([...node.entries].map(([key, { node: inner }]) => [key, toPlain(inner)]));
  }
}

/** The value at a path; undefined where there is none. */
export function nodeAt(root: Located, path: Path): Located | undefined {
  let node = root;
  for (const step of path) {
    const inner = entryAt(node, step);
    if (inner === undefined) return undefined;
    ({ node } = inner);
  }
  return node;
}

function entryAt(node: Located, step: PropertyKey): LocatedEntry | undefined {
  if (node.kind === "map") return node.entries.get(String(step));
  const item = node.kind === "list" ? node.items[Number(step)] : undefined;
  return item === undefined ? undefined : { node: item, at: item.at };
}

/** Where a path is written: its key, the item of a list, or the nearest thing around it that exists. */
export function positionOf(root: Located, path: Path): Position {
  let node = root;
  let at = root.at;
  for (const step of path) {
    const inner = entryAt(node, step);
    if (inner === undefined) return at;
    ({ node, at } = inner);
  }
  return at;
}

/** A map with one entry put in place of the one of that name, or taken out where `entry` is undefined. */
export function withEntry(map: LocatedMap, key: string, entry: LocatedEntry | undefined): LocatedMap {
  const entries = new Map(map.entries);
  if (entry === undefined) entries.delete(key);
  else entries.set(key, entry);
  return { ...map, entries };
}
