import { describe, expect, test } from "vitest";
import { degradedAsDown } from "../../../src/incident/counts-as.ts";
import type { Incident } from "../../../src/incident/incident.ts";
import type { DirectiveUse } from "../../../src/markdown/directive.ts";
import { tellIncidents } from "../../../src/metrics/tell-incidents.ts";
import { type IncidentScene, showIncidents } from "../../../src/render/incidents/incident-directives.ts";
import type { Teller } from "../../../src/metrics/teller.ts";
import { incidentUptime } from "../../../src/render/incidents/incident-uptime.ts";
import { anIncident } from "../../support/an-incident.ts";
import { SHOP } from "../../support/incident-world.ts";

const WEEK = { key: "2026-W47", from: "2026-11-16", to: "2026-11-22" };
const deed = (at: string) => ({ at, by: "bo" });

function incident(title: string, from: string, to: string | undefined, change: Partial<Incident> = {}): Incident {
  const mitigated = to === undefined ? undefined : deed(to);
  return anIncident({
    title,
    severity: "P0",
    declared: deed(from),
    detected: from,
    started: undefined,
    mitigated,
    spells: [{ from, acknowledged: undefined, mitigated, ended: to }],
    flags: [],
    falseAlarm: undefined,
    duplicateOf: undefined,
    ...change,
  });
}

function shown(use: Partial<DirectiveUse>, incidents: IncidentScene["incidents"]) {
  const uptimeBy = (rules: Parameters<typeof tellIncidents>[2]["rules"]) =>
    tellIncidents("length" in incidents ? incidents : [], "uptime", {
      rules,
      recordedSince: "2026-11-18",
      zone: "Europe/Berlin",
      now: "2026-11-23T08:00:00Z",
    });
  const made = showIncidents(
    { name: "incidents", attributes: {}, content: "", line: 1, ...use },
    {
      incidents,
      uptime: uptimeBy(SHOP.incidents),
      unhindered: uptimeBy(degradedAsDown(SHOP.incidents)),
      good: 99.9,
      product: "Acme Shop",
      zone: "Europe/Berlin",
      draw: (chart) => JSON.stringify(chart),
    },
    WEEK,
  );
  if ("wrong" in made) return made.wrong;
  return { text: made.text?.replaceAll("\u00a0", " "), picture: made.picture?.name };
}

describe("incidents of a period", () => {
  test("are a timeline with a table, in order, from the trouble's beginning until users could work", () => {
    const made = shown({}, [
      incident("Search slow", "2026-11-22T15:20:00Z", undefined, { severity: "P1" }),
      incident("Checkout down", "2026-11-21T01:47:00Z", "2026-11-21T02:26:00Z", { started: "2026-11-21T01:40:00Z" }),
      incident("Last month", "2026-10-21T01:47:00Z", "2026-10-21T02:26:00Z"),
      incident("No trouble", "2026-11-20T01:47:00Z", "2026-11-20T02:26:00Z", {
        falseAlarm: deed("2026-11-20T02:26:00Z"),
      }),
      incident("Only asked for", "2026-11-20T01:47:00Z", "2026-11-20T02:26:00Z", { severity: undefined }),
      incident("Next week", "2026-11-23T01:47:00Z", undefined),
    ]);
    expect(made).toEqual({
      picture: "2026-W47.incidents.svg",
      text: `![Incidents](2026-W47.incidents.svg)

<details><summary>Incidents in numbers</summary>

| | What | From | Lasted |
|---|---|---:|---:|
| P0 | Checkout down | 21 Nov, 02:40 | 46 min |
| P1 | Search slow | 22 Nov, 16:20 | still open |

</details>`,
    });
  });

  test("are said to be none, or are left out, where there were none", () => {
    expect(shown({}, [])).toEqual({ text: "No incidents.", picture: undefined });
    expect(shown({ attributes: { empty: "hide" } }, [])).toEqual({ text: undefined, picture: undefined });
  });

  test("say why they are not known, which is not the same as none", () => {
    expect(shown({}, { because: "The token may not read issues." })).toMatchObject({
      text: "The token may not read issues.",
    });
    expect(shown({ name: "uptime" }, { because: "The token may not read issues." })).toMatchObject({
      text: "The token may not read issues.",
    });
  });
});

describe("uptime of a period", () => {
  test("is a strip of days; those before anything was recorded are gaps, not whole", () => {
    const made = shown({ name: "uptime", attributes: { days: "7" } }, [
      incident("Checkout down", "2026-11-21T11:00:00Z", "2026-11-21T12:12:00Z"),
    ]);
    expect(made).toMatchObject({ picture: "2026-W47.uptime-7-days.svg" });
    expect(typeof made === "object" ? made.text : "").toContain(
      [
        "| Day | Acme Shop |",
        "|---|---:|",
        "| 16 Nov | no data |",
        "| 17 Nov | no data |",
        "| 21 Nov | 95 % |",
        "| 4 other days | 100 % |",
        "| The 5 recorded days | 99 % |",
      ].join("\n"),
    );
  });

  test("has a second row where some days were only degraded", () => {
    const made = shown({ name: "uptime", attributes: { days: "3" } }, [
      incident("Checkout down", "2026-11-21T11:00:00Z", "2026-11-21T12:12:00Z"),
      incident("Search slow", "2026-11-22T00:00:00Z", "2026-11-22T12:00:00Z", { severity: "P1" }),
    ]);
    expect(typeof made === "object" ? made.text : "").toContain(
      [
        "| Day | Acme Shop | Neither down nor degraded |",
        "|---|---:|---:|",
        "| 21 Nov | 95 % | 95 % |",
        "| 22 Nov | 100 % | 50 % |",
        "| 1 other day | 100 % | 100 % |",
        "| All days | 98.3 % | 81.7 % |",
      ].join("\n"),
    );
  });

  test("looks back ninety days at most", () => {
    expect(shown({ name: "uptime", attributes: { days: "91" } }, [])).toBe("`days` is a number from 2 to 90.");
  });
});

test("a strip of days over the turn of the year says which days were last year's", () => {
  const teller: Teller = {
    source: "incidents",
    unit: "percent",
    days: "all",
    stands: false,
    tell: ({ to }) => ({ kind: "said", value: 100, sample: 0, asOf: to, steps: [] }),
  };
  const strip = incidentUptime({ uptime: teller, unhindered: teller }, "Acme Shop", {
    last: "2027-01-02",
    days: 3,
    good: 99.9,
  });
  expect(strip.rows[0]?.days.map(({ label }) => label)).toEqual(["31 Dec 2026", "1 Jan", "2 Jan"]);
});
