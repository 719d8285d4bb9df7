import { columnPlace, DATE_COLUMNS } from "../../inputs/column-place.ts";
import { numberIn, stretchIn, type Table, textIn } from "../../inputs/table.ts";
import { WrongFile } from "../../inputs/wrong-file.ts";
import { safeText } from "../../markdown/safe-text.ts";
import type { DateRange } from "../../time/local-date.ts";
import { amountWords } from "../../metrics/amount-words.ts";
import { tableOf } from "../table-of.ts";

type Measured = {
  readonly to: string;
  readonly value: number;
  readonly unit: string;
  readonly better: "less" | "more";
};

/** Benchmarks from the columns `benchmark`, a day, `value` and, where they are known, `unit` and `better` (`less` where nothing is said): the newest of the period beside the newest of the time before, the worst first. What became worse by more than `tolerance` per cent is called a regression. Undefined where nothing was measured in the period. */
export function benchmarkTable(table: Table, period: DateRange, tolerance: number): string | undefined {
  const rows = [...byBenchmark(table)].flatMap(([name, all]) => {
    const now = all.findLast(({ to }) => period.from <= to && to <= period.to);
    const before = all.findLast(({ to }) => to < period.from);
    if (now === undefined) return [];
    const worse = before === undefined || before.value === 0 ? undefined : worseBy(before, now);
    return [{ name, now, before, worse }];
  });
  const cells = rows
    .toSorted((a, b) => (b.worse ?? 0) - (a.worse ?? 0) || (a.name < b.name ? -1 : 1))
    .map(({ name, now, before, worse }) => [
      safeText(name, { limit: 80 }),
      withUnit(now),
      before === undefined ? "no data" : withUnit(before),
      worse === undefined ? "" : verdict(worse, tolerance),
    ]);
  return tableOf(["Benchmark", "Now", "Before", ""], cells);
}

function byBenchmark({ names, rows }: Table): ReadonlyMap<string, readonly Measured[]> {
  const date = names.find((name) => DATE_COLUMNS.includes(name.toLowerCase())) ?? "date";
  const [who, when, what] = [columnPlace("benchmark", names), columnPlace(date, names), columnPlace("value", names)];
  const place = (name: string) => names.findIndex((one) => one.toLowerCase() === name);
  const [unit, better] = [place("unit"), place("better")];
  const measured = rows.flatMap((row): readonly (Measured & { readonly name: string })[] => {
    const [stretch, value] = [stretchIn(row, when, date), numberIn(row, what, "value")];
    if (stretch === undefined || value === undefined) return [];
    const direction = better < 0 ? "" : textIn(row, better);
    if (direction !== "" && direction !== "less" && direction !== "more")
      throw new WrongFile(`:${row.line}: "better" is \`less\` or \`more\`.`);
    const known = {
      unit: unit < 0 ? "" : textIn(row, unit),
      better: direction === "more" ? direction : "less",
    } as const;
    return [{ name: textIn(row, who), to: stretch.to, value, ...known }];
  });
  const inOrder = measured.toSorted((a, b) => (a.to < b.to ? -1 : a.to > b.to ? 1 : 0));
  return Map.groupBy(inOrder, ({ name }) => name);
}

/** By how many per cent it became worse; less than nothing where it became better. */
function worseBy(before: Measured, now: Measured): number {
  const change = ((now.value - before.value) / Math.abs(before.value)) * 100;
  return now.better === "less" ? change : -change;
}

function verdict(worse: number, tolerance: number): string {
  const size = amountWords(Math.abs(Number(worse.toFixed(1))), "percent");
  if (worse > tolerance) return `❌ ${size} worse`;
  if (worse < -tolerance) return `✅ ${size} better`;
  return Number(worse.toFixed(1)) === 0 ? "unchanged" : `${size} ${worse > 0 ? "worse" : "better"}`;
}

function withUnit({ value, unit }: Measured): string {
  return `${amountWords(value, "count")}${unit === "" ? "" : `\u00a0${safeText(unit, { limit: 20 })}`}`;
}
