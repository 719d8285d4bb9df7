import { z } from "zod";

/** One step of CI after the tests. */
export type Step = { readonly name: string; readonly passed: boolean };

/** What a run of CI came to: everything that failed by name, and the numbers. */
export type Summary = { readonly failures: readonly string[]; readonly passed: number; readonly failed: number };

const status = z.string();
const report = z.object({
  numPassedTests: z.number(),
  testResults: z.array(
    z.object({ name: z.string(), status, assertionResults: z.array(z.object({ fullName: z.string(), status })) }),
  ),
});

/**
 * Counts every test of vitest's JSON report, and every step as one. A test file that failed without a failed test
 * (it did not load, say) counts as one failure, and so does a failed test run that names none.
 */
export function summariseRun(reportJson: string, testsPassed: boolean, steps: readonly Step[]): Summary {
  const { numPassedTests, testResults } = report.parse(JSON.parse(reportJson));
  const tests = testResults.flatMap(({ name, status: outcome, assertionResults }) => {
    const failed = assertionResults.filter((test) => test.status === "failed");
    if (failed.length > 0) return failed.map(({ fullName }) => `${name}: ${fullName}`);
    return outcome === "failed" ? [`${name}: the file did not run to its end`] : [];
  });
  const run = tests.length === 0 && !testsPassed ? ["npm cit: failed beside the tests"] : [];
  const failures = [...tests, ...run, ...steps.filter((step) => !step.passed).map((step) => step.name)];
  const passed = numPassedTests + steps.filter((step) => step.passed).length;
  return { failures, passed, failed: failures.length };
}
