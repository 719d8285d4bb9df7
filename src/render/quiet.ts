/**
 * Markdown that people wrote inside something of ours, made fit to be shown again: one line, no mention, no HTML, no
 * comment that could pass for a marker; its wording, code and links stay. Doing it twice changes nothing more.
 */
export function quiet(markdown: string): string {
  return (
    markdown
      .replace(/[\p{Cc}\p{Zl}\p{Zp}]+/gu, " ")
      .trim()
      // GitHub looks for mentions in what is shown, so a name or an @ made of an entity counts, too; one in an address does not.
      .replace(/&(?:#0*64|#x0*40|commat);?/gi, "@")
      .replace(
        /(https?:\/\/(?:[a-z0-9-]+\.)+[a-z]{2,}\/[\w./%~@-]*)|@\u200B?/gi,
        (_, address?: string) => address ?? "@\u200B",
      )
      // Not a backslash: in code it would be seen, and a bare link before it would swallow it.
      .replace(/<(?=[a-z/!?])/gi, "<\u200B")
  );
}
