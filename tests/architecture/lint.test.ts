import { spawnSync } from "node:child_process";
import { copyFileSync, mkdirSync, mkdtempSync, rmSync, symlinkSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";
import { expect, test } from "vitest";

const root = fileURLToPath(new URL("../../", import.meta.url));

/** What the project's lint rules say of a small tree: file and rule, each once. */
function lint(tree: Readonly<Record<string, string>>): readonly string[] {
  const folder = mkdtempSync(join(tmpdir(), "almanac-lint-"));
  try {
    for (const name of [".oxlintrc.json", "tsconfig.json", "package.json"])
      copyFileSync(join(root, name), join(folder, name));
    symlinkSync(join(root, "node_modules"), join(folder, "node_modules"));
    for (const [path, text] of Object.entries(tree)) {
      mkdirSync(join(folder, dirname(path)), { recursive: true });
      writeFileSync(join(folder, path), text);
    }
    const oxlint = join(root, "node_modules", "oxlint", "bin", "oxlint");
    const { stdout, stderr } = spawnSync(process.execPath, [oxlint, "--format=unix", "src"], {
      cwd: folder,
      encoding: "utf8",
    });
    const found = stdout
      .split("\n")
      .flatMap((line) => /^(\S+?):\d+:\d+: .*\[\w+\/\w+\((.*)\)\]$/.exec(line)?.slice(1).join(" ") ?? []);
    if (found.length === 0) throw new Error(`oxlint said nothing of use: ${stdout}${stderr}`);
    return [...new Set(found)].toSorted();
  } finally {
    rmSync(folder, { recursive: true });
  }
}

test("the linter refuses what a bot gets wrong and what a pure room may not do", () => {
  expect(
    lint({
      "src/plan/pure.ts": [
        `import { readFileSync } from "node:fs";`,
        `export const a = [readFileSync, process.env, Math.random(), Date.now(), globalThis, fetch, setTimeout];`,
      ].join("\n"),
      "src/github/outside.ts": `export const a = [process.env, Date.now(), fetch];\n`,
      "src/sources/system-clock.ts": `export const a = Date.now();\n`,
      "src/github/promises.ts": [
        `async function write(): Promise<void> { await Promise.resolve(); }`,
        `export function run(): void { write(); [1].forEach(async () => write()); }`,
      ].join("\n"),
      "src/plan/switch.ts": [
        `export function name(op: { kind: "open" } | { kind: "close" }): string {`,
        `  switch (op.kind) { case "open": return "open"; }`,
        `  return "";`,
        `}`,
      ].join("\n"),
      "src/plan/types.ts": [
        `import { a } from "./other.ts";`,
        `export default (b: any, c?: string) => { console.log(b, c!); const d: typeof a = 1; return d; };`,
        `export const wrong: string = 1;`,
      ].join("\n"),
      "src/plan/other.ts": `export const a: number = 1;\n`,
    }),
  ).toEqual([
    "src/github/outside.ts no-restricted-properties",
    "src/github/promises.ts no-floating-promises",
    "src/github/promises.ts no-misused-promises",
    "src/plan/pure.ts no-restricted-globals",
    "src/plan/pure.ts no-restricted-imports",
    "src/plan/pure.ts no-restricted-properties",
    "src/plan/switch.ts switch-exhaustiveness-check",
    "src/plan/types.ts TS2322",
    "src/plan/types.ts consistent-type-imports",
    "src/plan/types.ts no-console",
    "src/plan/types.ts no-default-export",
    "src/plan/types.ts no-explicit-any",
    "src/plan/types.ts no-non-null-assertion",
  ]);
});
