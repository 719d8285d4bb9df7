import type { Target } from "../playbook/parse-target.ts";
import { formatDate, monthName } from "../time/format.ts";
import { type Figure, valueOf } from "./figure.ts";
import { formatAmount } from "./format-amount.ts";
import { decimalsFor } from "./format-target.ts";
import { judge } from "./judge.ts";

/** What a table shows of a figure, `61.8 %`, `no data` or `stale`; never an old number as if it were today's. */
export function formatFigure(figure: Figure, target: Target | undefined): string {
  if (figure.kind === "stale") return "stale";
  if (figure.kind === "no-data") return "no data";
  const value = valueOf(figure) ?? 0;
  // Rounding must not carry a figure over its target: 99.899 is not "99.90, above 99.9".
  for (let decimals = decimalsFor(target); ; decimals += 1) {
    const rounded = Number(value.toFixed(decimals));
    const bound = boundOf(target);
    const same = bound === undefined || Math.sign(rounded - bound) === Math.sign(value - bound);
    if (same || figure.unit === "millis" || decimals >= 5) return formatAmount(value, figure.unit, decimals);
  }
}

function boundOf(target: Target | undefined): number | undefined {
  if (target === undefined) return undefined;
  if (target.kind === "bound") return target.amount.value;
  return target.kind === "gain" ? target.percent : 1;
}

/** The symbol before a figure; it never stands without a number or a word. */
export function symbolOf(figure: Figure, target: Target | undefined): string {
  if (figure.kind === "stale") return "⏳";
  if (figure.kind === "no-data") return "⚪";
  const status = judge(figure, target);
  return status === "met" ? "✅" : status === "missed" ? "❌" : "▫️";
}

/** What a figure is about, in a word or two: `October`, `2026-W47`, `30 days`. */
export function windowWords({ window }: Figure): string {
  const { key, from, to } = window;
  if (/^\d{4}-\d{2}$/.test(key)) return `${monthName(from)} ${key.slice(0, 4)}`;
  if (from === to) return formatDate(to, { year: true });
  if (!key.includes("..")) return key;
  return `${(Date.parse(to) - Date.parse(from)) / 86_400_000 + 1} days`;
}
