import { readFileSync, readdirSync } from "node:fs";
import { expect, it } from "vitest";
import { ANSWERS, saidIn } from "../../src/demo/answers/said-in.ts";

const TEMPLATES = new URL("../../templates/reports/", import.meta.url);

/** What each template of a report asks, by cadence. */
const asked = new Map(
  readdirSync(TEMPLATES).map((file) => [
    file.replace(".md", ""),
    [...readFileSync(new URL(file, TEMPLATES), "utf8").matchAll(/ask\{id="([a-z0-9-]+)"/g)].map(([, id = ""]) => id),
  ]),
);

it("has something to say to every question of every report, and asks nothing that is not answered", () => {
  for (const [cadence, answers] of Object.entries(ANSWERS))
    expect({ cadence, ids: Object.keys(answers).toSorted() }).toEqual({ cadence, ids: asked.get(cadence)?.toSorted() });
});

it("says nothing twice to the same question where people wrote each answer themselves", () => {
  const repeated = Object.entries(ANSWERS).flatMap(([cadence, answers]) =>
    Object.entries(answers)
      .filter(([, answer]) => typeof answer !== "function" && new Set(answer).size < answer.length)
      .map(([id]) => `${cadence} ${id}`),
  );
  expect(repeated).toEqual([]);
});

it("counts the reports of a series from the first of the quarter, over the end of a year", () => {
  const said = (path: string, id: string) => saidIn(`reports/${path}.md`, "", id);
  const written = (cadence: string, id: string): readonly string[] => {
    const answer = ANSWERS[cadence]?.[id];
    return answer === undefined || typeof answer === "function" ? [] : answer;
  };
  const why = written("weekly-analytics", "why");
  expect([said("weekly-analytics/2026-W40", "why"), said("weekly-analytics/2026-W53", "why")]).toEqual([
    why[0],
    why[13],
  ]);
  const goal = written("sprint-plan", "goal");
  expect([said("sprint-plan/2026-W43", "goal"), said("sprint-plan/2026-W53", "goal")]).toEqual([goal[1], goal[6]]);
  expect(said("executive-summary/2026-12", "risks")).toBe(written("executive-summary", "risks")[2]);
  expect(() => said("weekly-analytics/2026-W40", "weather")).toThrow("nobody knows what to say to weather");
});

it("makes of what a report shows what is said to it", () => {
  const text = `<!-- almanac:begin overdue 0c0b5a4153 -->
- Published content 2026-W49, gus, since 17 December (#291)
<!-- almanac:end overdue -->
<!-- almanac:begin actions 567c79570d -->
| Due | What | Who |
|---|---|---|
| **18 Dec** | #216 Load pins from configuration | chi |
| 22 Dec | #319 Move the loading of pins | chi |
<!-- almanac:end actions -->`;
  expect(saidIn("reports/status-update/2026-W51.md", text, "slipped")).toMatch(
    /^Published content 2026-W49, gus, since 17 December \(#291\); the promise #216 \(chi, due on 18 Dec\)\. /,
  );
  expect(saidIn("reports/status-update/2026-W51.md", "", "slipped")).toMatch(/^Nothing/);
});
