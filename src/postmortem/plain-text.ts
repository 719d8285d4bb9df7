const HTML =
  /<\/?(?:a|b|br|code|dd|details|div|dl|dt|em|h[1-6]|hr|i|img|kbd|li|ol|p|pre|s|span|strong|sub|summary|sup|table|tbody|td|th|thead|tr|u|ul)(?:\s[^<>]{0,500})?\/?>/gi;

const ENTITIES: Readonly<Record<string, string>> = { "&amp;": "&", "&lt;": "<", "&gt;": ">" };

/** A line of Markdown as a reader sees it, near enough to look for words in: without emphasis, code marks, links' addresses and HTML tags. */
export function plainText(source: string): string {
  return source
    .replace(HTML, " ")
    .replace(/!?\[([^[\]]{0,300})\]\([^()\s]{0,500}(?:\s[^()]{0,200})?\)/g, "$1")
    .replace(/\\([!-/:-@[-`{-~])/g, "$1")
    .replace(/[*`]+|~~|(?<![\p{L}\p{N}])_{1,2}(?=[\p{L}\p{N}])|(?<=[\p{L}\p{N}.,:;!?])_{1,2}(?![\p{L}\p{N}_])/gu, "")
    .replace(/[\u200b\ufeff]/g, "")
    .replace(/&(?:amp|lt|gt);/g, (entity) => ENTITIES[entity] ?? entity)
    .replace(/\s+/g, " ")
    .trim();
}
