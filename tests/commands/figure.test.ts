import { describe, expect, it } from "vitest";
import { figure } from "../../src/commands/figure.ts";
import { aTerminal } from "../support/a-terminal.ts";
import { githubWorld } from "../support/github-world.ts";

const PLAYBOOK = `version: 1
extends: phase-6
product: Acme Shop
timezone: Europe/Berlin
default-owner: ada
metrics:
  activation-rate: { source: { csv: data/growth.csv, column: activated, of: signups } }
  nps: { source: manual }
`;
const GROWTH = "week,signups,activated\n2026-W45,400,240\n2026-W46,402,244\n2026-W47,431,266\n";

/** What the command prints of a metric. */
async function printed(id: string, format: "table" | "json" = "table"): Promise<string> {
  await using world = await githubWorld({ files: { ".github/almanac.yml": PLAYBOOK, "data/growth.csv": GROWTH } });
  const terminal = aTerminal({ env: { GITHUB_TOKEN: "ghp_ada", GITHUB_API_URL: world.github.url } });
  expect(
    await figure(terminal, id, {
      repo: "acme/shop",
      playbook: ".github/almanac.yml",
      now: "2026-11-23T08:00:00Z",
      format,
    }),
  ).toBe(0);
  return terminal.printed();
}

describe("almanac figure", () => {
  it("explains a figure: definition, inputs, window, steps, value, and how it was before", async () => {
    expect(await printed("activation-rate")).toBe(`Activation rate

Target   above 60\u00a0%
Owner    analytics-reporter
Covers   week
Source   data/growth.csv
Defined  .github/almanac.yml:7

2026-W47, 16–22 November 2026:
- data/growth.csv, one row up to line 4: 266 of 431.
61.7\u00a0%, met for 2 in a row, n = 431, as of 22 November 2026.

Before
2026-W45  60.0 %
2026-W46  60.7 %
`);
  });

  it("gives the figure with its four states as JSON", async () => {
    const told = JSON.parse(await printed("activation-rate", "json")) as Record<string, unknown>;
    expect(told).toMatchObject({
      metric: "activation-rate",
      kind: "value",
      unit: "percent",
      sample: 431,
      source: "data/growth.csv",
      asOf: "2026-11-22",
      status: "met",
      streak: 2,
    });
    expect(JSON.parse(await printed("nps", "json"))).toMatchObject({
      metric: "nps",
      kind: "no-data",
      status: "unknown",
    });
  });

  it.each([
    ["nps", "no data: Nobody has told it yet"],
    ["portfolio-roi", "Source   none; give it a `source` in the playbook"],
    ["deployment-frequency", "no data: There are no deployments to production."],
    ["uptime", "no data: Incidents are recorded since 23 November 2026"],
    ["support-resolution-time", "no data: No issues labelled support were closed in 2026-W47."],
  ])("says why there is none: %s", async (id, expected) => {
    expect(await printed(id)).toContain(expected);
  });

  it("names the metric that was probably meant", async () => {
    await expect(printed("activation")).rejects.toThrow('There is no metric "activation"');
    await expect(printed("activation-rat")).rejects.toThrow("did you mean activation-rate?");
  });
});
