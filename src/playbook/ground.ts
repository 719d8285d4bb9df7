import { InvariantError } from "../errors.ts";
import { type LocatedMap, type Path, nodeAt, positionOf } from "./located.ts";
import type { Source } from "./playbook.ts";
import { type Written, monthNames } from "./schema.ts";

/** A merged playbook of the right form, before its parts are known to fit together. */
export type Ground = {
  readonly written: Written;
  /** The same with positions. */
  readonly root: LocatedMap;
  /** Lowest first. */
  readonly layers: readonly { readonly name: string; readonly root: LocatedMap }[];
  /** The file of the highest layer. */
  readonly file: string;
  /** Paths of what was left out because its form is wrong. */
  readonly left: readonly Path[];
};

/** A section whose rows have ids. */
export type Rows<Row> = Readonly<Record<string, Row | "off">>;

/** The rows of a section that are in force, ordered by id. */
export function rowsInForce<Row>(section: Rows<Row> | undefined): readonly (readonly [string, Row])[] {
  return Object.entries(section ?? {})
    .flatMap(([id, row]): (readonly [string, Row])[] => (row === "off" ? [] : [[id, row]]))
    .sort(([a], [b]) => (a < b ? -1 : 1));
}

/** The file and line where a path was written last. */
export function sourceOf(ground: Ground, path: Path): Source {
  const { file, line } = positionOf(ground.root, path);
  return { file, line };
}

/** Whether both keys were written, by the same layer. */
export function writtenTogether(ground: Ground, row: Path, one: string, other: string): boolean {
  const [a, b] = [
    [...row, one],
    [...row, other],
  ];
  if (nodeAt(ground.root, a) === undefined || nodeAt(ground.root, b) === undefined) return false;
  return positionOf(ground.root, a).file === positionOf(ground.root, b).file;
}

/** The month (1 to 12) in which the fiscal year begins; January where nothing is said. */
export function fiscalYearStart(written: Written): number {
  const month = written["fiscal-year-start"];
  return month === undefined ? 1 : monthNames.indexOf(month) + 1;
}

/** A value that a rule has made sure of. */
export function sure<T>(value: T | undefined, what: string): T {
  if (value === undefined) throw new InvariantError(`${what} is missing although its rule was kept`);
  return value;
}

/** One or many as many. */
export function many<T>(value: T | readonly T[] | undefined): readonly T[] {
  if (value === undefined) return [];
  return isList(value) ? value : [value];
}

function isList<T>(value: T | readonly T[]): value is readonly T[] {
  return Array.isArray(value);
}
