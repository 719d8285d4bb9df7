import { DATE_COLUMNS } from "../../inputs/column-place.ts";
import { numberIn, type Table, textIn } from "../../inputs/table.ts";
import { parseStretch } from "../../inputs/parse-stretch.ts";
import { WrongFile } from "../../inputs/wrong-file.ts";
import type { DateRange } from "../../time/local-date.ts";
import { monthName } from "../../time/format.ts";
import type { HeatMap } from "../chart/chart.ts";

/** A table as a heat map: the first column names the rows, every other one holds numbers. Cohorts that began after the period are left out. */
export function cohortsOf({ names, rows }: Table, period: DateRange): Pick<HeatMap, "columns" | "rows"> {
  const [first = "", ...columns] = names;
  if (columns.length === 0)
    throw new WrongFile(
      ` needs a first column with the cohorts (${DATE_COLUMNS[2]}, month or a name) and others with numbers.`,
    );
  return {
    columns,
    rows: rows.flatMap((row) => {
      const name = textIn(row, 0);
      const began = parseStretch(name);
      if (name === "" || (began !== undefined && began.from > period.to)) return [];
      return [
        { label: labelOf(name), values: columns.map((column, index) => numberIn(row, index + 1, column || first)) },
      ];
    }),
  };
}

/** `Oct 2026` for `2026-10`; everything else as it is written. */
function labelOf(name: string): string {
  return /^\d{4}-(?:0[1-9]|1[0-2])$/.test(name) ? `${monthName(`${name}-01`).slice(0, 3)} ${name.slice(0, 4)}` : name;
}
