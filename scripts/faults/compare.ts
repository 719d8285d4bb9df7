import type { Look, Shown } from "./look.ts";

/** Whether both show the same to the last letter, so that all later passes would do the same, too. */
export function isSame(a: Look, b: Look): boolean {
  return JSON.stringify(a) === JSON.stringify(b);
}

/**
 * What differs between two looks, one line each, told by marker: items that are missing, stand twice or are in another
 * state; branches that are missing or hold other files. Numbers, times and wording are free to differ.
 */
export function differences(expected: Look, found: Look): readonly string[] {
  const wanted = byMarker(expected.items);
  const given = byMarker(found.items);
  const names = [...new Set([...wanted.keys(), ...given.keys()])].sort();
  const items = names.flatMap((name) => {
    const [a, b] = [wanted.get(name) ?? "not there", given.get(name) ?? "not there"];
    return a === b ? [] : [`${name}: ${b} instead of ${a}`];
  });
  const branches = [...new Set([...Object.keys(expected.trees), ...Object.keys(found.trees)])].sort();
  const trees = branches.flatMap((name) => {
    if (found.trees[name] === expected.trees[name]) return [];
    return [
      `branch ${name}: ${found.trees[name] === undefined ? "missing" : expected.trees[name] === undefined ? "too many" : "other files"}`,
    ];
  });
  return [...items, ...trees];
}

/** The states of all items with one marker, so that a second one shows. */
function byMarker(items: readonly Shown[]): ReadonlyMap<string, string> {
  const states = new Map<string, string[]>();
  for (const item of items) {
    const comments = item.comments.length === 0 ? "" : `, ${item.comments.length} comments`;
    const words = `${item.kind} ${item.state}, ${item.assignees.join("+")}, ${item.labels.join("+")}${comments}`;
    states.set(item.marker, [...(states.get(item.marker) ?? []), words]);
  }
  return new Map([...states].map(([marker, all]) => [marker, all.sort().join(" and ")]));
}
