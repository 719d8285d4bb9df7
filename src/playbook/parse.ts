import type { TextProblem } from "../errors.ts";
import { checkForm } from "./check-form.ts";
import { type CheckedLayer, type LayerText, checkedLayer } from "./checked-layer.ts";
import type { Ground } from "./ground.ts";
import { mergeLayers } from "./merge-layers.ts";
import { type LocatedMap, nodeAt, toPlain } from "./located.ts";
import type { Playbook } from "./playbook.ts";
import { readYaml } from "./read-yaml.ts";
import { resolvePlaybook } from "./resolve-playbook.ts";
import { rules } from "./rules.ts";
import { judge } from "./rule.ts";

/** A layer of a playbook: its name (`phase-6`, `org`, or any for the repository's own file), the file its problems point to, and its text. */
export type Layer = LayerText;

/** What came of parsing: the playbook with what is doubtful in it, or everything that is wrong. */
export type Parsed =
  | { readonly kind: "playbook"; readonly playbook: Playbook; readonly warnings: readonly TextProblem[] }
  | { readonly kind: "invalid"; readonly problems: readonly TextProblem[] };

/** Layers in, a playbook or problems out. */
export type Parse = (layers: readonly Layer[]) => Parsed;

/** Parses, merges and checks the layers of a playbook, given lowest first; never throws, and names every problem at once in order of layer and place. */
export const parsePlaybook: Parse = (layers) => {
  const last = parsedLast;
  if (last !== undefined && isSame(last.layers, layers)) return last.parsed;
  const parsed = parseLayers(layers);
  parsedLast = { layers: [...layers], parsed };
  return parsed;
};

/** Most passes of a process that serves one repository after another, or lives through a stretch of days, read what the last one read. */
let parsedLast: { readonly layers: readonly Layer[]; readonly parsed: Parsed } | undefined;

function isSame(a: readonly Layer[], b: readonly Layer[]): boolean {
  return a.length === b.length && a.every((layer, index) => isEqual(layer, b[index]));
}

function isEqual(a: Layer, b: Layer | undefined): boolean {
  return a.file === b?.file && a.name === b.name && a.text === b.text;
}

const parseLayers: Parse = (layers) => {
  const checked = layers.map((layer, index) => (index === 0 ? remembered(layer) : checkedLayer(layer)));
  const file = layers.at(-1)?.file ?? "playbook";
  const empty: LocatedMap = { kind: "map", entries: new Map(), at: { file, line: 1, column: 1 } };
  const merged = checkForm(checked.reduce((lower, layer) => mergeLayers(lower, layer.root), empty));
  const ground: Ground = {
    written: merged.written,
    root: merged.root,
    layers: checked.map(({ name, root }) => ({ name, root })),
    file,
    left: [...checked.flatMap((layer) => layer.left), ...merged.left],
  };
  const broken = checked.some((layer) => layer.broken);
  const problems = inOrder(layers, [
    ...checked.flatMap((layer) => layer.problems),
    ...merged.problems,
    // Of a text that could not be read to its end nobody knows what it leaves out.
    ...(broken ? [] : judge(rules, ground)),
  ]);
  if (problems.some((problem) => problem.severity === "error")) return { kind: "invalid", problems };
  return { kind: "playbook", playbook: resolvePlaybook(ground), warnings: problems };
};

let memory: { readonly layer: Layer; readonly checked: CheckedLayer } | undefined;

/** A layer that was the same the last time is not read again: the built-in one is long, and stands below every playbook a process serves. */
function remembered(layer: Layer): CheckedLayer {
  const last = memory;
  if (last !== undefined && isEqual(last.layer, layer)) return last.checked;
  const checked = checkedLayer(layer);
  memory = { layer, checked };
  return checked;
}

/** Which layers a file asks for, lowest first; none where it cannot be read, which `parsePlaybook` then says. */
export function extendsOf(text: string, file = "playbook"): readonly ("phase-6" | "org")[] {
  const { root } = readYaml(file, text);
  const node = root === undefined ? undefined : nodeAt(root, ["extends"]);
  const asked = node === undefined ? [] : [toPlain(node)].flat();
  return (["phase-6", "org"] as const).filter((name) => asked.includes(name));
}

/** Whether a file stops all writing, as far as it can be read. */
export function pauses(text: string, file: string): boolean {
  const { root } = readYaml(file, text);
  const node = root === undefined ? undefined : nodeAt(root, ["paused"]);
  return node?.kind === "scalar" && node.value === true;
}

function inOrder(layers: readonly Layer[], problems: readonly TextProblem[]): readonly TextProblem[] {
  const rank = (problem: TextProblem) => layers.findIndex(({ file }) => file === problem.file);
  const distinct = new Map(problems.map((problem) => [JSON.stringify(problem), problem]));
  return [...distinct.values()].sort(
    (a, b) => rank(a) - rank(b) || a.line - b.line || a.column - b.column || (a.message < b.message ? -1 : 1),
  );
}
