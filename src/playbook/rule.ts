import type { TextProblem } from "../errors.ts";
import { isLeft } from "./check-form.ts";
import { errorAt, warningAt } from "./error-at.ts";
import type { Ground } from "./ground.ts";
import { type Path, type Position, positionOf } from "./located.ts";

/** What a rule has against a path of the merged playbook. */
export type Objection = {
  readonly path: Path;
  /** Where it stands, if not where the path was written last. */
  readonly at?: Position;
  readonly message: string;
  readonly severity?: "warning";
};

/** Looks at a merged playbook and names what does not fit together. */
export type Rule = (ground: Ground) => readonly Objection[];

/** What all rules say, at the places they mean; what only follows from a value of wrong form is left out. */
export function judge(rules: readonly Rule[], ground: Ground): readonly TextProblem[] {
  return rules.flatMap((rule) =>
    rule(ground)
      .filter(({ path }) => !isLeft(ground.left, path))
      .map(({ path, at = positionOf(ground.root, path), message, severity }) =>
        severity === "warning" ? warningAt(at, message) : errorAt(at, message),
      ),
  );
}
