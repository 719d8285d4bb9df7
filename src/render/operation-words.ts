import { InvariantError } from "../errors.ts";
import type { Operation, Target } from "../operation/operation.ts";
import { counted } from "./counted.ts";
import { listed } from "./listed.ts";

/** An operation in plain words, not yet escaped for anything: what is done, to what, and what belongs to it. */
export type OperationWords = {
  /** Something new, a change, an end. */
  readonly sign: "+" | "~" | "-";
  readonly verb: string;
  readonly subject: string;
  readonly details: readonly string[];
};

/** What an operation does, in plain words; `all` are the operations of its plan, among which a `Ref` is looked up. */
export function operationWords(operation: Operation, all: readonly Operation[]): OperationWords {
  if ("in" in operation) return { sign: "~", verb: "write to", subject: operation.in, details: [] };
  const on = (target: Target): string => targetWords(target, all);
  switch (operation.kind) {
    case "open-issue": {
      const labels = operation.labels.map((label) => label.name);
      const type = operation.type === undefined ? [] : [`type ${operation.type}`];
      return {
        sign: "+",
        verb: "open issue",
        subject: operation.title,
        details: some([...toPeople(operation.assignees), ...labels, ...type]),
      };
    }
    case "open-pull-request": {
      const asked = [...operation.reviewers, ...operation.teamReviewers];
      const review = asked.length === 0 ? [] : [`review by ${listed(asked)}`];
      const what = [`${operation.branch} into ${operation.base}`, counted(operation.files.length, "file"), ...review];
      return { sign: "+", verb: "open pull request", subject: operation.title, details: some(what) };
    }
    case "notify":
      return {
        sign: "+",
        verb: "notify",
        subject: `${operation.via} (${operation.secret})`,
        details: [operation.delivery],
      };
    case "commit-files": {
      const [first] = operation.files;
      const subject =
        operation.files.length === 1 && first !== undefined ? first.path : counted(operation.files.length, "file");
      const paths = operation.files.length > 1 ? operation.files.map((file) => file.path) : [];
      return { sign: "+", verb: "commit", subject: `${subject} to ${operation.branch}`, details: paths };
    }
    case "change-file":
      return { sign: "~", verb: "change", subject: `${operation.path} on ${operation.branch}`, details: [] };
    case "add-sub-issues":
      return {
        sign: "~",
        verb: "put below",
        subject: on(operation.issue),
        details: [listed(operation.children.map(on))],
      };
    case "commit-status":
    case "check-run":
      return { sign: "+", verb: "conclude the check", subject: operation.name, details: [operation.title] };
    case "update-issue":
      return update(operation, on(operation.issue));
    case "comment":
      return { sign: "+", verb: "comment on", subject: on(operation.issue), details: [] };
    case "update-comment":
      return { sign: "~", verb: "change a comment on", subject: on(operation.issue), details: [] };
    case "react":
      return { sign: "+", verb: "react to a comment on", subject: on(operation.issue), details: [] };
    case "add-assignees":
      return { sign: "~", verb: "assign", subject: on(operation.issue), details: some(toPeople(operation.assignees)) };
    case "add-labels":
      return {
        sign: "~",
        verb: "label",
        subject: on(operation.issue),
        details: some(operation.labels.map((label) => label.name)),
      };
    case "remove-label":
      return { sign: "~", verb: "take a label off", subject: on(operation.issue), details: [operation.label] };
    default:
      throw new InvariantError(`unknown operation ${JSON.stringify(operation satisfies never)}`);
  }
}

function update(operation: Extract<Operation, { kind: "update-issue" }>, subject: string): OperationWords {
  const changed = [operation.title === undefined ? "" : "title", operation.body === undefined ? "" : "text"].filter(
    (part) => part !== "",
  );
  const details = changed.length === 0 ? [] : [`changes its ${listed(changed)}`];
  const { state } = operation;
  if (state === undefined) return { sign: "~", verb: "update", subject, details };
  if (state.kind === "open") return { sign: "+", verb: "reopen", subject, details };
  const as =
    state.kind === "completed"
      ? "as completed"
      : state.kind === "not-planned"
        ? "as not planned"
        : `as a duplicate of #${state.of}`;
  return { sign: "-", verb: "close", subject, details: some([as, ...details]) };
}

function targetWords(target: Target, all: readonly Operation[]): string {
  if (typeof target === "number") return `#${target}`;
  const opening = all.find((operation) => operation.key === target.ref);
  if (opening?.kind === "open-issue") return `the new issue "${opening.title}"`;
  if (opening?.kind === "open-pull-request") return `the new pull request "${opening.title}"`;
  return target.ref;
}

function toPeople(logins: readonly string[]): string[] {
  return logins.length === 0 ? [] : [`for ${listed(logins)}`];
}

function some(parts: readonly string[]): string[] {
  return parts.length === 0 ? [] : [parts.join(", ")];
}
