import type { AlertRow, RunRow } from "./embedded/rows.ts";

/** What GitHub's scanners find in the shop, and when it is mended; nobody may look at its secret scanning. */
export const SHOP_ALERTS: readonly AlertRow[] = [
  { scanner: "dependabot", severity: "medium", openedAt: "2026-08-19T04:10:00Z" },
  { scanner: "dependabot", severity: "high", openedAt: "2026-10-13T04:10:00Z", fixedAt: "2026-10-15T09:30:00Z" },
  { scanner: "dependabot", severity: "critical", openedAt: "2026-11-24T04:10:00Z", fixedAt: "2026-11-25T10:00:00Z" },
  { scanner: "dependabot", severity: "low", openedAt: "2026-12-02T04:10:00Z" },
  { scanner: "code", severity: "medium", openedAt: "2026-10-29T14:02:00Z", fixedAt: "2026-11-12T11:20:00Z" },
];

/** Runs of the shop's workflows on the default branch that did not go as they should. */
export const SHOP_RUNS: readonly RunRow[] = [
  run("Check", "check.yml", "2026-10-14T14:20:00Z"),
  run("Check", "check.yml", "2026-11-05T09:41:00Z"),
  run("Nightly", "nightly.yml", "2026-11-19T02:07:00Z"),
  run("Nightly", "nightly.yml", "2026-11-20T02:07:00Z"),
  run("Check", "check.yml", "2026-12-17T16:05:00Z"),
];

function run(name: string, file: string, at: RunRow["at"]): RunRow {
  return { name, path: `.github/workflows/${file}`, branch: "main", conclusion: "failure", writtenAt: at, at };
}
