import type { LocalDate } from "../time/local-date.ts";

/** So long the words of a path may be. */
const LONGEST = 50;

/** Where the post-mortem of an incident stands: `postmortems/2026/2026-11-21-checkout-is-down.md`. Nothing of a foreign title but letters, digits and hyphens gets there. */
export function postMortemPath(date: LocalDate, title: string, incident: number): string {
  const words = title
    .normalize("NFKD")
    .toLowerCase()
    .replace(/ß/g, "ss")
    .replace(/\p{M}/gu, "")
    .replace(/[^a-z0-9]+/g, "-")
    .slice(0, LONGEST + 1);
  // A word is not cut where another stands before it.
  const whole = words.length > LONGEST ? words.slice(0, Math.max(words.lastIndexOf("-"), LONGEST / 2)) : words;
  const slug = whole.replace(/^-+|-+$/g, "");
  return `postmortems/${date.slice(0, 4)}/${date}-${slug === "" ? `incident-${incident}` : slug}.md`;
}
