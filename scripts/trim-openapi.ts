import { readFile, writeFile } from "node:fs/promises";
import { generateTrimmed } from "./trim-description.ts";
import { root } from "./generate.ts";
import { routesInSource } from "./routes-in-source.ts";

/*
 * Makes tests/fixtures/github-openapi.min.json: what GitHub's published OpenAPI description says of the requests we send.
 * Give it generated/api.github.com.json of the package @octokit/openapi (npm pack @octokit/openapi@23.0.2, then unpack):
 *   node scripts/trim-openapi.ts package/generated/api.github.com.json
 */
const [file] = process.argv.slice(2);
if (file === undefined) throw new Error("Say where the description is: node scripts/trim-openapi.ts FILE");
const target = `${root}tests/fixtures/github-openapi.min.json`;
const trimmed = generateTrimmed(JSON.parse(await readFile(file, "utf8")), await routesInSource(`${root}src/`));
const text = `${JSON.stringify(trimmed)}\n`;
await writeFile(target, text);
console.log(`${target}: ${Object.keys(trimmed.operations).length} operations, ${text.length} bytes`);
