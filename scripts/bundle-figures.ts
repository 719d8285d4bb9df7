import { readdirSync, statSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { measureCheck } from "./measure-check.ts";
import { measureLoad } from "./measure-load.ts";
import { measureMerge } from "./measure-merge.ts";
import { measureReport, measureRequests } from "./measure-requests.ts";

/** No file of the bundle may be larger, in bytes: what is rarely needed belongs into a lazy chunk. */
const largest = 1_000_000;

/** What a pass may ask of GitHub when nothing is due. */
const quietest = 3;

/** What a pass may ask for the merge of a post-mortem with ten action items. */
const mostPromises = 16;

/** In how many milliseconds a post-mortem of so many characters is checked. */
const check = { length: 200_000, most: 100 };

/** What a pass may ask for a report's pull request, beyond a quiet pass and the report's issue. */
const dearest = 6;

const folder = fileURLToPath(new URL("../action/", import.meta.url));
const sizes = readdirSync(folder)
  .filter((name) => name.endsWith(".js"))
  .map((name) => ({ name, bytes: statSync(folder + name).size }))
  .toSorted((a, b) => b.bytes - a.bytes);
const total = sizes.reduce((sum, { bytes }) => sum + bytes, 0);
for (const { name, bytes } of sizes) console.log(`action/${name}: ${bytes} bytes`);
console.log(`all ${sizes.length} files: ${total} bytes`);

const { bare, bundle } = measureLoad(`${folder}index.js`);
console.log(`load: ${bundle.toFixed(0)} ms, ${(bundle / bare).toFixed(1)} times \`node -e 0\` (${bare.toFixed(0)} ms)`);

const passes = await measureRequests(`${folder}index.js`);
for (const [index, { requests, writes }] of passes.entries()) {
  console.log(`pass ${index + 1}${writes === 0 ? ", quiet" : ""}: ${requests} requests, ${writes} of them writes`);
}

const report = await measureReport(`${folder}index.js`);
console.log(`report pull request: ${report} requests beyond a quiet pass and its issue`);

const merge = await measureMerge(`${folder}index.js`, 10);
console.log(
  `merge of a post-mortem with 10 action items: ${merge.promises} requests beyond a quiet pass and the end of its incident (${merge.ending})`,
);

const slowest = measureCheck(check.length);
console.log(
  `check of a post-mortem of ${check.length} characters: ${slowest.millis.toFixed(0)} ms at most (${slowest.name})`,
);

const large = sizes.filter(({ bytes }) => bytes >= largest).map(({ name }) => name);
for (const name of large)
  console.error(`action/${name} has reached ${largest} bytes: load what is rarely needed lazily.`);
const loud = (passes.at(-1)?.requests ?? 0) > quietest;
if (loud) console.error(`A quiet pass takes more than ${quietest} requests.`);
const dear = report > dearest;
if (dear) console.error(`A report's pull request takes more than ${dearest} requests.`);
const many = merge.promises > mostPromises;
if (many) console.error(`A merge with ten action items takes more than ${mostPromises} requests.`);
const slow = slowest.millis >= check.most;
if (slow) console.error(`The check of ${check.length} characters takes ${check.most} ms or more.`);
if (large.length > 0 || slow || loud || dear || many) process.exitCode = 1;
