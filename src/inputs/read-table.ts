import type { Row, TableReading } from "./table.ts";
import { walkCsv } from "./walk-csv.ts";
import { WrongFile } from "./wrong-file.ts";

/** Most rows of a file that becomes a picture. */
const MOST = 10_000;

/** The text of a CSV file as a table. Import this file late: it brings its parser along. */
export function readTable(text: string, file: string): TableReading {
  let names: readonly string[] | undefined;
  const rows: Row[] = [];
  const because = walkCsv(text, file, (cells, line, decimalComma) => {
    if (names === undefined) names = cells.map((cell) => cell.trim());
    else rows.push({ cells, line, decimalComma });
    if (rows.length > MOST)
      throw new WrongFile(` has more than ${MOST} rows, too many for a picture; sum them up first.`);
  });
  if (because !== undefined) return { because };
  return names === undefined ? { because: `${file} is empty.` } : { names, rows };
}
