import { CsvError, parse } from "csv-parse/sync";
import fc from "fast-check";
import { expect, it } from "vitest";
import { walkCsv } from "../../src/inputs/walk-csv.ts";

/** The rows the library finds, with their lines, or the line of what is wrong. */
function byLibrary(text: string, delimiter: string): unknown {
  const rows: unknown[] = [];
  try {
    parse(text, {
      bom: true,
      delimiter,
      skip_empty_lines: true,
      on_record: (cells: readonly string[], { lines }: { readonly lines: number }) => {
        if (cells.some((cell) => cell.trim() !== "")) rows.push([...cells, lines]);
        return null;
      },
    });
  } catch (error) {
    if (error instanceof CsvError) return `line ${String(error["lines"])}`;
    throw error;
  }
  return rows;
}

function byUs(text: string): unknown {
  const rows: unknown[] = [];
  const wrong = walkCsv(text, "x.csv", (cells, line) => rows.push([...cells, line]));
  return wrong === undefined ? rows : `line ${/^x\.csv:(\d+):/.exec(wrong)?.[1] ?? ""}`;
}

it("a file without quotation marks is read as the library reads it, line by line, whatever ends its lines", () => {
  const cell = fc.stringMatching(/^[a-z0-9 .;-]{0,6}$/).map((text) => text.replaceAll(";", " "));
  const row = fc.array(cell, { minLength: 2, maxLength: 4 }).map((cells) => cells.join(","));
  const lines = fc.array(fc.oneof(row, row, fc.constant("")), { maxLength: 8 });
  const ends = fc.constantFrom("\n", "\r\n");
  fc.assert(
    fc.property(lines, ends, fc.boolean(), fc.boolean(), (rest, end, bom, last) => {
      const text = `${bom ? "\ufeff" : ""}${["day,value", ...rest].join(end)}${last ? end : ""}`;
      expect(byUs(text)).toEqual(byLibrary(text, ","));
    }),
    { numRuns: 300 },
  );
});

it("a file whose lines end in several ways is the library's", () => {
  const text = "day,value\r\n2026-11-01,1\n2026-11-02,2\r\n";
  expect(byUs(text)).toEqual(byLibrary(text, ","));
});
