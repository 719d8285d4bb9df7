import { InputError } from "../../errors.ts";
import { madeOf, type Table, type TableReading } from "../../inputs/table.ts";
import type { DirectiveUse } from "../../markdown/directive.ts";
import { safeText } from "../../markdown/safe-text.ts";
import { parsePath } from "../../playbook/parse-path.ts";
import type { Period } from "../../time/period.ts";
import type { Chart } from "../chart/chart.ts";
import { chartTable } from "../chart/chart-table.ts";
import type { Shown } from "../figures/figure-directives.ts";
import { sentence } from "../sentence.ts";
import { barsOf, rankingOf } from "./amounts-of.ts";
import { benchmarkTable } from "./benchmark-table.ts";
import { bridgeOf } from "./bridge-of.ts";
import { cohortsOf } from "./cohorts-of.ts";
import { experimentWords } from "./experiment-words.ts";
import { experimentsOf } from "./experiments-of.ts";
import { funnelOf } from "./funnel-of.ts";

/** What the pictures of files in a report are made of. */
export type DataFiles = {
  /** A file of the repository as a table. */
  readonly table: (path: string) => TableReading;
  readonly draw: (chart: object) => string;
};

/** The directives that show a file, with their attributes. */
export const dataDirectives = {
  funnel: ["file", "title", "empty"],
  bridge: ["file", "title", "end", "better", "empty"],
  cohorts: ["file", "title", "empty"],
  experiments: ["file", "empty"],
  benchmarks: ["file", "tolerance", "empty"],
  bars: ["file", "value", "title", "of", "empty"],
  ranking: ["file", "name", "value", "title", "of", "empty"],
} as const satisfies Readonly<Record<string, readonly string[]>>;

/** Whether a text is the path of a file inside the repository. */
export function isFilePath(text: string): boolean {
  try {
    return parsePath(text) === text;
  } catch (error) {
    if (error instanceof InputError) return false;
    throw error;
  }
}

/** `::funnel{file="data/funnel.csv"}` and the like: a picture of a CSV file beside the report, its numbers in a table. */
export function showData(use: DirectiveUse, { table, draw }: DataFiles, period: Period): Shown {
  const { file, empty } = use.attributes;
  if (file === undefined || !isFilePath(file))
    return { wrong: `\`::${use.name}\` needs the \`file\` it shows, like \`data/${use.name}.csv\`.` };
  const { tolerance = "5" } = use.attributes;
  if (!/^\d{1,2}$/.test(tolerance)) return { wrong: "`tolerance` is a whole number of per cent below 100." };
  const read = table(file);
  if (read === undefined) return { text: empty === "hide" ? undefined : sentence(`There is no file \`${file}\` yet.`) };
  const made = "because" in read ? read : madeOf(read, file, (known) => shownOf(use, known, period));
  if ("because" in made) return { text: sentence(made.because) };
  const { value } = made;
  if (value === undefined) return { text: sentence(`\`${file}\` holds nothing about ${period.key}.`) };
  if (typeof value === "string") return { text: value };
  const name = `${period.key}-${use.name}-${slug(file)}.svg`;
  const title = safeText(value.title);
  return {
    text: `![${title}](${name})\n\n<details><summary>${title} in numbers</summary>\n\n${chartTable(value)}\n\n</details>`,
    picture: { name, svg: draw(value) },
  };
}

/** The chart or the text a directive makes of a table; undefined where nothing is about the period. */
function shownOf({ name, attributes }: DirectiveUse, table: Table, period: Period): Chart | string | undefined {
  const { file = "", title, end = "Now", better } = attributes;
  const head = { note: `${file}, ${period.key}`, of: undefined };
  if (name === "funnel") {
    const points = funnelOf(table, period);
    return points.length === 0
      ? undefined
      : { ...head, kind: "funnel", title: title ?? "Funnel", unit: "count", points };
  }
  if (name === "bridge") {
    const found = bridgeOf(table, period);
    if (found === undefined) return undefined;
    const good = better === "less" ? "less" : "more";
    return { ...head, ...found, kind: "bridge", title: title ?? "What changed", unit: "count", end, better: good };
  }
  if (name === "cohorts") {
    const found = cohortsOf(table, period);
    if (found.rows.length === 0) return undefined;
    const note = `${file}, in per cent`;
    return { ...head, ...found, note, kind: "heat-map", title: title ?? "Cohorts", unit: "percent" };
  }
  if (name === "benchmarks") return benchmarkTable(table, period, Number(attributes["tolerance"] ?? "5"));
  if (name === "bars" || name === "ranking") {
    const { value = name === "bars" ? "amount" : "count", of } = attributes;
    const points =
      name === "bars" ? barsOf(table, value, period) : rankingOf(table, attributes["name"] ?? "name", value, period);
    return points.length === 0
      ? undefined
      : name === "bars"
        ? { ...head, kind: "bars", title: title ?? value, unit: "count", of, points, target: undefined }
        : { ...head, kind: "ranking", title: title ?? value, unit: "count", of, points };
  }
  const found = experimentsOf(table, period);
  return found.length === 0 ? undefined : found.map((one) => experimentWords(one, file)).join("\n\n");
}

function slug(path: string): string {
  return path
    .replace(/^.*\/|\.[^.]*$/g, "")
    .toLowerCase()
    .replace(/[^a-z0-9]+/g, "-")
    .replace(/^-|-$/g, "");
}
