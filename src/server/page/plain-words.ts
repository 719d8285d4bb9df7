import { type Html, html } from "./html.ts";

/** A sentence of ours, in which words between backticks are set as code; nothing else in it means anything. */
export function plainWords(text: string): Html {
  const parts = text.split("`");
  // An odd mark is a mark.
  if (parts.length % 2 === 0) return html`${text}`;
  return html`${parts.map((part, index) => (index % 2 === 1 ? html`<code>${part}</code>` : part))}`;
}
