import { wordsOf } from "./words-of.ts";

/** What reports are compared by. */
export type Comparable = {
  readonly title: string;
  readonly service: string | undefined;
  readonly labels: readonly string[];
};

/** How much two reports seem to be about the same, from 0 to 1; the same whichever comes first. Where both name their service and differ, it is 0. */
export function similarity(a: Comparable, b: Comparable): number {
  const [one, other] = [plain(a.service), plain(b.service)];
  if (one !== undefined && other !== undefined && one !== other) return 0;
  const area = (one !== undefined && one === other) || shared(areasOf(a), areasOf(b)) > 0;
  return overlap(wordsOf(a.title), wordsOf(b.title)) * (1 - AREA) + (area ? AREA : 0);
}

/** What the same area is worth: alone it makes nothing the same. */
const AREA = 0.4;

/** Labels that say where something is, like `area/checkout`; others say what is to be done with it. */
export function areasOf({ labels }: Pick<Comparable, "labels">): ReadonlySet<string> {
  return new Set(
    labels.map((label) => label.toLowerCase()).filter((label) => /^(?:area|service|component)[/:]/.test(label)),
  );
}

/** Words that both have, by the smaller number of words: a short report of the same is no different one. */
function overlap(a: ReadonlySet<string>, b: ReadonlySet<string>): number {
  const fewest = Math.min(a.size, b.size);
  return fewest === 0 ? 0 : shared(a, b) / fewest;
}

function shared(a: ReadonlySet<string>, b: ReadonlySet<string>): number {
  return [...a].filter((word) => b.has(word)).length;
}

function plain(service: string | undefined): string | undefined {
  const name = service?.trim().toLowerCase();
  return name === "" ? undefined : name;
}
