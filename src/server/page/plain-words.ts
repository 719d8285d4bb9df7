import { type Html, html } from "./html.ts";

/** A sentence of ours, in which words between backticks are set as code; nothing else in it means anything. */
export function plainWords(text: string): Html {
  const pieces = text.split("`");
  // An odd mark, such as that of a text cut off, is a mark.
  const parts = pieces.length % 2 === 1 ? pieces : [...pieces.slice(0, -2), pieces.slice(-2).join("`")];
  return html`${parts.map((part, index) => (index % 2 === 1 ? html`<code>${part}</code>` : part))}`;
}
