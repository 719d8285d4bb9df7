import { type AnytimeRange, confidenceSequence } from "./confidence-sequence.ts";
import { type Fit, goodnessOfFit } from "./goodness-of-fit.ts";
import { type Rate, rateOf } from "./rate.ts";

/** One side of an experiment: how many were in it, and how many of them did what is hoped for. */
export type Arm = { readonly name: string; readonly users: number; readonly hits: number; readonly share: number };

/** What an experiment says so far. */
export type ExperimentResult =
  /** Somebody has no users yet, or more hits than users: nothing can be said. */
  | { readonly kind: "unmeasured" }
  /** The users were not split as planned, so something is broken and the numbers must not be used. */
  | { readonly kind: "uneven"; readonly fit: Fit }
  | { readonly kind: "measured"; readonly fit: Fit; readonly control: Rate; readonly against: readonly Comparison[] };

/** A variant against the control, with a range that holds however often somebody looks. */
export type Comparison = {
  readonly name: string;
  readonly rate: Rate;
  readonly range: AnytimeRange;
  readonly verdict: "better" | "worse" | "undecided";
  /** Whether both sides have as many as were planned; undefined without a plan. */
  readonly complete: boolean | undefined;
};

/** A split as unlikely as this is no chance (Kohavi, Tang and Xu). */
const SUSPICIOUS = 0.001;

/** Where the range is narrowest if nobody said how many are planned. */
const USUAL = 5000;

/** The first arm against every other: the split is tested before anything else, because no result of a broken split is one. `planned` is the number a side. */
export function judgeExperiment(arms: readonly Arm[], planned: number | undefined): ExperimentResult {
  const [control, ...variants] = arms.map(({ users, hits }) => rateOf(hits, users));
  const rates = variants.filter((rate) => rate !== undefined);
  if (control === undefined || rates.length === 0 || rates.length < variants.length) return { kind: "unmeasured" };
  const fit = goodnessOfFit(
    arms.map(({ users }) => users),
    arms.map(({ share }) => share),
  );
  if (fit === undefined) return { kind: "unmeasured" };
  if (fit.p < SUSPICIOUS) return { kind: "uneven", fit };
  // Several variants have several chances to look better by luck.
  const significance = 0.05 / rates.length;
  return {
    kind: "measured",
    fit,
    control,
    against: rates.map((rate, index) => {
      const range = confidenceSequence(control, rate, { planned: planned ?? USUAL, significance });
      return {
        name: arms[index + 1]?.name ?? "",
        rate,
        range,
        verdict: range.low > 0 ? "better" : range.high < 0 ? "worse" : "undecided",
        complete: planned === undefined ? undefined : Math.min(control.n, rate.n) >= planned,
      };
    }),
  };
}
