import type { TextProblem } from "../errors.ts";
import { errorAt } from "./error-at.ts";
import { checkForm } from "./check-form.ts";
import type { LocatedMap, Path } from "./located.ts";
import { type YamlText, readYaml } from "./read-yaml.ts";

/** A text whose layer of the playbook is to be read; `name` says which layer it is. */
export type LayerText = { readonly name: string; readonly file: string; readonly text: string };

/** What of a layer has the right form, and everything that has not. */
export type CheckedLayer = {
  readonly name: string;
  readonly root: LocatedMap;
  readonly problems: readonly TextProblem[];
  /** What was left out because it is wrong: nothing that depends on it can be judged. */
  readonly left: readonly Path[];
  /** Whether parts of the text could not be understood at all. */
  readonly broken: boolean;
};

/** Reads a layer and checks its form; wrong parts are left out, so that the rest can still be judged. */
export function checkedLayer({ name, file, text }: LayerText): CheckedLayer {
  const yaml = readYaml(file, text);
  const start = { file, line: 1, column: 1 };
  const empty: LocatedMap = { kind: "map", entries: new Map(), at: start };
  const broken = yaml.brokenFrom !== undefined;
  if (yaml.root === undefined || (yaml.root.kind === "scalar" && yaml.root.value === null)) {
    const problems =
      yaml.problems.length > 0
        ? yaml.problems
        : [
            errorAt(
              start,
              "this file is empty; the smallest playbook has version, extends, product, timezone and default-owner",
            ),
          ];
    return { name, root: empty, problems, left: [], broken: true };
  }
  if (yaml.root.kind !== "map") {
    const problems =
      yaml.problems.length > 0
        ? yaml.problems
        : [errorAt(yaml.root.at, "a playbook is a group of keys; begin with `version: 1`")];
    return { name, root: empty, problems, left: [], broken: true };
  }
  const shaped = checkForm(withoutEmptySections(yaml.root));
  return {
    name,
    root: shaped.root,
    problems: [...yaml.problems, ...believable(shaped.problems, yaml)],
    left: [...yaml.left, ...shaped.left],
    broken,
  };
}

/** A section whose rows are all commented out holds nothing, which is fine. */
function withoutEmptySections(root: LocatedMap): LocatedMap {
  const entries = [...root.entries].filter(
    ([key, { node }]) => !(SECTIONS.has(key) && node.kind === "scalar" && node.value === null),
  );
  return { ...root, entries: new Map(entries) };
}

const SECTIONS: ReadonlySet<string> = new Set([
  "roles",
  "away",
  "cadences",
  "incidents",
  "metrics",
  "loops",
  "gate",
  "holidays",
  "authors",
]);

/** Problems that do not merely follow from invalid YAML. */
function believable(problems: readonly TextProblem[], { doubtful, brokenFrom }: YamlText): readonly TextProblem[] {
  return problems.filter(({ line }) => !doubtful.has(line) && (brokenFrom === undefined || line < brokenFrom));
}
