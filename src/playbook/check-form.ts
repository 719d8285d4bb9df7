import type { TextProblem } from "../errors.ts";
import { errorAt } from "./error-at.ts";
import { explainIssue } from "./explain-issue.ts";
import { type LocatedMap, type Path, nodeAt, toPlain, withEntry } from "./located.ts";
import { type Written, schema } from "./schema.ts";

/** What of a playbook has the right form, and everything that has not. */
export type CheckedForm = {
  readonly root: LocatedMap;
  /** `root` without positions. */
  readonly written: Written;
  readonly problems: readonly TextProblem[];
  /** What was left out because it is wrong: nothing that depends on it can be judged. */
  readonly left: readonly Path[];
};

/** Checks the form of a playbook; what is wrong is left out, one key at a time, until the rest is right. */
export function checkForm(whole: LocatedMap): CheckedForm {
  const problems: TextProblem[] = [];
  const left: Path[] = [];
  let root = whole;
  for (let first = true; ; first = false) {
    const result = schema.safeParse(toPlain(root));
    if (result.success) return { root, written: result.data, problems, left };
    const faults = result.error.issues.flatMap((issue) => explainIssue(issue, root));
    // The first check sees everything; later ones only miss what was left out, and leave out what needed it.
    if (first) problems.push(...faults.map(({ at, message }) => errorAt(at, message)));
    const wrong = faults.map(({ path }) => nearestEntry(root, first ? path : path.slice(0, -1)));
    left.push(...wrong);
    root = wrong.reduce(remove, root);
  }
}

/** The key to leave out so that a wrong value is gone: lists go as a whole. */
function nearestEntry(root: LocatedMap, path: Path): Path {
  for (let length = path.length; length > 0; length -= 1) {
    const parent = nodeAt(root, path.slice(0, length - 1));
    if (parent?.kind === "map" && parent.entries.has(String(path[length - 1]))) return path.slice(0, length);
  }
  return [];
}

function remove(map: LocatedMap, path: Path): LocatedMap {
  const [first, ...rest] = path;
  if (first === undefined) return { ...map, entries: new Map() };
  const key = String(first);
  const entry = map.entries.get(key);
  if (entry === undefined || rest.length === 0 || entry.node.kind !== "map") return withEntry(map, key, undefined);
  return withEntry(map, key, { ...entry, node: remove(entry.node, rest) });
}

/** Whether anything below or around a path was left out, so that a judgement about it would only follow from that. */
export function isLeft(left: readonly Path[], path: Path): boolean {
  const row = path.slice(0, 2);
  return left.some(
    (gone) =>
      gone.length === 0 || (gone[0] === row[0] && (gone.length === 1 || row.length === 1 || gone[1] === row[1])),
  );
}
