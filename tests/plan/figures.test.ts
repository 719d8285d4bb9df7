import { describe, expect, it } from "vitest";
import { aCadence, aCsv, aMetric, aPlaybookOf } from "../support/builders.ts";
import { itemOf, operationsOf } from "../support/simulated-view.ts";
import { type Otherwise, passAt, planAt } from "../support/simulated-pass.ts";
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

  it("say of a row of misses that is as long as is looked back that it may be longer", () => {
    const rows = Array.from({ length: 14 }, (_, index) => `2026-W${34 + index},${50 + index},400`);
    const csv = `${GROWTH.split("\n")[0] ?? ""}\n${rows.join("\n")}\n`;
    const missed = { target: "above 70%" };
    expect(reported('::figure{metric="activation-rate"}\n', csv, missed).text).toContain(
      "missed, 12 weeks running or more, up",
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
    expect(text).toContain("- **Not connected yet**: Activation rate. Give it a `source` in the playbook.");
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

  it("are read once a day, and not by every pass", () => {
    const repository = new SimulatedRepository({ files: { [TEMPLATE]: "::figures\n", "data/growth.csv": GROWTH } });
    const playbook = aPlaybookOf([weekly], { metrics: [metric] });
    const asked: string[] = [];
    const watching: Otherwise = {
      answer: (requirement) => {
        asked.push(requirement.kind);
        return undefined;
      },
    };
    passAt(repository, playbook, NOW, watching);
    expect(asked).toContain("input");
    asked.length = 0;
    passAt(repository, playbook, "2026-11-23T12:00:00Z", watching);
    expect(asked).not.toContain("input");
    passAt(repository, playbook, "2026-11-24T07:00:00Z", watching);
    expect(asked).toContain("input");
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

describe("a draft that stands", () => {
  const begun = () => {
    const repository = new SimulatedRepository({
      files: {
        [TEMPLATE]: '::figures\n\n:::ask{id="why"}\nWhy?\n:::\n',
        "data/growth.csv": GROWTH.replace(/2026-W47.*\n/, ""),
      },
    });
    const playbook = aPlaybookOf([weekly], { metrics: [metric] });
    passAt(repository, playbook, NOW);
    const branch = repository.branches.get("almanac-report/weekly-analytics/2026-W47");
    const path = "reports/weekly-analytics/2026-W47.md";
    return { repository, playbook, files: branch?.files ?? new Map<string, string>(), path };
  };

  it("picks up by itself what arrives late, and leaves what people wrote", () => {
    const { repository, playbook, files, path } = begun();
    expect(files.get(path)).toContain("stale");
    files.set(path, (files.get(path) ?? "").replace("_No answer yet._", "Because."));
    repository.branches.get("main")?.files.set("data/growth.csv", GROWTH);
    const plan = passAt(repository, playbook, "2026-11-24T07:00:00Z");
    expect(operationsOf(plan, "commit-files").map(({ key, reason }) => [key, reason])).toContainEqual([
      "redraw:weekly-analytics:2026-11-23",
      "Its figures have changed.",
    ]);
    expect(files.get(path)).toContain("61.8");
    expect(files.get(path)).toContain("Because.");
    expect(planAt(repository, playbook, "2026-11-24T07:00:00Z").operations).toEqual([]);
  });

  it("is left alone where nothing arrived", () => {
    const { repository, playbook } = begun();
    const plan = passAt(repository, playbook, "2026-11-24T07:00:00Z");
    expect(operationsOf(plan, "commit-files").map(({ key }) => key)).not.toContain(
      "redraw:weekly-analytics:2026-11-23",
    );
  });
});

describe("the issue of a report", () => {
  it("begins with the figures worth a look, worst first", () => {
    const repository = new SimulatedRepository({ files: { [TEMPLATE]: "::figures\n", "data/growth.csv": GROWTH } });
    const missed = { ...metric, id: "b", title: "Another", target: "above 70%" };
    const unconnected = { ...metric, id: "c", title: "Unknown", origin: undefined };
    const absent = { ...metric, id: "d", title: "Absent", origin: aCsv({ file: "data/none.csv" }) };
    passAt(repository, aPlaybookOf([weekly], { metrics: [unconnected, absent, metric, missed] }), NOW);
    const { body } = itemOf(repository, "occurrence");
    expect(body).toContain(`### Look at these first

- **Another 61.8\u00a0%**, target above 70\u00a0%: missed, fourth week running, up 1.1\u00a0points (n = 431).
- **Absent: no data.** There is no data/none.csv.
- **Activation rate 61.8\u00a0%**, target above 60\u00a0%: met, third week running, up 1.1\u00a0points (n = 431).
`);
    expect(body).not.toContain("Unknown");
  });
});

describe("a chart with a forecast", () => {
  const weeks = Array.from({ length: 10 }, (_, index) => `2026-W${38 + index},${(50 + index * 1.2).toFixed(1)},400`);
  const rising = `week,activation_rate,joined\n${weeks.join("\n")}\n`;

  it("says what may come, in which ranges, by which method and how far off that was", () => {
    const { text, files } = reported('::chart{metric="activation-rate" forecast="2"}\n', rising);
    expect(text.replaceAll("\u00a0", " ")).toContain("| +2, forecast | 63.2 % | 63.2 % to 63.2 % | 63.2 % to 63.2 % |");
    expect(files[1]?.text).toContain("Forecast: the straight line; off by ");
  });

  it("is the line alone where too little is known", () => {
    const { text, files } = reported('::chart{metric="activation-rate" forecast="2"}\n', GROWTH);
    expect(text).not.toContain("forecast |");
    expect(files[1]?.text).not.toContain("Forecast");
  });

  it("looks no further than six periods", () => {
    expect(reported('::chart{metric="activation-rate" forecast="60"}\n', GROWTH).plan.problems).toHaveLength(1);
  });
});
