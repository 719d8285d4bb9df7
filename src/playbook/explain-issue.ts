import type * as z from "zod";
import { type Located, type Path, nodeAt, positionOf } from "./located.ts";
import type { Position } from "./located.ts";
import { show } from "./show.ts";

/** One thing wrong with the form of a layer: where, the path it concerns, and the message. */
export type Fault = { readonly at: Position; readonly path: Path; readonly message: string };

/** The issues of a schema check as faults at their places; of a choice, the form that was probably meant is explained. */
export function explainIssue(issue: z.core.$ZodIssue, root: Located, around: Path = []): readonly Fault[] {
  const path = [...around, ...issue.path];
  if (issue.code === "unrecognized_keys") {
    const messages = issue.message.split("\n");
    return issue.keys.map((key, index) => {
      const inner = [...path, key];
      return { at: positionOf(root, inner), path: inner, message: messages[index] ?? issue.message };
    });
  }
  if (issue.code === "invalid_key") {
    return [
      { at: positionOf(root, path), path, message: `\`${keyOf(path)}\`: ${issue.issues[0]?.message ?? issue.message}` },
    ];
  }
  if (issue.code === "custom") return [faultAt(root, path, `\`${nameOf(path)}\`: ${issue.message}`)];
  const meant = issue.code === "invalid_union" ? branchMeant(issue.errors) : undefined;
  if (meant !== undefined && !isForeign(meant, nodeAt(root, path)))
    return meant.flatMap((inner) => explainIssue(inner, root, path));
  return [expectation(root, path, issue)];
}

/** The branch whose kind of value was found; of several, the one with the fewest issues; none where two are as near. */
function branchMeant(branches: readonly (readonly z.core.$ZodIssue[])[]): readonly z.core.$ZodIssue[] | undefined {
  const fitting = branches.filter((issues) => issues.length > 0 && !issues.some(isOtherKind));
  const [best, second] = fitting.toSorted((a, b) => weight(a) - weight(b));
  return best !== undefined && second !== undefined && weight(best) === weight(second) ? undefined : best;
}

/** Whether a group has no key at all that the branch knows, so that the branch explains nothing. */
function isForeign(issues: readonly z.core.$ZodIssue[], node: Located | undefined): boolean {
  return issues.some(
    (issue) =>
      issue.code === "unrecognized_keys" &&
      issue.path.length === 0 &&
      node?.kind === "map" &&
      issue.keys.length === node.entries.size &&
      !issue.message.includes("did you mean"),
  );
}

function isOtherKind(issue: z.core.$ZodIssue): boolean {
  if (issue.path.length > 0) return false;
  if (issue.code === "invalid_union") return branchMeant(issue.errors) === undefined;
  return issue.code === "invalid_type" || issue.code === "invalid_value";
}

/** A key that does not belong counts more than a wrong value: `csv` with a bad path is still a csv. */
function weight(issues: readonly z.core.$ZodIssue[]): number {
  return issues.reduce(
    (sum, issue) =>
      sum +
      (issue.code === "unrecognized_keys"
        ? 3 * issue.keys.length
        : issue.code === "invalid_type" || issue.code === "invalid_value"
          ? 2
          : 1),
    0,
  );
}

function expectation(root: Located, path: Path, issue: z.core.$ZodIssue): Fault {
  const node = nodeAt(root, path);
  if (node === undefined) return faultAt(root, path, `\`${nameOf(path)}\` is missing; ${issue.message}`);
  const found = issue.message.startsWith("expected") ? `, found ${describe(node)}${quoteIt(node, issue)}` : "";
  return faultAt(root, path, `\`${nameOf(path)}\`: ${issue.message}${found}`);
}

function describe(node: Located): string {
  if (node.kind === "list") return node.items.length === 0 ? "an empty list" : "a list";
  if (node.kind === "map") return node.entries.size === 0 ? "an empty group" : "a group of keys";
  if (node.value === null) return "nothing";
  if (typeof node.value === "string") return show(node.value);
  const plain = show(node.text).replaceAll(/^"|"$/g, "");
  return typeof node.value === "number" ? `the number ${plain}` : plain;
}

/** Digits, `true` and `null` are not texts to YAML. */
function quoteIt(node: Located, issue: z.core.$ZodIssue): string {
  const isText = node.kind !== "scalar" || typeof node.value === "string" || node.value === null;
  return !isText && takesText(issue) && /text|login|person|label/.test(issue.message)
    ? " (if it is meant as a text, quote it)"
    : "";
}

function takesText(issue: z.core.$ZodIssue): boolean {
  if (issue.code === "invalid_union")
    return issue.errors.some((branch) => branch.some((inner) => inner.path.length === 0 && takesText(inner)));
  return issue.code === "invalid_type" && issue.expected === "string";
}

function faultAt(root: Located, path: Path, message: string): Fault {
  const node = nodeAt(root, path);
  // A single value is the place itself; of everything larger the key tells more.
  const at = node?.kind === "scalar" && node.value !== null ? node.at : positionOf(root, path);
  return { at, path, message };
}

/** A path as people say it: `cadences.sprint-plan.at`, `authors[2]`; indices count from 1 here. */
export function nameOf(path: Path): string {
  if (path.length === 0) return "this file";
  const name = path
    .map((step, index) => (typeof step === "number" ? `[${step + 1}]` : `${index === 0 ? "" : "."}${String(step)}`))
    .join("");
  return show(name).slice(1, -1);
}

function keyOf(path: Path): string {
  return show(String(path.at(-1) ?? "")).slice(1, -1);
}
