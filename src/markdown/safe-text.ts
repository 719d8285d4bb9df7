import { cutText } from "./cut-text.ts";
import { BREAK, defuseProse, defuseReferences } from "./defuse.ts";
import { oneLine } from "./one-line.ts";

/** At most this many characters of a foreign text are shown where no limit is given. */
const LIMIT = 2000;

/** GitHub's limit for titles. */
const TITLE_LIMIT = 256;

/** GitHub's parser takes these for the tick of the box on whose line they stand, wherever they stand. */
const TICK = /(\[x)(\])/gi;

/** Markdown source that shows a foreign text as inert prose on one line, wherever it is put: paragraph, cell, item, link text, heading. `limit` counts characters as a reader does. */
export function safeText(foreign: string, options: { readonly limit?: number } = {}): string {
  return escapeProse(defuseProse(cutText(oneLine(foreign), options.limit ?? LIMIT)));
}

/** Inline code that shows a foreign identifier, wherever it is put; pipes stand between pieces of code, because no code with a pipe reads the same in and out of a table. */
export function safeCode(foreign: string, options: { readonly limit?: number } = {}): string {
  const line = cutText(oneLine(foreign), options.limit ?? LIMIT);
  // "]:" would end a definition where this is the text of a link at the start of a line.
  const text = defuseReferences(line)
    .replace(TICK, `$1${BREAK}$2`)
    .replace(/\](?=:)/g, `]${BREAK}`);
  if (text === "") return "` `";
  return text
    .split(/( ?\| ?)/)
    .map((piece, index) => (index % 2 === 1 ? piece.replace("|", "\\|") : codeSpan(piece)))
    .join("");
}

/** A foreign text as (a part of) an issue's title: plain text on one line, nobody mentioned, at most 256 UTF-16 units or `limit`. */
export function safeTitle(foreign: string, options: { readonly limit?: number } = {}): string {
  const limit = Math.min(options.limit ?? TITLE_LIMIT, TITLE_LIMIT);
  const line = oneLine(foreign);
  let shown = limit;
  let title = defuseReferences(cutText(line, shown));
  while (title.length > limit && shown > 0) {
    shown -= Math.max(1, Math.floor((title.length - limit) / 8));
    title = shown > 0 ? defuseReferences(cutText(line, shown)) : "";
  }
  return title;
}

/** A link whose text and address are foreign; only the text where the address is not a plain http or https one. An issue on github.com is linked so that nothing appears in its timeline. */
export function safeLink(text: string, url: string): string {
  const href = safeUrl(url);
  if (href === undefined) return safeText(text);
  const quiet = href.replace(
    /^https?:\/\/(?:www\.)?github\.com(?=\/[^/?#]+\/[^/?#]+\/(?:issues|pull|discussions)\/\d)/,
    "https://redirect.github.com",
  );
  const destination = quiet.replace(/&(?=#?\w+;)/g, "&amp;");
  const label = `[${safeText(text) || safeText(new URL(href).host)}]`;
  return `${label.replace(TICK, `$1${BREAK}$2`)}(${destination})`;
}

/** An http or https address in its normal form, with nothing in it that could end a Markdown link or a table cell; undefined for any other, and for one that carries a name or password. */
export function safeUrl(url: string): string | undefined {
  const parsed = URL.parse(url);
  if (parsed === null || !["http:", "https:"].includes(parsed.protocol)) return undefined;
  if (parsed.username !== "" || parsed.password !== "") return undefined;
  if (!/^(?:[a-z0-9._-]+|\[[0-9a-f:.]+\])$/.test(parsed.hostname)) return undefined;
  const rest = parsed.href.slice(parsed.origin.length);
  return `${parsed.origin}${rest.replace(/[^\w\-.~!$&*+,;=:@/?#%]/g, percent)}`;
}

/** Backslashes for what is Markdown anywhere, references where HTML could begin, and escapes for what is Markdown only at the start or end of a line. */
function escapeProse(text: string): string {
  return text
    .replace(/[\\`*_[\]|~]/g, "\\$&")
    .replace(/&(?=[#a-z]|$)/gi, "&amp;")
    .replace(/</g, "&lt;")
    .replace(/^>/, "&gt;")
    .replace(/^(?:[#=(]|:(?=[:-]|$)|[-+](?![\p{L}\p{N}.,]))/u, "\\$&")
    .replace(/^(\d{1,9})([.)])(?=\s|$)/, "$1\\$2")
    .replace(/!$/, "\\!");
}

function codeSpan(piece: string): string {
  if (piece === "") return "";
  const longest = Math.max(0, ...[...piece.matchAll(/`+/g)].map(([run]) => run.length));
  const fence = "`".repeat(longest + 1);
  const pad = /^`|`$|^ .* $/.test(piece) ? " " : "";
  return `${fence}${pad}${piece}${pad}${fence}`;
}

function percent(character: string): string {
  return `%${character.charCodeAt(0).toString(16).toUpperCase().padStart(2, "0")}`;
}
