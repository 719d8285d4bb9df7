import { describe, expect, it } from "vitest";
import { foldIncident } from "../../src/incident/fold-incident.ts";
import { incidentFigures } from "../../src/incident/incident-figures.ts";
import type { Incident } from "../../src/incident/incident.ts";
import { veiledIncident } from "../../src/incident/veiled-incident.ts";
import { renderIncidentRecord } from "../../src/render/incident-record.ts";
import { parseTarget } from "../../src/playbook/parse-target.ts";
import type { Item } from "../../src/snapshot/item.ts";
import { SHOP, Story, anIssue, shopRules } from "../support/incident-world.ts";

const RULES = SHOP.incidents;
const NOVEMBER = { from: "2026-10-31T23:00:00Z", to: "2026-11-30T23:00:00Z" };

function incident(number: number, title: string, story: Story): Incident {
  const folded = foldIncident(anIssue({ number, title }), story.entries, shopRules());
  if (folded === undefined) throw new Error("there is no incident");
  return folded;
}

const night = incident(
  600,
  "Checkout | is down <b>",
  new Story()
    .label("02:47", "eve", "P0")
    .say("02:51", "dev", "/ack")
    .say("03:12", "dev", "/mitigated")
    .close("03:45", "dev"),
);
const slow = incident(
  601,
  "Search is slow",
  new Story()
    .label("03:00", "eve", "P1")
    .say("04:30", "dev", "/ack")
    .say("05:00", "dev", "/mitigated")
    .close("05:30", "dev"),
);
const nothing = incident(
  602,
  "Wrong alarm",
  new Story().label("06:00", "eve", "P1").close("06:10", "ada", "not_planned"),
);

const item = (change: Partial<Item>): Item => ({
  kind: "issue",
  number: 700,
  title: "Alert on certificates",
  body: "",
  author: "github-actions[bot]",
  marker: { kind: "action-item", key: ["600", "a"], notes: { due: "2026-11-25", type: "monitoring" } },
  state: "open",
  stateReason: undefined,
  labels: [],
  assignees: ["bo"],
  createdAt: "2026-11-22T10:00:00Z",
  updatedAt: "2026-11-22T10:00:00Z",
  closedAt: undefined,
  mergedAt: undefined,
  comments: 0,
  ...change,
});

const pull = (number: number, of: number): Item =>
  item({
    kind: "pull-request",
    number,
    mergedAt: "2026-11-22T09:00:00Z",
    state: "closed",
    marker: {
      kind: "post-mortem",
      key: [String(of), "1"],
      notes: { cause: "pinned-authority", path: `postmortems/2026/2026-11-21-${of}.md` },
    },
  });

const unmerged = item({
  kind: "pull-request",
  number: 652,
  marker: { kind: "post-mortem", key: ["601", "1"], notes: { due: "2026-11-23T08:00:00Z" } },
});

const within = (severity: string) => (severity === "P0" ? 300_000 : 3_600_000);

describe("the figures of a month", () => {
  it("count, time and add up, each minute of overlapping outages once, false alarms apart", () => {
    const figures = incidentFigures([slow, night, nothing], NOVEMBER, RULES, within);
    expect(figures.incidents.map(({ number }) => number)).toEqual([600, 601]);
    expect(figures.falseAlarms.map(({ number }) => number)).toEqual([602]);
    expect(figures.severities).toMatchObject([
      { severity: "P0", count: 1, acknowledge: { n: 1, median: 240_000 }, answered: { inTime: 1, of: 1 } },
      { severity: "P1", count: 1, acknowledge: { median: 5_400_000 }, answered: { inTime: 0, of: 1 } },
    ]);
    // P1 slows users down; only P0, and what is flagged, cuts them off.
    expect(figures.downtime).toBe(25 * 60_000);
    // 03:12 to 05:00: while users are cut off, they are not served worse besides.
    expect(figures.degraded).toBe(108 * 60_000);
    expect(figures.uptime).toBeCloseTo(1 - 25 / (30 * 1440), 10);
    expect(figures.restore).toMatchObject({ n: 2, median: 72.5 * 60_000 });
  });

  it("count a minute once in which two outages overlap", () => {
    const flagged = { ...slow, flags: [{ flag: "outage", at: slow.declared.at, by: "eve" }] };
    // 02:47 to 03:12 and 03:00 to 05:00 are 133 minutes together.
    expect(incidentFigures([flagged, night], NOVEMBER, RULES, within).downtime).toBe(133 * 60_000);
  });

  it("count an outage that is confidential, too, and nothing else of its flags", () => {
    const deed = { at: slow.declared.at, by: "eve" };
    const veiled = veiledIncident(
      {
        ...slow,
        flags: [
          { flag: "outage", ...deed },
          { flag: "data-breach", ...deed },
        ],
      },
      RULES,
    );
    expect(veiled.flags.map(({ flag }) => flag)).toEqual(["outage"]);
    expect(incidentFigures([veiled], NOVEMBER, RULES, within).downtime).toBe(120 * 60_000);
  });

  it("are whole and without data where nothing happened", () => {
    expect(
      incidentFigures([night], { from: "2026-11-30T23:00:00Z", to: "2026-12-31T23:00:00Z" }, RULES, within),
    ).toEqual({
      incidents: [],
      falseAlarms: [],
      severities: [],
      restore: undefined,
      downtime: 0,
      degraded: 0,
      uptime: 1,
    });
  });
});

describe("the record of a month", () => {
  const record = {
    product: "Acme Shop",
    period: "2026-11",
    zone: "Europe/Berlin",
    until: "2026-11-30",
    figures: incidentFigures([slow, night, nothing], NOVEMBER, RULES, within),
    terms: { P0: within("P0"), P1: within("P1") },
    targets: { uptime: parseTarget("above 99.9%"), mttr: parseTarget("under 30 min") },
    postMortems: [pull(650, 600), pull(651, 590), unmerged],
    actions: [
      item({}),
      item({ number: 701, state: "closed", stateReason: "completed", closedAt: "2026-11-24T10:00:00Z" }),
      item({ number: 702, state: "closed", stateReason: "not_planned", closedAt: "2026-11-24T10:00:00Z" }),
      item({
        number: 703,
        marker: { kind: "action-item", key: ["590", "b"], notes: { due: "2026-12-20", type: "process" } },
      }),
      // Done after the month, and promised after it: neither changes what stood at its end.
      item({
        number: 704,
        state: "closed",
        stateReason: "completed",
        closedAt: "2026-12-01T10:00:00Z",
        marker: { kind: "action-item", key: ["600", "c"], notes: { due: "2026-12-22", type: "monitoring" } },
      }),
      item({ number: 705, createdAt: "2026-12-01T07:00:00Z" }),
    ],
    unread: [],
  };

  it("tells what happened, how it was answered, what came back and which promises were kept", () => {
    const text = renderIncidentRecord(record);
    expect(text).toBe(`# Incidents of Acme Shop, November 2026

**2 incidents (1 P0 and 1 P1).** As of 30 November 2026, times in Europe/Berlin.

- **Uptime 99.942\u00a0%**, target above 99.9\u00a0% ✅: users could not work for 25\u00a0min, and were served worse for 1\u00a0h 48\u00a0min besides, which does not count.
- **MTTR 1\u00a0h 13\u00a0min**, target under 30\u00a0min ❌: median of 2, longest 2\u00a0h, P3 left out.

## Look at these first

- [#601](../../../../issues/601) (P1) was answered after 1\u00a0h 30\u00a0min; the term is 1\u00a0h.
- The post-mortem of [#601](../../../../issues/601) was due 23 November 2026 and is not merged.
- 1 action item overdue: [#700](../../../../issues/700), the oldest by 5 days.

## By severity

| | Count | Answered in time | Answered after (MTTA) | Restored after (MTTR) |
| --- | --- | --- | --- | --- |
| P0 | 1 | 1 of 1 | 4\u00a0min, longest 4\u00a0min (n\u00a0=\u00a01) | 25\u00a0min, longest 25\u00a0min (n\u00a0=\u00a01) |
| P1 | 1 | 0 of 1 | 1\u00a0h 30\u00a0min, longest 1\u00a0h 30\u00a0min (n\u00a0=\u00a01) | 2\u00a0h, longest 2\u00a0h (n\u00a0=\u00a01) |

The median, and what nine of ten did not exceed, of fewer than ten the longest. Both times count from when it was noticed.

## One by one

| Declared | | What | Answered after | Restored after | Cause | Post-mortem |
| --- | --- | --- | --- | --- | --- | --- |
| 2026-11-21 02:47 | P0 | [#600](../../../../issues/600) Checkout \\| is down &lt;b> | 4\u00a0min | 25\u00a0min | \`pinned-authority\` | [merged](../../postmortems/2026/2026-11-21-600.md) |
| 2026-11-21 03:00 | P1 | [#601](../../../../issues/601) Search is slow | 1\u00a0h 30\u00a0min | 2\u00a0h |  | open, [#652](../../../../issues/652) |

## False alarms

- [#602](../../../../issues/602) Wrong alarm, by ada

## Causes that came back

- \`pinned-authority\`: [#600](../../../../issues/600) and [#590](../../../../issues/590); still open: [#700](../../../../issues/700), [#703](../../../../issues/703) and [#704](../../../../issues/704)

## What was promised

**1 of 3 promises due until then done in time** (33\u00a0%); 1 dropped and 1 still open. Done so far, by kind: monitoring 1 of 4 and process 0 of 1.

| Open, oldest deadline first | Owner | Due | Overdue | Age |
| --- | --- | --- | --- | --- |
| [#700](../../../../issues/700) Alert on certificates | bo | 2026-11-25 | **5 days** | 8 days |
| [#703](../../../../issues/703) Alert on certificates | bo | 2026-12-20 |  | 8 days |
| [#704](../../../../issues/704) Alert on certificates | bo | 2026-12-22 |  | 8 days |
`);
    expect(renderIncidentRecord(record)).toBe(text);
  });

  it("says so where nothing happened, and where something could not be read", () => {
    const figures = incidentFigures([], NOVEMBER, RULES, within);
    const text = renderIncidentRecord({ ...record, figures, postMortems: [], actions: [], unread: ["#7"] });
    expect(text).toContain("**No incident in November 2026.** Users could work all the time");
    expect(text).toMatch(/Not everything could be read: .*7\./);
    expect(text).not.toContain("## By severity");
    expect(text).not.toContain("Recorded since");
    expect(renderIncidentRecord({ ...record, figures, since: "2026-11-09" })).toContain(
      "times in Europe/Berlin. Recorded since 9 November 2026.",
    );
  });
});
