import { type Instant, toMillis } from "../../time/instant.ts";
import { type Comparable, similarity } from "./similarity.ts";

/** An incident as others see it. */
export type Neighbour = Comparable & { readonly number: number; readonly at: Instant };

/** Open incidents that may be the same as this one, the likeliest first, three at most; reported within two hours of it. They are offered to people: nothing is merged by itself. */
export function likelyDuplicates<T extends Neighbour>(incident: Neighbour, open: readonly T[]): readonly T[] {
  const near = open.filter(
    (other) => other.number !== incident.number && Math.abs(toMillis(other.at) - toMillis(incident.at)) <= WINDOW,
  );
  return nearest(incident, near, LIKELY, 3);
}

/** Past incidents that resemble this one, the most similar first and of equal ones the newest; two at most. */
export function similarBefore<T extends Neighbour>(incident: Neighbour, past: readonly T[]): readonly T[] {
  const before = past.filter((other) => other.number !== incident.number && other.at < incident.at);
  return nearest(incident, before, RELATED, 2);
}

const WINDOW = 2 * 3_600_000;
/** Half of the words in common, or fewer in the same area. */
const LIKELY = 0.5;
/** The same area will do. */
const RELATED = 0.4;

function nearest<T extends Neighbour>(
  incident: Neighbour,
  others: readonly T[],
  least: number,
  most: number,
): readonly T[] {
  return others
    .map((other) => ({ other, likeness: similarity(incident, other) }))
    .filter(({ likeness }) => likeness >= least)
    .sort(
      (a, b) =>
        b.likeness - a.likeness ||
        (a.other.at === b.other.at ? a.other.number - b.other.number : a.other.at > b.other.at ? -1 : 1),
    )
    .slice(0, most)
    .map(({ other }) => other);
}
