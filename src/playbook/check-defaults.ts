import type { TextProblem } from "../errors.ts";
import { checkedLayer } from "./checked-layer.ts";

/** What is wrong with an owner's defaults by themselves; what they leave to each repository is none of it. */
export function checkDefaults(text: string, file: string): readonly TextProblem[] {
  return checkedLayer({ name: "org", file, text }).problems.filter(({ severity }) => severity === "error");
}
