/** What an element may carry: texts are escaped, numbers rounded, undefined left out. */
export type Attributes = Readonly<Record<string, string | number | undefined>>;

/** One element on a line of its own, so that a change of one figure is a change of one line. */
export function element(name: string, attributes: Attributes, text?: string): string {
  let open = `<${name}`;
  for (const key in attributes) {
    const value = attributes[key];
    if (value === undefined) continue;
    open += ` ${key}="${typeof value === "number" ? coordinate(value) : escapeXml(value)}"`;
  }
  return text === undefined ? `${open}/>` : `${open}>${escapeXml(text)}</${name}>`;
}

/** A number with at most one digit behind the point: what is finer differs from machine to machine. */
export function coordinate(value: number): string {
  const rounded = Math.round(value * 10) / 10;
  return String(rounded === 0 ? 0 : rounded);
}

/** Text that is nothing but text in XML, between tags and in quotes; what XML 1.0 cannot hold is left out. */
export function escapeXml(text: string): string {
  if (HARMLESS.test(text)) return text;
  return text
    .toWellFormed()
    .replace(/[^\t\n\r\u0020-\uD7FF\uE000-\uFFFD\u{10000}-\u{10FFFF}]/gu, "")
    .replace(/[&<>"']/g, (character) => `&#${character.charCodeAt(0)};`);
}

/** Most of what is written, and all of it is looked at. */
const HARMLESS = /^[\w .,:;%+·−-]*$/;
