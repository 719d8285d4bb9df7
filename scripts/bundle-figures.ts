import { readdirSync, statSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { measureLoad } from "./measure-load.ts";

/** No file of the bundle may be larger: what is rarely needed belongs into a lazy chunk. */
const limit = 1_000_000;

const folder = fileURLToPath(new URL("../action/", import.meta.url));
const sizes = readdirSync(folder)
  .filter((name) => name.endsWith(".js"))
  .map((name) => ({ name, bytes: statSync(folder + name).size }))
  .toSorted((a, b) => b.bytes - a.bytes);
const total = sizes.reduce((sum, { bytes }) => sum + bytes, 0);

for (const { name, bytes } of sizes) console.log(`${name}: ${bytes} bytes`);
console.log(`all ${sizes.length} files: ${total} bytes`);

const { bare, bundle } = measureLoad(`${folder}index.js`);
console.log(`load: ${bundle.toFixed(0)} ms, ${(bundle / bare).toFixed(1)} times \`node -e 0\` (${bare.toFixed(0)} ms)`);

const large = sizes.filter(({ bytes }) => bytes >= limit);
for (const { name } of large) console.error(`${name} has reached ${limit} bytes: load what is rarely needed lazily.`);
if (large.length > 0) process.exitCode = 1;
