import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { expect, onTestFinished, test } from "vitest";
import { buildAction } from "../../scripts/build-action.ts";

/** A folder with these files, gone after the test. */
function folderWith(files: Readonly<Record<string, string>>): string {
  const folder = mkdtempSync(join(tmpdir(), "almanac-build-"));
  onTestFinished(() => rmSync(folder, { recursive: true }));
  for (const [path, text] of Object.entries(files)) {
    mkdirSync(join(folder, dirname(path)), { recursive: true });
    writeFileSync(join(folder, path), text);
  }
  return folder;
}

const project = {
  "src/action.ts": [
    `import { used } from "kept";`,
    `import { unused } from "shaken";`,
    `const { late } = await import("@scope/late.js");`,
    `const { own } = await import("./own-part.ts");`,
    `export const all: unknown[] = [used, late, own, import.meta.url];`,
  ].join("\n"),
  "src/own-part.ts": `export const own: string = "own";`,
  "node_modules/kept/package.json": `{ "name": "kept", "version": "1.2.3", "license": "MIT", "type": "module", "main": "i.js", "repository": { "url": "https://example.com/kept" } }`,
  "node_modules/kept/i.js": `export function used(list) { return list.map((one) => one.id); }`,
  "node_modules/kept/LICENSE.md": "Copyright Kept\r\nAll fine\r\n",
  "node_modules/shaken/package.json": `{ "name": "shaken", "version": "1.0.0", "license": "GPL-3.0-only", "type": "module", "main": "i.js", "sideEffects": false }`,
  "node_modules/shaken/i.js": `export const unused = 1;`,
  "node_modules/@scope/late.js/package.json": `{ "name": "@scope/late.js", "version": "2.0.0", "licenses": [{ "type": "ISC" }], "type": "module", "main": "dist/index.js" }`,
  "node_modules/@scope/late.js/dist/index.js": `export const late = "late";`,
};

test("lazy parts get chunks under lasting names, and what is bundled brings its notice", async () => {
  const files = await buildAction(join(folderWith(project), "src/action.ts"));
  expect([...files.keys()].toSorted()).toEqual(["LICENSES.txt", "index.js", "late.js", "own-part.js"]);
  const line = "-".repeat(78);
  expect(files.get("LICENSES.txt")).toBe(
    [
      "The bundle beside this file holds code of the packages below, each under its own licence.\n",
      `${line}\n`,
      "@scope/late.js 2.0.0\nLicence: ISC\n",
      `${line}\n`,
      "kept 1.2.3\nLicence: MIT\nSource: https://example.com/kept\n\nCopyright Kept\nAll fine\n",
    ].join("\n"),
  );
});

test("the same sources give the same bytes, wherever they lie", async () => {
  const here = await buildAction(join(folderWith(project), "src/action.ts"));
  const there = await buildAction(join(folderWith(project), "src/action.ts"));
  expect([...there]).toEqual([...here]);
});

test("a licence nobody agreed to stops the build", async () => {
  const manifest = `{ "name": "kept", "version": "1.2.3", "license": "GPL-3.0-only", "type": "module", "main": "i.js" }`;
  const folder = folderWith({ ...project, "node_modules/kept/package.json": manifest });
  await expect(buildAction(join(folder, "src/action.ts"))).rejects.toThrow("kept is under GPL-3.0-only");
});

test("an import that leads nowhere stops the build", async () => {
  const folder = folderWith({ "src/action.ts": `export * from "nowhere-to-be-found";` });
  await expect(buildAction(join(folder, "src/action.ts"))).rejects.toThrow("nowhere-to-be-found");
});
