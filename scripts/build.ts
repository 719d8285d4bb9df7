import { mkdir, rm, writeFile } from "node:fs/promises";
import { dirname } from "node:path";
import { generate, root } from "./generate.ts";
import { readGenerated } from "./read-generated.ts";

const made = await generate();
for (const path of (await readGenerated(root)).keys()) if (!made.has(path)) await rm(`${root}${path}`);
for (const [path, text] of made) {
  await mkdir(dirname(`${root}${path}`), { recursive: true });
  await writeFile(`${root}${path}`, text);
  console.log(`${path}  ${Buffer.byteLength(text).toLocaleString("en")} bytes`);
}
