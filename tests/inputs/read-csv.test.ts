import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { readCsv } from "../../src/inputs/read-csv.ts";
import { aCsv } from "../support/builders.ts";

const YEAR = { from: "2026-01-01", to: "2026-12-31" };

const read = (text: string, change: Parameters<typeof aCsv>[0] = {}) =>
  readCsv(text, aCsv({ file: "data/x.csv", column: "v", ...change }), YEAR);

/** Days with their numbers, or the sentence that says why there are none. */
const seen = (text: string, change: Parameters<typeof aCsv>[0] = {}) => {
  const reading = read(text, change);
  return reading.kind === "unreadable"
    ? reading.because
    : reading.points.map(({ to, values }) => `${to}: ${values.join(" ")}`);
};

describe("a file of figures", () => {
  it.each([
    ["commas", "date,v\n2026-11-01,1.5\n2026-11-02,2\n"],
    ["a BOM", "\ufeffdate,v\n2026-11-01,1.5\n2026-11-02,2\n"],
    ["semicolons and decimal commas", "date;v\n2026-11-01;1,5\n2026-11-02;2\n"],
    ["tabs", "date\tv\n2026-11-01\t1.5\n2026-11-02\t2"],
    ["line ends of Windows", "date,v\r\n2026-11-01,1.5\r\n2026-11-02,2\r\n"],
    ["line ends of old", "date,v\r2026-11-01,1.5\r2026-11-02,2\r"],
    ["blanks around", " date , v \n 2026-11-01 , 1.5 \n2026-11-02, 2\n"],
    ["empty lines and rows", "date,v\n\n2026-11-01,1.5\n,\n2026-11-02,2\n\n"],
    ["quotes", '"date","v"\n"2026-11-01","1.5"\n2026-11-02,"2"\n'],
    ["quoted line ends and separators", 'note,date,v\n"a\nb, ""c""",2026-11-01,1.5\n"x",2026-11-02,2\n'],
    ["rows in no order", "date,v\n2026-11-02,2\n2026-11-01,1.5\n"],
    ["per cent signs", "date,v\n2026-11-01,1.5 %\n2026-11-02,2%\n"],
    ["instants", "date,v\n2026-11-01T08:00:00Z,1.5\n2026-11-02 09:00,2\n"],
    ["a day column of another name", "Day,v\n2026-11-01,1.5\n2026-11-02,2\n"],
  ])("with %s", (_, text) => {
    expect(seen(text)).toEqual(["2026-11-01: 1.5", "2026-11-02: 2"]);
  });

  it("leaves out what was not measured, and days that do not matter", () => {
    expect(seen("date,v\n2026-11-01,\n2026-11-02,2\n2025-12-31,nonsense\n2027-01-01,9\n")).toEqual(["2026-11-02: 2"]);
  });

  it("keeps all numbers of a day together, and what they are parts of", () => {
    const text = "date,v,all,plan\n2026-11-01,1,10,pro\n2026-11-01,2,20,free\n2026-11-01,3,30,pro\n";
    expect(read(text, { of: "all", sample: "all", where: { plan: "pro" } })).toMatchObject({
      points: [{ values: [1, 3], bases: [10, 30], samples: [10, 30], place: "line 4" }],
    });
  });

  it("is about weeks, months and quarters, too", () => {
    expect(seen("date,v\n2026-W53,1\n2026-02,2\n2026-Q4,3\n")).toEqual(["2026-02-28: 2", "2026-12-31: 3"]);
  });

  it("may have a column of any name, none of which is more than a name", () => {
    expect(seen("date,v,__proto__,constructor\n2026-11-01,1,2,3\n", { column: "__proto__" })).toEqual([
      "2026-11-01: 2",
    ]);
  });
});

describe("what is wrong with a file is said with its line", () => {
  it.each([
    ["date,v\n2026-11-01,1\n2026-11-02\n", "data/x.csv:3: this row has not as many cells as the first line."],
    ["date,v,v\n2026-11-01,1,2\n", 'data/x.csv:1: there are two columns called "v" (columns 2 and 3); rename one.'],
    ["date,w\n2026-11-01,1\n", 'data/x.csv:1: there is no column "v"; there are "date", "w".'],
    [
      "when,v\n2026-11-01,1\n",
      'data/x.csv:1: there is no column with the day (date, day, week, month, quarter, period); name yours with `date`. There are "when", "v".',
    ],
    ['date,v\n2026-11-01,"1\n', "data/x.csv:2: a quotation mark is opened and never closed."],
    [
      'date,v\n2026-11-01,1"2\n',
      "data/x.csv:2: a quotation mark stands inside a cell; write it twice, with the whole cell in quotation marks.",
    ],
    ["", "data/x.csv is empty."],
    [
      "date,v\n01.11.2026,1\n",
      'data/x.csv:2: "01.11.2026" in column "date" is no day Almanac can be sure of; write 2026-11-22, 2026-11, 2026-W47, 2026-Q4 or 2026-11-22T08:00.',
    ],
  ])("%j", (text, expected) => {
    expect(seen(text)).toBe(expected);
  });

  it("where a row was entered twice and would be added twice", () => {
    const text = "date,v\n2026-11-01,1\n2026-11-02,2\n2026-11-01,1\n";
    const twice =
      "data/x.csv:4: this row says the same as line 2, and would count twice; remove it, or add a column that tells the two apart.";
    expect(seen(text, { aggregate: "sum" })).toBe(twice);
    expect(seen("date,v\n2026-11-01,1\n2026-11-02,2\n2026-11-01,1\n2026-11-02,2\n", { aggregate: "sum" })).toBe(twice);
    // As often as it happened, something that has only a day is a list, too.
    const events = "date,v\n2026-11-01,1\n2026-11-01,1\n2026-11-01,1\n2026-11-02,1\n2026-11-02,1\n2026-11-03,1\n";
    expect(seen(events, { aggregate: "sum" })).toHaveLength(3);
    expect(seen(text, { aggregate: "count" })).toHaveLength(2);
    // The last value of a day stays what it is, and in a list of events alike ones are no mistake.
    expect(seen(text)).toEqual(["2026-11-01: 1 1", "2026-11-02: 2"]);
    expect(seen(`${text}2026-11-02,3\n`, { aggregate: "sum" })).toEqual(["2026-11-01: 1 1", "2026-11-02: 2 3"]);
  });

  it("with the name that was probably meant", () => {
    expect(seen("date,activation_rate\n2026-11-01,1\n", { column: "actvation_rate" })).toBe(
      'data/x.csv:1: there is no column "actvation_rate"; did you mean "activation_rate"?',
    );
  });

  it.each(["11/01/2026", "1 Nov 2026", "2026-13", "2026-02-30", "2026-W54", "2026-11-01T8:00", "20261101", "46327"])(
    "%s is no day",
    (day) => {
      expect(seen(`date,v\n2026-11-01,1\n${day},2\n`)).toContain(`data/x.csv:3: "${day}" in column "date" is no day`);
    },
  );

  it.each([
    "n/a",
    "1,234",
    "1.234.5",
    "€12",
    "=1+1",
    "0x10",
    "1e400",
    "NaN",
    "Infinity",
    "12345678901234567890",
    "@everyone",
  ])("%s is no number", (cell) => {
    expect(seen(`date,v\n2026-11-01,1\n2026-11-02,"${cell}"\n`)).toContain(
      `data/x.csv:3: "${cell}" in column "v" is no number`,
    );
  });
});

describe("whatever a file holds", () => {
  it("there is a reading, and every number in it is one", () => {
    const cell = fc.oneof(fc.string(), fc.constantFrom("2026-11-01", "1", '"', "\n", ",", "\u0000", "=1", "<b>"));
    fc.assert(
      fc.property(
        fc.array(fc.array(cell, { maxLength: 4 }), { maxLength: 6 }),
        fc.constantFrom(",", ";", "\t"),
        (rows, sign) => {
          const reading = read(["date,v", ...rows.map((row) => row.join(sign))].join("\n"));
          const numbers = reading.kind === "read" ? reading.points.flatMap(({ values }) => values) : [];
          expect(numbers.every((number) => Number.isFinite(number))).toBe(true);
        },
      ),
      { numRuns: 200 },
    );
  });

  it("a hundred thousand rows are added up as they are", () => {
    const rows = Array.from({ length: 100_000 }, (_, index) => `2026-11-0${1 + (index % 9)},${index},"user ${index}"`);
    const reading = read(`date,v,who\n${rows.join("\n")}\n`);
    const sum = reading.kind === "read" ? reading.points.flatMap(({ values }) => values).reduce((a, b) => a + b, 0) : 0;
    expect(sum).toBe((100_000 * 99_999) / 2);
  });
});
