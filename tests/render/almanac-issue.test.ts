import { expect, test } from "vitest";
import { readBoxes } from "../../src/markdown/checklist.ts";
import { readMarker } from "../../src/markdown/marker.ts";
import { almanacTitle, renderAlmanacIssue } from "../../src/render/almanac-issue.ts";
import type { AlmanacIssue } from "../../src/render/almanac-view.ts";
import { emptyLedger, readLedger, writeLedger } from "../../src/snapshot/ledger.ts";
import { applied, cadence, occurrence } from "./sample.ts";

const ledger = writeLedger(emptyLedger);

function almanac(change: Partial<AlmanacIssue> = {}): AlmanacIssue {
  return {
    product: "Acme Shop",
    zone: "Europe/Berlin",
    playbookFile: ".github/almanac.yml",
    gate: undefined,
    paused: undefined,
    problems: [],
    open: [],
    next: [],
    waiting: [],
    ask: { paused: false, redraw: false, open: [] },
    dataBranch: undefined,
    ledger,
    ...change,
  };
}

const problem = {
  id: "owner-not-assignable",
  cause: "GitHub does not let kim be assigned.",
  place: ".github/almanac.yml:14",
  fix: "Name somebody else there.",
};

test("the almanac issue says what needs somebody, what is open, what comes next, and what may be asked for", () => {
  const body = renderAlmanacIssue(
    almanac({
      problems: [problem],
      open: [
        {
          title: "Published content 2026-W45",
          target: 455,
          owner: ["gus"],
          dueAt: "2026-11-17T17:00:00Z",
          overdue: true,
        },
        {
          title: "Weekly analytics 2026-W47",
          target: 481,
          owner: ["fay"],
          dueAt: "2026-11-24T17:00:00Z",
          overdue: false,
        },
      ],
      next: [{ occurrence: occurrence(cadence(), "2026-11-30"), owner: ["fay"] }],
      waiting: [{ cadence: cadence({ title: "Strategic review" }), first: occurrence(cadence(), "2027-01-04") }],
      ask: { paused: false, redraw: true, open: [cadence()] },
      dataBranch: "almanac-data",
      away: [{ who: "bo", range: { from: "2026-12-21", to: "2027-01-03" } }],
    }),
  );
  expect(body).toBe(`**What needs somebody, what is open and what comes next for Acme Shop.** Times are Europe/Berlin.

### Needs somebody

- **GitHub does not let kim be assigned.** ([line 14 of the playbook](../blob/HEAD/.github/almanac.yml#L14)) Name somebody else there.
- **Overdue since Tue 17 Nov 2026, 18:00:** Published content 2026-W45 #455, gus

### Open

| Due | What | Who |
|---|---|---|
| Tue 24 Nov 2026, 18:00 | Weekly analytics 2026-W47 #481 | fay |

### Due next

| When | What | Who |
|---|---|---|
| Mon 30 Nov 2026, 09:00 | Weekly analytics 2026-W48 | fay |

### Waiting for their first date

- Mon 4 Jan 2027, 09:00: Strategic review

**Away:** bo from 21 December 2026 to 3 January 2027.

### Ask for something now

- [ ] Look again now, and write this issue afresh <!-- box:ask/run -->
- [ ] Bring the open drafts up to date; what people edited stays <!-- box:ask/redraw -->
- [ ] Pause: while this is ticked, nothing is opened, closed or committed <!-- box:ask/pause -->

<details><summary>Open something before its time</summary>

- [ ] Weekly analytics <!-- box:ask/open/weekly-analytics -->

</details>

[Playbook](../blob/HEAD/.github/almanac.yml) · [Reports](../tree/HEAD/reports) · [Daily reports](../tree/almanac-data/reports)

Change what comes, when and for whom in the playbook. Away for a while? Comment \`/away 2026-12-21..2027-01-03\` here. This text is kept up to date by Almanac: comments stay, what is written into it does not.

${ledger}

<!-- almanac:1 almanac -->`);
});

test("with nothing to say it says so, and still holds its ledger", () => {
  const body = applied(renderAlmanacIssue(almanac()));
  expect(body).toContain("### Needs somebody\n\nNothing just now.\n\n### Ask for something now");
  expect(readLedger(body)).toEqual(emptyLedger);
  expect(readMarker(body)).toEqual({ kind: "almanac", key: [], notes: {} });
});

test("the title names the product", () => {
  expect(almanacTitle("Acme Shop")).toBe("Almanac of Acme Shop");
});

test("what this plan opens is shown only where opening it worked", () => {
  const open = [
    {
      title: "Weekly analytics 2026-W47",
      target: { ref: "open:a" },
      owner: ["fay"],
      dueAt: "2026-11-24T17:00:00Z",
      overdue: false,
    },
    {
      title: "Content week 2026-W47",
      target: { ref: "open:b" },
      owner: ["gus"],
      dueAt: "2026-11-23T17:00:00Z",
      overdue: true,
    },
  ];
  const gate = { number: { ref: "open:gate" }, title: "Launch sign-off" };
  const body = renderAlmanacIssue(almanac({ open, gate }));
  const done = applied(body, { "open:a": 500, "open:b": 501, "open:gate": 1 });
  expect(done).toContain("| Tue 24 Nov 2026, 18:00 | Weekly analytics 2026-W47 #500 | fay |");
  expect(done).toContain("- **Overdue since Mon 23 Nov 2026, 18:00:** Content week 2026-W47 #501, gus");
  expect(done).toContain("> Everything recurring waits for **Launch sign-off** #1. Incidents do not wait.");
  const failed = applied(body);
  expect(failed).toContain("| Tue 24 Nov 2026, 18:00 | Weekly analytics 2026-W47 (not opened yet) | fay |");
  expect(failed).toContain("- **Overdue since Mon 23 Nov 2026, 18:00:** Content week 2026-W47 (not opened yet), gus");
  expect(failed).toContain("> Everything recurring waits for its sign-off, whose issue is not opened yet.");
});

test("while it is paused its box stays ticked and the reason stands on top", () => {
  const body = applied(
    renderAlmanacIssue(
      almanac({ paused: "`paused: true` in .github/almanac.yml", ask: { paused: true, redraw: false, open: [] } }),
    ),
  );
  expect(body.split("\n").slice(2, 4)).toEqual([
    "> [!WARNING]",
    "> **Paused:** `paused: true` in .github/almanac.yml. Until that changes, nothing is opened, closed or committed.",
  ]);
  expect(readBoxes(body).map(({ id, checked }) => [id, checked])).toEqual([
    ["ask/run", false],
    ["ask/pause", true],
  ]);
});

test("two hundred cadences with long names and much wrong leave it below GitHub's limit, ledger whole", () => {
  const many = Array.from({ length: 200 }, (_, index) =>
    cadence({ id: `cadence-${index}`, title: `Cadence ${index} ${"long ".repeat(40)}` }),
  );
  const cadences = Object.fromEntries(
    many.map((one, index) => [one.id, { adopted: "2026-11-23T08:00:00Z", newest: "2026-11-23", issue: 1000 + index }]),
  );
  const full = writeLedger({ ...emptyLedger, cadences });
  const issue = almanac({
    problems: many.map((one) => ({ ...problem, cause: `${one.title} is wrong` })),
    open: many.flatMap((one, index) =>
      [true, false].map((overdue) => ({
        title: one.title,
        target: index,
        owner: ["fay", "eve"],
        dueAt: "2026-11-24T17:00:00Z",
        overdue,
      })),
    ),
    next: many.map((one) => ({ occurrence: { ...occurrence(), cadence: one }, owner: ["fay"] })),
    waiting: many.map((one) => ({ cadence: one, first: undefined })),
    ask: { paused: false, redraw: true, open: many },
    ledger: full,
  });
  const body = applied(renderAlmanacIssue(issue));
  expect(body.length).toBeLessThanOrEqual(60_000);
  expect(body).toContain("more overdue items");
  expect(body).toContain("more cadences, on their dates");
  expect(readLedger(body)?.cadences).toEqual(cadences);
});

test("the same facts give the same bytes", () => {
  const issue = almanac({ problems: [problem] });
  expect(renderAlmanacIssue(structuredClone(issue))).toBe(renderAlmanacIssue(issue));
});
