import { parseArgs } from "node:util";
import { compareGenerated } from "../scripts/compare-generated.ts";
import { generate, root } from "../scripts/generate.ts";
import { readGenerated } from "../scripts/read-generated.ts";
import { appFigures } from "./app/app.ts";
import { actingFigures } from "./acting.ts";
import { chartFigures } from "./charts.ts";
import { checkingFigures } from "./checking.ts";
import { demoFigures } from "./demo.ts";
import { type Figure, closingOf, tableOf } from "./figure.ts";
import { incidentFigures } from "./incidents.ts";
import { planningFigures } from "./planning.ts";
import { quietFigures } from "./quiet.ts";
import { reportingFigures } from "./reporting.ts";
import { startFigures } from "./start-up.ts";

// Figures of a bundle that its sources no longer make would be figures of the past.
const stale = compareGenerated(await readGenerated(root), await generate());
for (const sentence of stale) console.error(sentence);
if (stale.length > 0) {
  console.error("Run `npm run build` first: what is measured is the bundle in action/.");
  process.exit(1);
}

/*
 *   npm run bench                                            the engine, the Action and the command line
 *   npm run bench -- app --database postgres://…/empty       the App under load, also on Postgres
 */
const { values, positionals } = parseArgs({ allowPositionals: true, options: { database: { type: "string" } } });
const usual = [
  startFigures,
  quietFigures,
  actingFigures,
  planningFigures,
  checkingFigures,
  chartFigures,
  incidentFigures,
  reportingFigures,
  demoFigures,
];
const figures: Figure[] = positionals[0] === "app" ? [...(await appFigures(values.database))] : [];
for (const measure of positionals[0] === "app" ? [] : usual) {
  process.stderr.write(`${measure.name.replace("Figures", "")} ...\n`);
  figures.push(...(await measure()));
}
console.log(
  `Node ${process.version} on ${process.platform}; times are medians of runs taken in turn and differ from machine to machine, counts do not.\n`,
);
console.log(tableOf(figures));
console.log(`\n${closingOf(figures)}`);
if (figures.some(({ met }) => met?.kind === "count" && !met.holds)) process.exitCode = 1;
