import { expect, test } from "vitest";
import { checkCycles } from "./check-cycles.ts";
import { checkExports } from "./check-exports.ts";
import { checkPackages } from "./check-packages.ts";
import { checkPurity } from "./check-purity.ts";
import { checkRooms } from "./check-rooms.ts";
import { checkTemplates } from "./check-templates.ts";
import { readTree } from "./read-tree.ts";
import { readSource } from "./source.ts";
import { describeViolations } from "./violation.ts";

const files = [...readTree("src")];
const sources = files.flatMap(([path, text]) => (path.endsWith(".ts") ? [readSource(path, text)] : []));

test("src holds TypeScript only: texts and data live in templates", () => {
  expect(files.map(([path]) => path).filter((path) => !path.endsWith(".ts"))).toEqual([]);
});

test("rooms import only what lies below them", () => {
  expect(describeViolations(checkRooms(sources))).toEqual([]);
});

test("no imports go in a circle", () => {
  expect(describeViolations(checkCycles(sources))).toEqual([]);
});

test("files are named after an export, have no default export and pass nothing on", () => {
  expect(describeViolations(checkExports(sources))).toEqual([]);
});

test("pure rooms reach out to nothing, and only entries know clock, console and command line", () => {
  expect(describeViolations(checkPurity(sources))).toEqual([]);
});

test("packages are known only where they belong", () => {
  expect(describeViolations(checkPackages(sources))).toEqual([]);
});

test("templates hold no code", () => {
  expect(describeViolations(checkTemplates(readTree("templates")))).toEqual([]);
});
