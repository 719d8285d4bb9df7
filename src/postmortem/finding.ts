import type { PostMortemCheck } from "../playbook/post-mortem-checks.ts";

/** Something a post-mortem lacks: what, at which line (counted from 1), and how a good answer looks. */
export type Finding = {
  readonly id: PostMortemCheck;
  readonly line: number;
  readonly severity: "error" | "hint";
  /** One sentence for the author; text of the document in it is quoted, never obeyed. */
  readonly message: string;
  /** Markdown of a good answer. */
  readonly example: string;
};

/** A finding before it is known how much it weighs. */
export type Remark = Pick<Finding, "id" | "line" | "message">;
