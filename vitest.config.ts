import { availableParallelism } from "node:os";
import { defineConfig } from "vitest/config";
import { SlowFirst } from "./tests/support/slow-first.ts";

/** Where CI wants the results as JSON, beside what people read. */
const report = process.env["ALMANAC_TEST_REPORT"];

export default defineConfig({
  test: {
    include: ["tests/**/*.test.ts"],
    setupFiles: ["tests/support/hold-to-contract.ts"],
    testTimeout: 30_000,
    // No test changes anything that others see, and loading the engine anew for each file takes as long as a quarter of the tests.
    isolate: false,
    // One more than there are cores, because some wait for processes they started.
    maxWorkers: availableParallelism() + 1,
    sequence: { sequencer: SlowFirst },
    reporters: report === undefined ? ["default"] : ["default", ["json", { outputFile: report }]],
  },
});
