import { expect, test } from "vitest";
import { checkCycles } from "./check-cycles.ts";
import { checkExports } from "./check-exports.ts";
import { checkPackages } from "./check-packages.ts";
import { checkPurity } from "./check-purity.ts";
import { checkRooms } from "./check-rooms.ts";
import { checkTemplates } from "./check-templates.ts";
import { readSource, type Source } from "./source.ts";
import { describeViolations, type Violation } from "./violation.ts";

type Check = (sources: readonly Source[]) => readonly Violation[];

/** What a check says of a small tree, without the advice behind the colon. */
function found(check: Check, tree: Readonly<Record<string, string>>): readonly string[] {
  return describeViolations(check(Object.entries(tree).map(([path, text]) => readSource(path, text))));
}

/** What the purity check finds in one line of a pure room, shortened to the reach itself. */
function reaches(code: string): readonly string[] {
  return found(checkPurity, { "src/plan/x.ts": code }).map((line) =>
    line.replace(/^\S+ (?:uses|imports) (.*): .*$/, "$1"),
  );
}

test("rooms: upward, sideways, outside and unknown", () => {
  expect(
    found(checkRooms, {
      "src/time/instant.ts": `import { InputError } from "../errors.ts";`,
      "src/plan/make-plan.ts": `import type { Instant } from "../time/instant.ts";\nimport { client } from "../github/client.ts";`,
      "src/cadence/due.ts": `import type { Incident } from "../incident/incident.ts";`,
      "src/errors.ts": `import type { Instant } from "./time/instant.ts";`,
      "src/utils/left-pad.ts": ``,
      "src/render/issue.ts": `import { world } from "../../tests/support/world.ts";\nimport { pad } from "../utils/left-pad.ts";`,
      "src/cli.ts": `import { run } from "./action.ts";`,
    }),
  ).toEqual([
    "src/cadence/due.ts:1 cadence imports src/incident/incident.ts, a room beside it: rooms import only what lies below them",
    "src/cli.ts:1 cli.ts imports src/action.ts, a room beside it: rooms import only what lies below them",
    "src/errors.ts:1 errors.ts imports src/time/instant.ts, a higher room: rooms import only what lies below them",
    "src/plan/make-plan.ts:2 plan imports src/github/client.ts, a higher room: rooms import only what lies below them",
    "src/render/issue.ts:1 imports tests/support/world.ts, which is outside src/",
    "src/render/issue.ts:2 render imports src/utils/left-pad.ts, no room: rooms import only what lies below them",
    'src/utils/left-pad.ts:1 "utils" is not a room: find the room it belongs to, or add one here and in the house rules',
  ]);
});

test.each([
  [`import type { A } from "../github/a.ts";`],
  [`import "../github/a.ts";`],
  [`export { a } from "../github/a.ts";`],
  [`export * from "../github/a.ts";`],
  [`export const a = () => import("../github/a.ts");`],
  [`export type A = import("../github/a.ts").A;`],
  [`export type A = typeof import("../github/a.ts");`],
])("rooms: no form of import is overlooked: %s", (code) => {
  expect(found(checkRooms, { "src/plan/x.ts": code })).toHaveLength(1);
});

test("cycles: through values, through types, and to itself, each once", () => {
  expect(
    found(checkCycles, {
      "src/time/a.ts": `import { b } from "./b.ts";`,
      "src/time/b.ts": `import type { C } from "./c.ts";`,
      "src/time/c.ts": `import { a } from "./a.ts";\nimport { d } from "./d.ts";`,
      "src/time/d.ts": `import { e } from "./e.ts";\nimport { d } from "./d.ts";`,
      "src/time/e.ts": ``,
    }),
  ).toEqual([
    "src/time/c.ts:1 import cycle: src/time/a.ts → src/time/b.ts → src/time/c.ts → src/time/a.ts",
    "src/time/d.ts:2 import cycle: src/time/d.ts → src/time/d.ts",
  ]);
});

test("cycles: two ways to the same file are none", () => {
  expect(
    found(checkCycles, {
      "src/time/a.ts": `import { b } from "./b.ts";\nimport { c } from "./c.ts";`,
      "src/time/b.ts": `import { c } from "./c.ts";`,
      "src/time/c.ts": ``,
    }),
  ).toEqual([]);
});

test("exports: default exports and passed-on exports", () => {
  expect(
    found(checkExports, {
      "src/time/one.ts": `export default 1;\nexport const one = 1;`,
      "src/time/two.ts": `const two = 2;\nexport { two, two as default };`,
      "src/time/all.ts": `export * from "./one.ts";\nexport const all = 1;`,
      "src/time/some.ts": `export { one } from "./one.ts";\nexport type { Some } from "./one.ts";\nexport const some = 1;`,
      "src/time/later.ts": `import { one } from "./one.ts";\nexport const later = 1;\nexport { one };`,
      "src/index.ts": `export { one } from "./time/one.ts";`,
    }).map((line) => line.replace(/:[^:]*$/, "")),
  ).toEqual([
    "src/time/all.ts:1 passes on another file's export",
    "src/time/later.ts:3 passes on another file's export",
    "src/time/one.ts:1 has a default export",
    "src/time/some.ts:1 passes on another file's export",
    "src/time/some.ts:2 passes on another file's export",
    "src/time/two.ts:2 has a default export",
  ]);
});

test("exports: a file bears the name of a function, a class, a type or a constant of its own", () => {
  expect(
    found(checkExports, {
      "src/plan/make-plan.ts": `export function makePlan() {}`,
      "src/github/github-client.ts": `export class GitHubClient {}`,
      "src/time/instant.ts": `export type Instant = string; export const now = 1;`,
      "src/time/clock.ts": `export interface Clock { now(): string }`,
      "src/markdown/marker.ts": `const { marker, other: [rest] } = make(); export { rest as marker };`,
      "src/errors.ts": `export class InputError extends Error {}`,
      "src/action.ts": `start();`,
      "src/plan/utils.ts": `export function pad() {}\nexport type Pad = string;`,
      "src/plan/makePlan.ts": `export function makePlan() {}`,
      "src/plan/hidden.ts": `function hidden() {}`,
    }),
  ).toEqual([
    "src/plan/hidden.ts:1 is not the kebab-case name of one of its exports (none)",
    "src/plan/makePlan.ts:1 is not the kebab-case name of one of its exports (makePlan)",
    "src/plan/utils.ts:1 is not the kebab-case name of one of its exports (pad, Pad)",
  ]);
});

test.each([
  [`export const a = process.env.HOME;`, "process (environment)"],
  [`export const a = process["argv"];`, "process.argv (command line)"],
  [`console.log(1);`, "console (console)"],
  [`export const a = Date.now();`, "Date.now (clock)"],
  [`export const a = (Date)["now"]();`, "Date.now (clock)"],
  [`const D = Date; export const a = D.now();`, "Date (clock)"],
  [`const { now } = Date;`, "Date (clock)"],
  [`export const a = Date();`, "Date (clock)"],
  [`export const a = new Date();`, "new Date() (clock)"],
  [`export const a = new Date;`, "new Date() (clock)"],
  [`export const a = new Date(2026, 10, 21);`, "new Date(year, month) in the machine's time zone (environment)"],
  [`export const a = (m: number) => new Date(m).getHours();`, "getHours() in the machine's time zone (environment)"],
  [`export const a = Math.random();`, "Math.random (randomness)"],
  [`const { random } = Math;`, "Math.random (randomness)"],
  [`export const a = crypto.randomUUID();`, "crypto (randomness)"],
  [`export const a = { fetch };`, "fetch (I/O)"],
  [`export const a = globalThis["fetch"];`, "globalThis (environment)"],
  [`setTimeout(() => {}, 1);`, "setTimeout (I/O)"],
  [`export const a = performance.now();`, "performance (clock)"],
  [`export const a = import.meta.url;`, "import.meta (environment)"],
  [`import { Temporal } from "temporal-polyfill"; export const a = Temporal.Now.instant();`, "Temporal.Now (clock)"],
  [`import { Temporal } from "temporal-polyfill"; const { Now } = Temporal;`, "Temporal.Now (clock)"],
  [`import * as Now from "temporal-polyfill/fns/now";`, "temporal-polyfill/fns/now"],
  [`import { readFileSync } from "node:fs";`, "node:fs"],
  [`import { readFileSync } from "fs";`, "fs"],
  [`import type { Stats } from "node:fs";`, "node:fs"],
  [`export const a = (x: string, y: string) => x.localeCompare(y);`, "localeCompare() (language)"],
  [`export const a = (n: number) => n.toLocaleString();`, "toLocaleString() (language)"],
  [`export const a = new Intl.NumberFormat();`, "Intl.NumberFormat() (language)"],
  [`export const a = Intl.DateTimeFormat("en");`, "Intl.DateTimeFormat() (language)"],
  [`export const a = (x: unknown) => (x as { y: number }) && process;`, "process (environment)"],
])("purity: a pure room may not %s", (code, expected) => {
  expect(reaches(code)).toEqual([expected]);
});

test("purity: import() in a pure room is I/O", () => {
  expect(reaches(`export const a = () => import("zod");`)).toEqual(["import() (I/O)"]);
});

test.each([
  [`export const a = new Date(0).toISOString() + Date.parse("x") + Date.UTC(2026);`],
  [`export const a = (x: unknown) => x instanceof Date;`],
  [`export const a = Math.max(1, 2);`],
  [`export const a = (process: string) => process.length;`],
  [`export const a = { process: 1, console: 2 }.process;`],
  [`export type A = { fetch: typeof fetch; at: Date; process: NodeJS.Process };`],
  [`import { Temporal } from "temporal-polyfill"; export const a = Temporal.Instant.from("x");`],
  [`export const a = new Intl.DateTimeFormat("en", { timeZone: "UTC" });`],
  [`export const a = Intl.supportedValuesOf("timeZone");`],
  [`export const a = "process.env and Date.now()"; // console.log(1)`],
  [`export const a = (x: string, y: string) => x.localeCompare(y, "en");`],
  ["export const a = `${new Date(1).getUTCDay()}`;"],
])("purity: a pure room may %s", (code) => {
  expect(reaches(code)).toEqual([]);
});

test("purity: rooms above may do I/O, but clock, console and command line are the entries'", () => {
  const code = `import { readFileSync } from "node:fs"; fetch("x"); console.log(Date.now(), process.argv, process.env);`;
  const clock = `import { systemClock } from "./sources/system-clock.ts";`;
  expect(
    found(checkPurity, {
      "src/sources/files.ts": code,
      "src/sources/system-clock.ts": `export const now = Date.now;`,
      "src/reconcile.ts": clock,
      "src/cli.ts": code + clock,
      "src/action.ts": code,
      "src/app.ts": code,
    }),
  ).toEqual([
    "src/reconcile.ts:1 imports the system clock: only entries do, take a Clock",
    "src/sources/files.ts:1 uses console (console): take it as a parameter",
    "src/sources/files.ts:1 uses Date.now (clock): take it as a parameter",
    "src/sources/files.ts:1 uses process.argv (command line): take it as a parameter",
  ]);
});

test("packages: each is known in its own rooms only", () => {
  const code = [
    `import { Probot } from "probot";`,
    `import * as core from "@actions/core";`,
    `import { Command } from "commander";`,
    `import type { Endpoints } from "@octokit/types";`,
    `import { z } from "zod/mini";`,
    `import { parse } from "yaml";`,
    `import { createEmulator } from "emulate";`,
    `import { fromMarkdown } from "mdast-util-from-markdown";`,
  ].join("\n");
  const lines = (path: string) => found(checkPackages, { [path]: code }).map((line) => /:(\d+) /.exec(line)?.[1]);
  expect(lines("src/plan/x.ts")).toEqual(["1", "2", "3", "4", "5", "6", "7"]);
  expect(lines("src/app.ts")).toEqual(["2", "3", "4", "5", "6", "7"]);
  expect(lines("src/action.ts")).toEqual(["1", "3", "4", "5", "6", "7"]);
  expect(lines("src/cli.ts")).toEqual(["1", "2", "4", "5", "6", "7"]);
  expect(lines("src/github/x.ts")).toEqual(["1", "2", "3", "5", "6", "7"]);
  expect(lines("src/playbook/x.ts")).toEqual(["1", "2", "3", "4", "7"]);
  expect(lines("src/sources/x.ts")).toEqual(["1", "2", "3", "4", "5", "7"]);
  expect(lines("src/demo/x.ts")).toEqual(["1", "2", "3", "4", "5", "6"]);
});

test("templates: words and data only", () => {
  const templates = new Map([
    ["templates/reports/a.md", '# A {period}\n\n::figures{group="growth"}\n'],
    ["templates/reports/b.md", "# B\n<script>alert(1)</script>\n"],
    ["templates/reports/c.js", "export const c = 1;"],
    ["templates/workflows/d.yml", "jobs:\n  a:\n    steps:\n      - run: echo hello\n  run:\n    steps: []\n"],
    ["templates/playbook/e.yml", "#!/usr/bin/env node\n"],
  ]);
  expect(describeViolations(checkTemplates(templates))).toEqual([
    "templates/playbook/e.yml:1 holds code: #!/usr/bin/env node",
    "templates/reports/b.md:2 holds code: <script>alert(1)</script>",
    "templates/reports/c.js:1 is neither Markdown nor data",
    "templates/workflows/d.yml:4 holds code: - run: echo hello",
  ]);
});

test("a file that does not parse is an error, not an empty file", () => {
  expect(() => readSource("src/plan/x.ts", "export const = 1;")).toThrow("src/plan/x.ts does not parse");
});
