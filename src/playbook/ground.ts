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

/** Whether a key of a row was written by a higher layer than another one of it. */
export function isNewer(ground: Ground, row: Path, key: string, than: string): boolean {
  const lower = layerOf(ground, [...row, than]);
  return lower >= 0 && layerOf(ground, [...row, key]) > lower;
}

/** The rank of the highest layer that writes a path, counted from 0; -1 where none does. */
export function layerOf(ground: Ground, path: Path): number {
  return ground.layers.findLastIndex(({ root }) => nodeAt(root, path) !== undefined);
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
