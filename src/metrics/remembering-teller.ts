import { type Recorded, recordedIn } from "./history.ts";
import type { Said, Teller } from "./teller.ts";
import type { LocalDate } from "../time/local-date.ts";

/** A teller that was asked for the days from `since` on only: of windows before, it says what was recorded of them. */
export function rememberingTeller(
  teller: Teller,
  history: readonly Recorded[],
  metric: string,
  since: LocalDate,
): Teller {
  return {
    ...teller,
    tell: (window) => {
      if (window.from >= since) return teller.tell(window);
      const record = recordedIn(history, metric, window);
      return record === undefined ? { kind: "silent" } : saidOf(record);
    },
  };
}

/** A teller that only knows how it is at the moment: of days before, it says what was recorded of them. */
export function recallingTeller(teller: Teller, history: readonly Recorded[], metric: string): Teller {
  const mine = history.filter((record) => record.metric === metric).toSorted((a, b) => (a.to < b.to ? -1 : 1));
  const days = teller.days === "all" ? [] : teller.days;
  return {
    ...teller,
    days: [...new Set([...mine.map(({ to }) => to), ...days])].toSorted(),
    tell: (window) => {
      const said = teller.tell(window);
      const record = mine.findLast(({ from, to }) => window.from <= from && to <= window.to);
      return said.kind === "silent" && record !== undefined ? saidOf(record) : said;
    },
  };
}

function saidOf({ value, sample, asOf, recorded }: Recorded): Said {
  return { kind: "said", value, sample, asOf, steps: [`Recorded on ${recorded}.`] };
}
