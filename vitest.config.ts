import { defineConfig } from "vitest/config";

/** Where CI wants the results as JSON, beside what people read. */
const report = process.env["ALMANAC_TEST_REPORT"];

export default defineConfig({
  test: {
    include: ["tests/**/*.test.ts"],
    setupFiles: ["tests/support/hold-to-contract.ts"],
    testTimeout: 30_000,
    reporters: report === undefined ? ["default"] : ["default", ["json", { outputFile: report }]],
  },
});
