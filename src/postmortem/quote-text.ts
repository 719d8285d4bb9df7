import { cutText } from "../markdown/cut-text.ts";
import { oneLine } from "../markdown/one-line.ts";

/** Words of a document in quotation marks on one line: plain text, which becomes Markdown only where a message is rendered. */
export function quoteText(text: string, limit = 60): string {
  return `“${cutText(oneLine(text), limit)}”`;
}
