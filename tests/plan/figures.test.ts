import { describe, expect, it } from "vitest";
import { aCadence, aCsv, aMetric, aPlaybookOf } from "../support/builders.ts";
import { operationsOf } from "../support/simulated-view.ts";
import { passAt, planAt } from "../support/simulated-pass.ts";
import { SimulatedRepository } from "../support/simulated-repository.ts";

const NOW = "2026-11-23T08:00:00Z";
const TEMPLATE = ".github/almanac/figures.md";
const GROWTH = `week,activation_rate,joined
2026-W44,58.9,410
2026-W45,60.2,395
2026-W46,60.7,402
2026-W47,61.8,431
`;
const weekly = aCadence({ delivery: "pull-request", template: TEMPLATE, steps: [] });
const metric = aMetric({ origin: aCsv({ sample: "joined" }) });

/** The files of the report of week 47, from a template and a file of figures. */
function reported(template: string, growth: string, change: Parameters<typeof aMetric>[0] = {}) {
  const repository = new SimulatedRepository({ files: { [TEMPLATE]: template, "data/growth.csv": growth } });
  const playbook = aPlaybookOf([weekly], { metrics: [{ ...metric, ...change }] });
  const plan = planAt(repository, playbook, NOW);
  const files = operationsOf(plan, "open-pull-request").flatMap((operation) => operation.files);
  const text = files[0]?.text.replaceAll(/^<!--.*-->\n/gm, "") ?? "";
  return { files, text, plan };
}

describe("figures in a report", () => {
  it("stand in a table with target and trend, and below it where they come from", () => {
    expect(reported("::figures\n", GROWTH).text).toBe(`| | Now | Target | Last 6 |
|---|---|---|---|
| Activation rate | ✅ 61.8\u00a0% | >\u00a060\u00a0% | \`··▁▄▅█\` |

- **Activation rate**: data/growth.csv, 2026-W47, as of 22 November 2026, n\u00a0=\u00a0431, up 1.1\u00a0points on the week before.
`);
  });

  it("are a sentence each where one is asked for", () => {
    expect(reported('::figure{metric="activation-rate"}\n', GROWTH).text).toBe(
      "**Activation rate 61.8\u00a0%**, target above 60\u00a0%: met, third week running, up 1.1\u00a0points (n = 431).\n",
    );
  });

  it("say that they are stale instead of showing an old number", () => {
    const { text } = reported("::figures\n", GROWTH.replace(/2026-W47.*\n/, ""));
    expect(text).toContain("| Activation rate | ⏳ stale | >\u00a060\u00a0% |");
    expect(text).toContain("data/growth.csv ends on 15 November 2026; nothing is concluded from it.");
    expect(text).not.toContain("60.7");
  });

  it("say why there are none, and link the line of the playbook where nothing is connected", () => {
    const { text } = reported("::figures\n", GROWTH, { origin: undefined });
    expect(text).toContain("| Activation rate | [⚪ no data](../../.github/almanac.yml#L1) |");
    expect(text).toContain("Nothing is connected yet that tells it: give it a `source`.");
  });

  it("say what is wrong with a file and where, and the report is made all the same", () => {
    const { text, plan } = reported("::figures\n", GROWTH.replace("61.8", "=HYPERLINK(1)"));
    expect(text).toContain('data/growth.csv:5: "=HYPERLINK(1)" in column "activation\\_rate" is no number');
    expect(plan.problems).toEqual([]);
  });

  it("are drawn beside the report, with their numbers in a table", () => {
    const { files, text } = reported('::chart{metric="activation-rate" periods="4"}\n', GROWTH);
    expect(files.map(({ path }) => path)).toEqual([
      "reports/weekly-analytics/2026-W47.md",
      "reports/weekly-analytics/2026-W47-activation-rate.svg",
    ]);
    expect(text).toContain("![Activation rate, the newest 4](2026-W47-activation-rate.svg)");
    expect(text).toContain("| W47 | 61.8\u00a0% |");
  });

  it("are not read where no template asks for them", () => {
    const repository = new SimulatedRepository({ files: { [TEMPLATE]: "Nothing\n" } });
    const asked: string[] = [];
    planAt(repository, aPlaybookOf([weekly], { metrics: [metric] }), NOW, {
      answer: (requirement) => {
        asked.push(requirement.kind);
        return undefined;
      },
    });
    expect(asked).not.toContain("input");
  });

  it("are an error of the template where the name is wrong", () => {
    const { plan } = reported('::figure{metric="activation"}\n', GROWTH);
    expect(plan.problems).toMatchObject([
      { id: "template-invalid", cause: expect.stringContaining("There is no metric `activation`") as string },
    ]);
  });

  it("are left alone once the draft stands", () => {
    const repository = new SimulatedRepository({ files: { [TEMPLATE]: "::figures\n", "data/growth.csv": GROWTH } });
    const playbook = aPlaybookOf([weekly], { metrics: [metric] });
    passAt(repository, playbook, NOW);
    expect(planAt(repository, playbook, NOW).operations).toEqual([]);
  });
});
