import { readFileSync } from "node:fs";
import { summariseRun } from "./summarise-run.ts";

// Called by .ci/run: the JSON report of the tests, then `name=exit code` for the tests and each later step.
const [reportFile = "", tests = "", ...later] = process.argv.slice(2);
const steps = later.map((text) => ({ name: text.replace(/=\d+$/, ""), passed: text.endsWith("=0") }));
const { failures, passed, failed } = summariseRun(readFileSync(reportFile, "utf8"), tests.endsWith("=0"), steps);

if (failed > 0)
  console.log(`\nFailed:\n${failures.map((failure) => `  ${failure.replace(`${process.cwd()}/`, "")}`).join("\n")}\n`);
console.log(`${passed} passed, ${failed} failed`);
process.exitCode = failed > 0 ? 1 : 0;
