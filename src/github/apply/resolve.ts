import { InvariantError } from "../../errors.ts";
import type { Choice, Operation, Ref, Target, Text } from "../../operation/operation.ts";
import type { Applying } from "./applying.ts";

type Known = Pick<Applying, "numbers" | "done">;

/** The key of an operation whose number is needed here and was not opened; undefined where all are known. */
export function unresolved(operation: Operation, known: Known): string | undefined {
  const targets = [
    ...("issue" in operation ? [operation.issue] : []),
    ...("children" in operation ? operation.children : []),
  ];
  const texts = [
    ...("body" in operation && operation.body !== undefined ? [operation.body] : []),
    ...("text" in operation ? [operation.text] : []),
  ];
  const refs = [
    ...targets.filter((target) => typeof target !== "number"),
    ...texts.flatMap((text) => refsIn(text, known)),
  ];
  return refs.find(({ ref }) => !known.numbers.has(ref))?.ref;
}

/** The number of an item. */
export function numberOf(target: Target, { numbers }: Pick<Known, "numbers">): number {
  const number = typeof target === "number" ? target : numbers.get(target.ref);
  if (number === undefined)
    throw new InvariantError(`the number of ${JSON.stringify(target)} is used before it is known`);
  return number;
}

/** A text with what became of the plan's operations filled in. */
export function resolve(text: Text, known: Known): string {
  if (typeof text === "string") return text;
  return text
    .map((part) => {
      if (typeof part === "string") return part;
      if ("ref" in part) return String(numberOf(part, known));
      return resolve(taken(part, known), known);
    })
    .join("");
}

/** Only what will be said counts: the branch of a choice that is not taken may name what was never opened. */
function refsIn(text: Text, known: Known): readonly Ref[] {
  if (typeof text === "string") return [];
  return text.flatMap((part) => {
    if (typeof part === "string") return [];
    return "ref" in part ? [part] : refsIn(taken(part, known), known);
  });
}

/** What was done without opening anything has no number, so that nothing can be said that needs one. */
function taken({ done, then, otherwise }: Choice, known: Known): Text {
  return known.done.has(done) && refsIn(then, known).every(({ ref }) => known.numbers.has(ref)) ? then : otherwise;
}
