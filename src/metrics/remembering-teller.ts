import { type Recorded, recordedIn } from "./history.ts";
import type { Teller } from "./teller.ts";
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
      if (record === undefined) return { kind: "silent" };
      const { value, sample, asOf, recorded } = record;
      return { kind: "said", value, sample, asOf, steps: [`Recorded on ${recorded}.`] };
    },
  };
}
