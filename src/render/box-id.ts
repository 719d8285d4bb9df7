/** The hidden id of a box: whose it is, of which occurrence, and which one. */
export function boxId(cadence: string, date: string, slug: string): string {
  return `${cadence}/${date}/${slug}`;
}

/** Up to five words of a text as one word for an id; a later one that comes out the same gets a number. */
export function slugs(texts: readonly string[]): readonly string[] {
  const used = new Map<string, number>();
  return texts.map((text) => {
    const words = text
      .normalize("NFKD")
      .toLowerCase()
      .match(/[a-z0-9]+/g) ?? ["item"];
    const slug = words.slice(0, 5).join("-").slice(0, 48);
    const times = (used.get(slug) ?? 0) + 1;
    used.set(slug, times);
    return times === 1 ? slug : `${slug}-${times}`;
  });
}
