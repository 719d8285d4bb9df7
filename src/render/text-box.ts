import { writeBox } from "../markdown/checklist.ts";
import type { Text } from "../operation/operation.ts";
import { joinText } from "./join-text.ts";

/** A box whose text may hold a number that is known only while applying. */
export function textBox(id: string, text: Text, checked = false): Text {
  if (typeof text === "string") return writeBox({ id, text, checked });
  const [before = "", after = ""] = writeBox({ id, text: "TEXT", checked }).split(/TEXT(.*)/s);
  return joinText([before, text, after]);
}
