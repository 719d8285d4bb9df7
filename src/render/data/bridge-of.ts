import { columnPlace } from "../../inputs/column-place.ts";
import { numberIn, rowsWithin, type Table, textIn } from "../../inputs/table.ts";
import { WrongFile } from "../../inputs/wrong-file.ts";
import type { DateRange } from "../../time/local-date.ts";
import type { Bridge } from "../chart/chart.ts";

/** Start and changes of a bridge, from the columns `what` and `amount`: the first row is where it starts, every other one a change. Undefined where nothing is about the period. */
export function bridgeOf(table: Table, period: DateRange): Pick<Bridge, "start" | "changes"> | undefined {
  const [what, amount] = [columnPlace("what", table.names), columnPlace("amount", table.names)];
  const [start, ...changes] = rowsWithin(table, period).map((row) => {
    const value = numberIn(row, amount, "amount");
    // A sum with a part that is not known is not known.
    if (value === undefined) throw new WrongFile(`:${row.line}: the amount is empty; without it the end is not known.`);
    return { label: textIn(row, what), value };
  });
  return start === undefined ? undefined : { start, changes };
}
