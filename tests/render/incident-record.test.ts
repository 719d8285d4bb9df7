import { describe, expect, it } from "vitest";
import { foldIncident } from "../../src/incident/fold-incident.ts";
import { incidentFigures } from "../../src/incident/incident-figures.ts";
import type { Incident } from "../../src/incident/incident.ts";
import { renderIncidentRecord } from "../../src/render/incident-record.ts";
import type { Item } from "../../src/snapshot/item.ts";
import { Story, anIssue, shopRules } from "../support/incident-world.ts";

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

const within = (severity: string) => (severity === "P0" ? 300_000 : 3_600_000);

describe("the figures of a month", () => {
  it("count, time and add up, each minute of overlapping outages once, false alarms apart", () => {
    const figures = incidentFigures([slow, night, nothing], NOVEMBER, within);
    expect(figures.incidents.map(({ number }) => number)).toEqual([600, 601]);
    expect(figures.falseAlarms.map(({ number }) => number)).toEqual([602]);
    expect(figures.severities).toMatchObject([
      { severity: "P0", count: 1, acknowledge: { n: 1, median: 240_000 }, answered: { inTime: 1, of: 1 } },
      { severity: "P1", count: 1, acknowledge: { median: 5_400_000 }, answered: { inTime: 0, of: 1 } },
    ]);
    // 02:47 to 03:12 and 03:00 to 05:00 are 133 minutes together.
    expect(figures.downtime).toBe(133 * 60_000);
    expect(figures.uptime).toBeCloseTo(1 - 133 / (30 * 1440), 10);
  });

  it("are whole and without data where nothing happened", () => {
    expect(incidentFigures([night], { from: "2026-11-30T23:00:00Z", to: "2026-12-31T23:00:00Z" }, within)).toEqual({
      incidents: [],
      falseAlarms: [],
      severities: [],
      downtime: 0,
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
    figures: incidentFigures([slow, night, nothing], NOVEMBER, within),
    postMortems: [pull(650, 600), pull(651, 590)],
    actions: [
      item({}),
      item({ number: 701, state: "closed", stateReason: "completed", closedAt: "2026-11-24T10:00:00Z" }),
      item({ number: 702, state: "closed", stateReason: "not_planned", closedAt: "2026-11-24T10:00:00Z" }),
      item({
        number: 703,
        marker: { kind: "action-item", key: ["590", "b"], notes: { due: "2026-12-20", type: "process" } },
      }),
    ],
    unread: [],
  };

  it("tells what happened, how it was answered, what came back and which promises were kept", () => {
    const text = renderIncidentRecord(record);
    expect(text).toContain("# Incidents of Acme Shop, November 2026");
    expect(text).toContain(
      "**2 incidents.** Users could not work for 2\u00a0h 13\u00a0min because of P0 and P1: uptime 99.692\u00a0%",
    );
    expect(text).toContain(
      "| P0 | 1 | 4\u00a0min / 4\u00a0min (n\u00a0=\u00a01) | 25\u00a0min / 25\u00a0min (n\u00a0=\u00a01) | 1 of 1 |",
    );
    expect(text).toContain(
      "| 2026-11-21 02:47 | P0 | #600 Checkout \\| is down &lt;b> | 25\u00a0min | [merged](../../postmortems/2026/2026-11-21-600.md) |",
    );
    expect(text).toContain("## False alarms\n\n- #602 Wrong alarm, by ada");
    expect(text).toContain("- `pinned-authority`: #600 and #590; still open: #700 and #703");
    expect(text).toContain(
      "1 of 3 action items due until then were done by their deadline. By kind: monitoring 3 and process 1.",
    );
    expect(text.indexOf("| 2026-11-25 | #700")).toBeLessThan(text.indexOf("| 2026-12-20 | #703"));
    expect(renderIncidentRecord(record)).toBe(text);
  });

  it("says so where nothing happened, and where something could not be read", () => {
    const figures = incidentFigures([], NOVEMBER, within);
    const text = renderIncidentRecord({ ...record, figures, postMortems: [], actions: [], unread: ["#7"] });
    expect(text).toContain("**No incident in 2026-11.**");
    expect(text).toMatch(/Not everything could be read: .*7\./);
    expect(text).not.toContain("## By severity");
  });
});
