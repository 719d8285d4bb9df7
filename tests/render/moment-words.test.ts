import { expect, it } from "vitest";
import { windowWords } from "../../src/metrics/format-figure.ts";
import { incidentMoment } from "../../src/render/incident/incident-moment.ts";
import { dayWithin, plainDay } from "../../src/render/moment-words.ts";

it("a date of another year than what it stands in carries its year", () => {
  expect(plainDay("2026-10-01", "2026-11-01")).toBe("1 October");
  expect(plainDay("2025-10-01", "2026-11-01")).toBe("1 October 2025");
  expect(dayWithin("2026-12-30", "2027-01-03")).toBe("30 Dec 2026");
  expect(incidentMoment("2027-01-01T09:00:00Z", "Europe/Berlin", "2026-12-31")).toBe("1 Jan 2027 10:00");
  expect(incidentMoment("2026-12-31T09:00:00Z", "Europe/Berlin", "2026-12-31")).toBe("10:00");
});

it("a day on which something was told carries its year as a month does", () => {
  const window = { key: "2026-11-12", from: "2026-11-12", to: "2026-11-12" };
  expect(windowWords({ kind: "no-data", unit: "count", window, source: "", because: "" })).toBe("12 November 2026");
});
