import type { Arm } from "../../analysis/judge-experiment.ts";
import { columnPlace } from "../../inputs/column-place.ts";
import { numberIn, type Row, stretchIn, type Table, textIn } from "../../inputs/table.ts";
import { WrongFile } from "../../inputs/wrong-file.ts";
import type { DateRange, LocalDate } from "../../time/local-date.ts";

/** An experiment as a file tells it: its sides, the first of them the control, and what was decided. */
export type Experiment = {
  readonly name: string;
  readonly arms: readonly Arm[];
  readonly planned: number | undefined;
  readonly ended: LocalDate | undefined;
  readonly decision: string;
  readonly by: string;
  readonly on: LocalDate | undefined;
  /** Where its first row stands. */
  readonly line: number;
};

/**
 * The experiments that ran in a period, in the order of the file. A row is a side: `experiment`, `arm`, `users`,
 * `conversions`; and on any row of an experiment, where known, `planned` users a side, `share` of the users it should
 * get, `started`, `ended`, `decision`, `by` and `on`.
 */
export function experimentsOf(table: Table, period: DateRange): readonly Experiment[] {
  const at = (name: string): number => columnPlace(name, table.names);
  const maybe = (name: string): number => (table.names.includes(name) ? at(name) : -1);
  const [experiment, arm, users, conversions] = [at("experiment"), at("arm"), at("users"), at("conversions")];
  const [planned, share, decision, by] = [maybe("planned"), maybe("share"), maybe("decision"), maybe("by")];
  const groups = new Map<string, [Row, ...Row[]]>();
  for (const row of table.rows) {
    const name = textIn(row, experiment);
    const known = groups.get(name);
    if (known === undefined) groups.set(name, [row]);
    else known.push(row);
  }
  const day = (rows: readonly Row[], name: string): DateRange | undefined =>
    first(rows, (row) => stretchIn(row, maybe(name), name));
  return [...groups].flatMap(([name, rows]) => {
    const [started, ended] = [day(rows, "started"), day(rows, "ended")];
    if ((started !== undefined && started.from > period.to) || (ended !== undefined && ended.to < period.from))
      return [];
    return [
      {
        name,
        arms: rows.map((row) => ({
          name: textIn(row, arm),
          users: count(row, users, "users"),
          hits: count(row, conversions, "conversions"),
          share: part(row, share),
        })),
        planned: first(rows, (row) => numberIn(row, planned, "planned")),
        ended: ended !== undefined && ended.to <= period.to ? ended.to : undefined,
        decision: first(rows, (row) => textIn(row, decision) || undefined) ?? "",
        by: first(rows, (row) => textIn(row, by) || undefined) ?? "",
        on: day(rows, "on")?.to,
        line: rows[0].line,
      },
    ];
  });
}

function first<T>(rows: readonly Row[], of: (row: Row) => T | undefined): T | undefined {
  for (const row of rows) {
    const found = of(row);
    if (found !== undefined) return found;
  }
  return undefined;
}

/** A whole number of users; nothing written is none yet. */
function count(row: Row, at: number, name: string): number {
  const number = numberIn(row, at, name) ?? 0;
  if (Number.isInteger(number) && number >= 0) return number;
  throw new WrongFile(`:${row.line}: "${textIn(row, at)}" in column "${name}" is no number of users.`);
}

/** The share of users a side should get, in any unit; one part each where nothing is written. */
function part(row: Row, at: number): number {
  const number = numberIn(row, at, "share") ?? 1;
  if (number > 0) return number;
  throw new WrongFile(`:${row.line}: "${textIn(row, at)}" in column "share" is no share of the users.`);
}
