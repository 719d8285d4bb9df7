import { expect, it } from "vitest";
import { spreadOf } from "../../src/analysis/quantile.ts";
import { saidOfDurations } from "../../src/metrics/said-of-durations.ts";
import { tailOf } from "../../src/metrics/tail-of.ts";
import { tailWords } from "../../src/metrics/tail-words.ts";

const MINUTE = 60_000;
const minutes = (...lengths: readonly number[]) => lengths.map((length) => length * MINUTE);
const ten = minutes(10, 20, 30, 40, 50, 60, 70, 80, 90, 100);

it.each([
  [minutes(11, 155), "longest 2\u00a0h 35\u00a0min"],
  [ten.slice(1), "longest 1\u00a0h 40\u00a0min"],
  [ten, "nine of ten within 1\u00a0h 31\u00a0min"],
])("tells the longest of fewer than ten, and what nine of ten kept of more", (lengths, words) => {
  const spread = spreadOf(lengths);
  expect(spread && tailWords(tailOf(spread))).toBe(words);
});

it("keeps the 90th percentile of few for programs, and says how it was told to people", () => {
  const said = saidOfDurations(minutes(11, 155), "2026-11-30", { what: "Incidents", none: "", more: [] });
  expect(said).toMatchObject({ p90: 140.6 * MINUTE, longest: 155 * MINUTE });
  expect(said.kind === "said" && said.steps.at(-1)).toBe(
    "The median is 1\u00a0h 23\u00a0min, longest 2\u00a0h 35\u00a0min.",
  );
});

it("says nothing of a far end that nobody measured", () => {
  expect(tailWords({})).toBeUndefined();
});
