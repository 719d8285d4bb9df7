const SECTION = /^<!--\s*almanac:section\s+([a-z-]{1,40})\s*-->/;

/** A line without the HTML comments in it, whether one stays open at its end, and which sections its comments name. */
export function withoutComments(
  raw: string,
  hidden: boolean,
): { readonly text: string; readonly hidden: boolean; readonly sections: readonly string[] } {
  if (!hidden && !raw.includes("<!--")) return { text: raw, hidden, sections: [] };
  let text = "";
  let at = 0;
  let inside = hidden;
  const sections: string[] = [];
  while (at < raw.length) {
    const next = raw.indexOf(inside ? "-->" : "<!--", at);
    if (!inside) {
      text += raw.slice(at, next < 0 ? undefined : next);
      const section = next < 0 ? undefined : SECTION.exec(raw.slice(next, next + 200))?.[1];
      if (section !== undefined) sections.push(section);
    }
    if (next < 0) break;
    at = next + (inside ? 3 : 4);
    inside = !inside;
  }
  return { text, hidden: inside, sections };
}
