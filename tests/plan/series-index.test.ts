import { expect, it } from "vitest";
import { aCadence, aMetric, aPlaybookOf } from "../support/builders.ts";
import { keysOf, operationsOf } from "../support/simulated-view.ts";
import { passAt, planAt } from "../support/simulated-pass.ts";
import { SimulatedRepository } from "../support/simulated-repository.ts";

const weekly = aCadence({ delivery: "pull-request", steps: [] });
const daily = aCadence({
  id: "daily-metrics",
  title: "Daily metrics",
  activity: "KPI dashboard update",
  delivery: "commit",
  pace: "daily",
  rhythm: { kind: "daily" },
  at: "08:00",
  steps: [],
});
const template = '# {title} {period}\n\n::figures{group="growth"}\n';
const metrics = [aMetric()];
const shop = () =>
  new SimulatedRepository({
    files: {
      ".github/almanac/figures.md": template,
      "data/growth.csv": "week,activation_rate\n2026-W45,58\n2026-W46,61\n2026-W47,59.5\n",
      "reports/weekly-analytics/notes on this.md": "Ours.\n",
    },
  });
const seriesOf = (repository: SimulatedRepository, id: string, branch = "main") =>
  repository.branches.get(branch)?.files.get(`reports/${id}/README.md`);

/** Lives through so many weeks, whose reports are merged on the day they come. */
function lived(repository: SimulatedRepository, ...mondays: readonly string[]): void {
  const playbook = aPlaybookOf([{ ...weekly, template: ".github/almanac/figures.md" }], { metrics });
  for (const monday of mondays) {
    passAt(repository, playbook, `${monday}T08:17:00Z`);
    const report = repository.items.findLast((item) => item.marker.kind === "report");
    if (report !== undefined) repository.merge(report.number, "fay", `${monday}T10:00:00Z`);
    passAt(
      repository,
      playbook,
      `${monday.slice(0, 8)}${String(Number(monday.slice(8)) + 1).padStart(2, "0")}T08:17:00Z`,
    );
  }
}

it("a series lists its reports, newest first, each with its figures as they are remembered", () => {
  const repository = shop();
  lived(repository, "2026-11-16", "2026-11-23");
  expect(seriesOf(repository, "weekly-analytics")).toBe(`# Weekly analytics

Weekly performance analysis. [All figures](../README.md)

| | Newest | Target | Last 12 |
|---|---|---|---|
| Activation rate | ❌ 59.5\u00a0% | >\u00a060\u00a0% | \`█▁\` |

| Report | Activation rate |
|---|---|
| [2026-W47](2026-W47.md) | ❌ 59.5\u00a0% |
| [2026-W46](2026-W46.md) | ✅ 61.0\u00a0% |

The figures are those known today; each report says what was known when it was written.
`);
});

it("a series stays as it is while no report of it is merged, and is not even looked at", () => {
  const repository = shop();
  lived(repository, "2026-11-16", "2026-11-23");
  const playbook = aPlaybookOf([{ ...weekly, template: ".github/almanac/figures.md" }], { metrics });
  const before = seriesOf(repository, "weekly-analytics");
  repository.branches.get("main")?.files.set("reports/weekly-analytics/README.md", "Somebody's.\n");
  passAt(repository, playbook, "2026-11-26T08:17:00Z");
  expect([before === undefined, seriesOf(repository, "weekly-analytics")]).toEqual([false, "Somebody's.\n"]);
});

it("a draft that is drawn anew is no report yet", () => {
  const repository = shop();
  const playbook = aPlaybookOf([{ ...weekly, template: ".github/almanac/figures.md" }], { metrics });
  for (const monday of ["2026-11-16", "2026-11-23"]) passAt(repository, playbook, `${monday}T08:17:00Z`);
  const [first, second] = repository.items.filter((item) => item.marker.kind === "report");
  repository.merge(first?.number ?? 0, "fay", "2026-11-23T10:00:00Z");
  repository.branches.get("main")?.files.set("data/growth.csv", "week,activation_rate\n2026-W46,61\n2026-W47,70\n");
  const operations = operationsOf(passAt(repository, playbook, "2026-11-24T08:17:00Z"), "commit-files");
  expect(operations.map(({ key }) => key.split(":")[0])).toContain("redraw");
  expect(second?.state).toBe("open");
  const listed = seriesOf(repository, "weekly-analytics");
  expect([listed?.includes("2026-W46.md"), listed?.includes("2026-W47.md")]).toEqual([true, false]);
});

it("a daily series is brought up to date by the pass that commits its report", () => {
  const repository = shop();
  const playbook = aPlaybookOf([daily], { metrics });
  for (const day of ["2026-11-23", "2026-11-24"]) passAt(repository, playbook, `${day}T07:17:00Z`);
  expect(seriesOf(repository, "daily-metrics")).toContain(
    "| [2026-11-23](2026-11-23.md) | ❌ 59.5\u00a0% |\n| [2026-11-22](2026-11-22.md) | ❌ 59.5\u00a0% |\n",
  );
  expect(keysOf(planAt(repository, playbook, "2026-11-24T09:00:00Z"))).toEqual([]);
});

it("a series of many figures says of each report how many met their target, and which did not", () => {
  const many = ["a", "b", "c"].map((id) => aMetric({ id, title: id.toUpperCase(), target: "above 50%" }));
  const repository = shop();
  const playbook = aPlaybookOf([daily], { metrics: [...metrics, ...many] });
  passAt(repository, playbook, "2026-11-23T07:17:00Z");
  expect(seriesOf(repository, "daily-metrics")).toContain(
    "| [2026-11-22](2026-11-22.md) | 3 of 4 | Activation rate 59.5\u00a0% |",
  );
});

it("where the default branch takes no commits, a series stands on the data branch and links the other", () => {
  const repository = shop();
  repository.closed = "changes must come by pull request";
  lived(repository, "2026-11-23");
  expect(seriesOf(repository, "weekly-analytics")).toBeUndefined();
  expect(seriesOf(repository, "weekly-analytics", "almanac-data")).toContain(
    "[2026-W47](../../../HEAD/reports/weekly-analytics/2026-W47.md)",
  );
});

it("reports of long ago are listed by month", () => {
  const repository = shop();
  const files = repository.branches.get("main")?.files;
  for (let week = 1; week <= 40; week += 1)
    files?.set(`reports/weekly-analytics/2025-W${String(week).padStart(2, "0")}.md`, "Old.\n");
  for (let week = 1; week <= 40; week += 1)
    files?.set(`reports/weekly-analytics/2026-W${String(week).padStart(2, "0")}.md`, "Old.\n");
  lived(repository, "2026-11-23");
  expect(seriesOf(repository, "weekly-analytics")).toContain(
    "### Before\n\n- May 2025: [2025-W21](2025-W21.md) · [2025-W20](2025-W20.md)",
  );
  expect(
    operationsOf(planAt(repository, aPlaybookOf([weekly], { metrics }), "2026-11-24T12:00:00Z"), "commit-files"),
  ).toEqual([]);
});

it.each(["index:", "history:"])("what a pass left of it to the next one is done by that: %s", (left) => {
  const repository = shop();
  const playbook = aPlaybookOf([{ ...weekly, template: ".github/almanac/figures.md" }], { metrics });
  lived(repository, "2026-11-16");
  const { operations } = planAt(repository, playbook, "2026-11-23T08:17:00Z");
  expect(operations.some(({ key }) => key.startsWith(left))).toBe(true);
  repository.apply({ operations: operations.filter(({ key }) => !key.startsWith(left)) }, "2026-11-23T08:17:00Z");
  expect(keysOf(planAt(repository, playbook, "2026-11-23T08:27:00Z"))).toContain(`commit-files ${left}2026-11-23`);
  passAt(repository, playbook, "2026-11-23T08:27:00Z");
  expect(keysOf(planAt(repository, playbook, "2026-11-23T08:37:00Z"))).toEqual([]);
});
