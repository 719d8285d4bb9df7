import type { TextProblem } from "../errors.ts";
import type { Position } from "./located.ts";

/** An error at a place. */
export function errorAt(at: Position, message: string): TextProblem {
  return { file: at.file, line: at.line, column: at.column, severity: "error", message: inOneLine(message) };
}

/** A warning at a place. */
export function warningAt(at: Position, message: string): TextProblem {
  return { file: at.file, line: at.line, column: at.column, severity: "warning", message: inOneLine(message) };
}

/** Texts of others stand inside messages: nothing of them may break the line or show something else than stands there. */
function inOneLine(message: string): string {
  return message.replaceAll(/[\p{Cc}\p{Cs}\u2028\u2029\u202a-\u202e\u2066-\u2069]+/gu, " ");
}
