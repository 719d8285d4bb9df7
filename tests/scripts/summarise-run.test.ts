import { expect, test } from "vitest";
import { summariseRun } from "../../scripts/summarise-run.ts";

const file = (name: string, status: string, tests: Readonly<Record<string, string>>) => ({
  name,
  status,
  assertionResults: Object.entries(tests).map(([fullName, outcome]) => ({ fullName, status: outcome })),
});

const report = (...testResults: readonly ReturnType<typeof file>[]) => {
  const outcomes = testResults.flatMap(({ assertionResults }) => assertionResults.map(({ status }) => status));
  return JSON.stringify({ numPassedTests: outcomes.filter((status) => status === "passed").length, testResults });
};

test("counts each test and each step", () => {
  const tests = report(file("a.test.ts", "passed", { one: "passed", two: "passed", three: "skipped" }));
  expect(summariseRun(tests, true, [{ name: "lint", passed: true }])).toEqual({ failures: [], passed: 3, failed: 0 });
});

test("names failed tests and steps", () => {
  const tests = report(
    file("a.test.ts", "failed", { one: "passed", two: "failed" }),
    file("b.test.ts", "passed", { three: "passed" }),
  );
  const steps = [
    { name: "lint", passed: false },
    { name: "types", passed: true },
  ];
  expect(summariseRun(tests, false, steps)).toEqual({ failures: ["a.test.ts: two", "lint"], passed: 3, failed: 2 });
});

test("a file that did not load is a failure, though no test of it failed", () => {
  const tests = report(file("a.test.ts", "failed", {}), file("b.test.ts", "passed", { one: "passed" }));
  const failures = ["a.test.ts: the file did not run to its end"];
  expect(summariseRun(tests, false, [])).toEqual({ failures, passed: 1, failed: 1 });
});

test("a run that failed without naming a test is a failure", () => {
  const tests = report(file("a.test.ts", "passed", { one: "passed" }));
  expect(summariseRun(tests, false, [])).toEqual({
    failures: ["npm cit: failed beside the tests"],
    passed: 1,
    failed: 1,
  });
});

test("a report in another shape is an error, not zero failures", () => {
  expect(() => summariseRun(`{"tests":[]}`, true, [])).toThrow("numPassedTests");
});
