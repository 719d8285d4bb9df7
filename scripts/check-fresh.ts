import { compareGenerated } from "./compare-generated.ts";
import { generate, root } from "./generate.ts";
import { readGenerated } from "./read-generated.ts";

const made = await generate();
const stale = compareGenerated(await readGenerated(root), made);
for (const sentence of stale) console.error(sentence);
if (stale.length > 0) {
  console.error("\nRun `npm run build` and commit what it changed: people run these files, not the sources.");
  process.exitCode = 1;
} else {
  console.log(`${made.size} generated files are what their sources make.`);
}
