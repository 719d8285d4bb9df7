import { describe, expect, it } from "vitest";
import { aCadence, aCsv, aMetric, aPlaybookOf } from "../support/builders.ts";
import { writeMarker } from "../../src/markdown/marker.ts";
import { SHOP } from "../support/incident-world.ts";
import { itemOf, keysOf, ledgerIn } from "../support/simulated-view.ts";
import { diesAfter, failing, passAt, planAt } from "../support/simulated-pass.ts";
import { SimulatedRepository } from "../support/simulated-repository.ts";

const DAY = "2026-11-23T08:00:00Z";
const NEXT = "2026-11-24T08:00:00Z";
const GROWTH = "week,activation_rate\n2026-W45,58\n2026-W46,59\n2026-W47,59.5\n";
const playbook = aPlaybookOf([aCadence({ delivery: "pull-request", steps: [] })], {
  metrics: [
    aMetric(),
    aMetric({
      id: "nps",
      title: "NPS",
      category: "Quality",
      target: "above 50",
      origin: undefined,
      owner: "project-shepherd",
    }),
    aMetric({ id: "trials", title: "Trials", category: "Retention", origin: aCsv({ file: "data/trials.csv" }) }),
  ],
});
const shop = () =>
  new SimulatedRepository({
    files: { "data/growth.csv": GROWTH, "data/trials.csv": "week,activation_rate\n2026-W40,70\n" },
  });
const index = (repository: SimulatedRepository, branch = "main") =>
  repository.branches.get(branch)?.files.get("reports/README.md") ?? "";

describe("the index of reports", () => {
  it("says how the product is: targets, who is needed for what, figures, sources", () => {
    const repository = shop();
    passAt(repository, playbook, DAY);
    expect(index(repository)).toBe(`# Acme Shop

**0 of 3 targets met · 1 missed · 1 stale · 1 not measured**

Figures up to Sunday 22 November 2026 · [open incidents](../../../issues?q=is%3Aissue+is%3Aopen+label%3AP0%2CP1%2CP2) · [how these figures are made](#where-the-figures-come-from)

### Needs somebody

1. **Activation rate missed 3 times running** (59.5\u00a0%, target above 60\u00a0%), fay
2. **Trials: stale.** data/trials.csv ends on 4 October 2026; nothing is concluded from it. fay

### Figures

| | Now | Target | Last 6 |
|---|---|---|---|
| Activation rate | ❌ 59.5\u00a0% | >\u00a060\u00a0% | \`···▁▆█\` |
| Trials | ⏳ stale | >\u00a060\u00a0% | |
| NPS | [⚪ no data](../.github/almanac.yml#L1) | >\u00a050 | |

### Where the figures come from

A figure is a value, zero, _no data_ or _stale_. What is missing or too old counts neither as met nor as missed, and nothing is made of it.

| Figure | Who | Source | n | As of |
|---|---|---|---|---|
| Activation rate | fay | data/growth.csv, 2026-W47 |  | 22 November 2026 |
| Trials | fay | data/trials.csv ends on 4 October 2026; nothing is concluded from it. | | |
| NPS | hal | Nothing is connected yet that tells it: give it a \`source\`. | | |
`);
  });

  it("is written once a day, and only where something in it changed", () => {
    const repository = shop();
    const first = passAt(repository, playbook, DAY);
    expect(keysOf(first)).toContain("commit-files index:2026-11-23");
    expect(ledgerIn(repository).measured).toBe("2026-11-23");
    // The issue is told the number of its draft once both have stood a while.
    expect(passAt(repository, playbook, "2026-11-23T08:20:00Z").nextDueAt).toBe("2026-11-24T07:00:00Z");
    expect(keysOf(planAt(repository, playbook, "2026-11-23T15:00:00Z"))).toEqual([]);
    expect(keysOf(passAt(repository, playbook, NEXT))).toEqual(["update-issue update:almanac"]);
    repository.branches.get("main")?.files.set("data/growth.csv", GROWTH.replace("59.5", "61"));
    expect(keysOf(passAt(repository, playbook, "2026-11-25T08:00:00Z"))).toContain("commit-files index:2026-11-25");
    expect(index(repository)).toContain("✅ 61.0");
  });

  it("names what is overdue with its owner, and the newest reports once they are merged", () => {
    const repository = shop();
    passAt(repository, playbook, DAY);
    passAt(repository, playbook, "2026-11-26T08:00:00Z");
    const issue = itemOf(repository, "occurrence").number;
    expect(index(repository)).toContain(
      `3. **Overdue since 24 November:** Weekly analytics 2026-W47, fay ([#${issue}](../../../issues/${issue}))`,
    );
    repository.merge(itemOf(repository, "report").number, "fay", "2026-11-26T09:00:00Z");
    passAt(repository, playbook, "2026-11-27T08:00:00Z");
    expect(index(repository)).toContain(
      "[Weekly analytics 2026-W47](weekly-analytics/2026-W47.md) · [all](#all-reports)",
    );
    expect(index(repository)).toContain("### All reports\n\n- [Weekly analytics](weekly-analytics)\n");
    expect(index(repository)).not.toContain("Overdue");
  });

  it("stands on the data branch where the default branch takes no commits, and links the other", () => {
    const repository = shop();
    repository.closed = "changes must come by pull request";
    passAt(repository, playbook, DAY);
    repository.merge(itemOf(repository, "report").number, "fay", "2026-11-23T09:00:00Z");
    passAt(repository, playbook, NEXT);
    expect(index(repository)).toBe("");
    expect(index(repository, "almanac-data")).toContain("(../../HEAD/reports/weekly-analytics/2026-W47.md)");
  });

  it("leads to the record of incidents and to the post-mortems", () => {
    const repository = shop();
    const shopful = { ...playbook, incidents: SHOP.incidents };
    passAt(repository, shopful, "2026-11-30T08:00:00Z");
    expect(index(repository)).not.toMatch(/incidents\)|ostmortems/);
    const path = "postmortems/2026/2026-11-21-checkout.md";
    const marker = (incident: number, file: string) =>
      writeMarker({ kind: "post-mortem", key: [String(incident), "1"], notes: { path: file } });
    const pull = (body: string) =>
      repository.open("pull-request", { title: "Post-mortem: Checkout", body }, "2026-11-30T09:00:00Z");
    const numbers = [pull(marker(600, path)), pull(marker(601, "postmortems/2026/2026-11-20-search.md"))];
    for (const number of numbers) repository.merge(number, "fay", "2026-12-01T06:00:00Z");
    for (const at of ["2026-12-01T08:00:00Z", "2026-12-02T08:00:00Z", "2026-12-03T08:00:00Z"])
      passAt(repository, shopful, at);
    expect(index(repository)).toContain(`[Post-mortem 2026-11-21](../${path}) · [all](#all-reports)`);
    expect(index(repository)).toContain(
      "### All reports\n\n- [Incidents, month by month](incidents)\n- [Post-mortems](../postmortems)\n",
    );
    const { recorded } = ledgerIn(repository);
    expect(repository.branches.get("main")?.files.has(`reports/incidents/${recorded ?? ""}.md`)).toBe(true);
  });

  it("is not made without metrics", () => {
    const repository = shop();
    passAt(repository, { ...playbook, metrics: [] }, DAY);
    expect(index(repository)).toBe("");
  });

  it("waits for its hour", () => {
    const plan = planAt(shop(), { ...playbook, cadences: [] }, "2026-11-23T05:00:00Z");
    expect(keysOf(plan)).not.toContain("commit-files index:2026-11-23");
    expect(plan.nextDueAt).toBe("2026-11-23T07:00:00Z");
  });

  it("is made by the next pass where one died or could not look", () => {
    const repository = shop();
    diesAfter(1, repository, playbook, DAY);
    expect(keysOf(passAt(repository, playbook, DAY))).toContain("commit-files index:2026-11-23");
    const other = shop();
    expect(keysOf(passAt(other, playbook, DAY, failing("file")))).not.toContain("commit-files index:2026-11-23");
    expect(keysOf(passAt(other, playbook, DAY))).toContain("commit-files index:2026-11-23");
  });
});
