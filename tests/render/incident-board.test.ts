import { expect, it } from "vitest";
import type { Incident } from "../../src/incident/incident.ts";
import { incidentBrief } from "../../src/render/incident/incident-brief.ts";
import { incidentBoard } from "../../src/render/incident/incident-status.ts";
import type { IncidentView } from "../../src/render/incident/incident-view.ts";
import { anIncident } from "../support/an-incident.ts";

const update = (at: string, text: string) => ({ at: `2026-11-25T${at}:00Z`, by: "eve", text, next: undefined });
const deed = (at: string) => ({ at: `2026-11-25T${at}:00Z`, by: "bo" });
const rolling = { ...deed("01:58"), status: "identified" as const, text: "rolling back" };
const back = { ...deed("03:00"), status: "resolved" as const, text: "rolled back to 411" };

const view = (change: Partial<Incident>): IncidentView => ({
  incident: anIncident({ updates: [update("01:55", "No customer can pay")], ...change }),
  severity: undefined,
  clocks: [],
  zone: "Europe/Berlin",
  service: undefined,
  rows: [],
  commander: "bo",
  communicator: [],
  deciders: [],
  escalation: { people: [], title: "Studio Producer" },
  told: [],
  stableSince: undefined,
  monitor: 0,
  postMortem: undefined,
  lookHere: [],
  triage: undefined,
  userNotice: undefined,
});

/** The lines that say what users feel and what is being done. */
const top = (change: Partial<Incident>) => incidentBoard(view(change), { calls: false }).slice(2, 4);

it("says what users feel while they do", () => {
  expect(top({ statuses: [rolling] })).toEqual([
    "**Impact** No customer can pay. Since 02:40.",
    "**Now** rolling back (bo). **Commander** bo.",
  ]);
});

it("tells as past what was said before users could work again", () => {
  expect(top({ mitigated: deed("02:10") })[0]).toBe("**Was** No customer can pay. Begun 02:40.");
  const over = { resolved: { ...deed("03:00"), lacks: [] }, status: "resolved" as const };
  expect(top({ ...over, statuses: [rolling] })).toEqual([
    "**Was** No customer can pay. Begun 02:40.",
    "**Commander** bo.",
  ]);
  expect(top({ ...over, updates: [], statuses: [rolling, back] })).toEqual([
    "**Was** Payments fail. Begun 02:40.",
    "**How it ended** rolled back to 411 (bo). **Commander** bo.",
  ]);
});

it("keeps what was said since", () => {
  const updates = [update("01:55", "No customer can pay"), update("02:15", "All can pay again")];
  expect(top({ mitigated: deed("02:10"), updates })[0]).toBe("**Last update** All can pay again. Begun 02:40.");
});

it("tells executives until when users felt it", () => {
  const line = (change: Partial<Incident>) =>
    incidentBrief(view(change), ["ada"])
      .split("\n")
      .find((one) => one.startsWith("- **Impact"));
  expect(line({})).toBe("- **Impact** No customer can pay");
  expect(line({ mitigated: deed("02:10") })).toBe("- **Impact until 03:10** No customer can pay");
  expect(line({ mitigated: deed("02:10"), updates: [update("02:15", "All can pay")] })).toBe(
    "- **Impact** All can pay",
  );
});
