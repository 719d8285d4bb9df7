/**
 * Markdown that people wrote inside something of ours, made fit to be shown again: one line, no mention, no HTML, no
 * comment that could pass for a marker; its wording, code and links stay. Doing it twice changes nothing more.
 */
export function quiet(markdown: string): string {
  return markdown
    .replace(/[\p{Cc}\p{Zl}\p{Zp}]+/gu, " ")
    .trim()
    .replace(/@(?=[\p{L}\p{N}_-])/gu, "@\u200B")
    .replace(/(\\*)<(?=[a-z/!?])/gi, (found, slashes: string) => (slashes.length % 2 === 1 ? found : `${slashes}\\<`));
}
