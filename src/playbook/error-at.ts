import type { TextProblem } from "../errors.ts";
import type { Position } from "./located.ts";

/** An error at a place. */
export function errorAt(at: Position, message: string): TextProblem {
  return { file: at.file, line: at.line, column: at.column, severity: "error", message };
}

/** A warning at a place. */
export function warningAt(at: Position, message: string): TextProblem {
  return { file: at.file, line: at.line, column: at.column, severity: "warning", message };
}
