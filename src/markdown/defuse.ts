/** An invisible break: GitHub finds mentions and references in the rendered text, where a backslash no longer stands. */
export const BREAK = "\u200B";

/** Breaks what may notify people or refer to issues wherever it stands, code and titles included. */
export function defuseReferences(text: string): string {
  return breakNames(text).replace(/(https?)(?=:\/\/\S*\/(?:issues|pull|discussions)\/\d)/gi, `$1${BREAK}`);
}

/** Breaks everything GitHub makes more of than text in prose: references, commit hashes, bare links, emoji codes, math. */
export function defuseProse(text: string): string {
  return (
    breakNames(text)
      // Every six: what follows a break may itself be a commit that somebody chose.
      .replace(/(?<![0-9a-z])[0-9a-f]{7,}(?![0-9a-z])/gi, (hash) => hash.replace(/.{6}(?=.)/g, `$&${BREAK}`))
      .replace(/(https?|ftp|mailto|xmpp):/gi, `$1${BREAK}:`)
      // Before the dot: after it the link still forms, and swallows the backslash of what we escape.
      .replace(/(www)\./gi, `$1${BREAK}.`)
      // Emoji codes, but not the minutes of a time.
      .replace(/:(?!\d\d?(?::|$))(?=[\w+-]+(?::|$))/g, `:${BREAK}`)
      .replace(/\$/g, `${BREAK}$$${BREAK}`)
  );
}

function breakNames(text: string): string {
  return text
    .replace(/@/g, `@${BREAK}`)
    .replace(/#(?=\d|$)/g, `#${BREAK}`)
    .replace(/(GH)-(?=\d|$)/gi, `$1-${BREAK}`);
}
