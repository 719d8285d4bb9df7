import { scaleLinear } from "d3-scale";
import { formatNumber } from "../../metrics/format-number.ts";
import type { Unit } from "./chart.ts";

/** A value on the axis and how it is written there. */
export type Tick = { readonly value: number; readonly label: string };

/** What an axis covers, and the round values on it. */
export type ValueAxis = { readonly low: number; readonly high: number; readonly ticks: readonly Tick[] };

/** Beyond this a coordinate is no longer a number; nothing that is measured comes near. */
const FARTHEST = 1e15;

/** Less than this is nothing on any axis. */
const NEAREST = 1e-9;

/** An axis that holds all values with some air and begins and ends at round ones; `zero` keeps nothing in sight, as lengths need it. */
export function valueAxis(values: readonly number[], unit: Unit, zero: "zero" | "anywhere"): ValueAxis {
  const [low, high] = aired(values.map(withinReach), unit, zero);
  const scale = scaleOf(unit, high, low);
  // No lines between one incident and two.
  const least = unit === "count" && values.every(Number.isInteger) ? 1 / scale.size : 0;
  const [from, to, step] = roundEnds(low / scale.size, high / scale.size, scale.steps, least);
  const ticks = Array.from({ length: Math.round((to - from) / step) + 1 }, (_, index) => from + index * step);
  const digits = Math.max(0, -Math.floor(Math.log10(step) + 1e-9));
  return {
    low: from * scale.size,
    high: to * scale.size,
    ticks: ticks.map((value) => ({
      value: value * scale.size,
      label: `${formatNumber(value, Math.min(digits, 8))}${value === 0 ? scale.unit : scale.letter + scale.unit}`,
    })),
  };
}

/** A number that can be placed: neither too far off, nor so near to zero or to another one that no round values lie between. */
export function withinReach(value: number): number {
  if (Math.abs(value) < NEAREST) return 0;
  return Number(Math.max(-FARTHEST, Math.min(FARTHEST, value)).toPrecision(10));
}

/** Room above and below, but none where nothing can be: below nothing and above all of something. */
function aired(values: readonly number[], unit: Unit, zero: "zero" | "anywhere"): readonly [number, number] {
  const all = zero === "zero" || values.length === 0 ? [...values, 0] : values;
  const [least, most] = [Math.min(...all), Math.max(...all)];
  const air = most > least ? (most - least) * 0.06 : Math.abs(most) * 0.1 || 1;
  const low = zero === "zero" && least === 0 ? 0 : least - air;
  const high = zero === "zero" && most === 0 && least < 0 ? 0 : most + air;
  return [least >= 0 ? Math.max(0, low) : low, unit === "percent" && most <= 100 ? Math.min(100, high) : high];
}

/** How an axis counts: in what, written how, and in which steps where it has its own. */
type Scale = {
  readonly size: number;
  readonly letter: string;
  readonly unit: string;
  readonly steps: readonly number[];
};

const SECONDS = { size: 1000, letter: "", unit: "\u00a0s", steps: [1, 2, 5, 10, 15, 20, 30, 60] };
const MINUTES = { size: 60_000, letter: "", unit: "\u00a0min", steps: [1, 2, 5, 10, 15, 20, 30, 60] };
const HOURS = { size: 3_600_000, letter: "", unit: "\u00a0h", steps: [1, 2, 3, 4, 6, 12, 24] };
const DAYS = { size: 86_400_000, letter: "", unit: "\u00a0d", steps: [1, 2, 7, 14, 28] };

const SIGNS = { percent: "\u00a0%", ratio: ":1", count: "" };

function scaleOf(unit: Unit, high: number, low: number): Scale {
  const most = Math.max(Math.abs(high), Math.abs(low));
  if (unit === "millis") {
    if (most <= 120 * SECONDS.size) return SECONDS;
    if (most <= 180 * MINUTES.size) return MINUTES;
    return most <= 72 * HOURS.size ? HOURS : DAYS;
  }
  const [size, letter] = most >= 1e9 ? [1e9, "bn"] : most >= 1e6 ? [1e6, "M"] : most >= 1e4 ? [1e3, "k"] : [1, ""];
  return { size, letter, unit: SIGNS[unit], steps: [] };
}

/** Ends and step of about four round parts: ours where the unit has its own round numbers, else of ones, twos and fives. */
function roundEnds(
  low: number,
  high: number,
  steps: readonly number[],
  least: number,
): readonly [number, number, number] {
  const raw = (high - low) / 4;
  const [finest = Number.POSITIVE_INFINITY] = steps;
  const own = raw < least ? least : raw > finest / 2 ? steps.find((step) => step >= raw * 0.8) : undefined;
  if (own !== undefined) return [Math.floor(low / own) * own, Math.ceil(high / own) * own, own];
  for (const parts of [4, 3, 2]) {
    const scale = scaleLinear().domain([low, high]).nice(parts);
    const [from = low, to = high] = scale.domain();
    const [first = from, second = to, ...rest] = scale.ticks(parts);
    if (rest.length <= 4 || parts === 2) return [from, to, second - first || 1];
  }
  return [low, high, high - low || 1];
}
