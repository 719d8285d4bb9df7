import { readdirSync, readFileSync } from "node:fs";
import { expect, test } from "vitest";
import { readSections } from "../../src/markdown/sections.ts";
import { unanswered } from "../../src/render/answer-place.ts";
import { fillIssueTemplate } from "../../src/render/issue-template.ts";
import { renderReport } from "../../src/render/report.ts";
import { aRole } from "../support/builders.ts";
import { cadence, issueFacts, occurrence, owner, repository, setting } from "./sample.ts";

const templates = new URL("../../templates/", import.meta.url);

/** How many questions each built-in report asks, where its cadence has no steps. */
const questions: Readonly<Record<string, number>> = {
  "brand-audit": 4,
  "channel-optimization": 3,
  "compliance-check": 16,
  "content-review": 7,
  "daily-metrics": 0,
  default: 1,
  "executive-summary": 4,
  "experiment-results": 4,
  "feedback-insights": 4,
  "financial-review": 16,
  "growth-review": 16,
  "health-check": 0,
  "market-brief": 4,
  "performance-review": 4,
  "process-audit": 4,
  "published-content": 3,
  "sprint-plan": 4,
  "stack-review": 4,
  "status-update": 4,
  "strategic-review": 18,
  "support-triage": 0,
  "weekly-analytics": 3,
  "weekly-feedback": 3,
};

const roles = [
  "analytics-reporter",
  "brand-guardian",
  "experiment-tracker",
  "feedback-synthesizer",
  "finance-tracker",
  "growth-hacker",
  "infrastructure-maintainer",
  "social-media-strategist",
  "tool-evaluator",
  "trend-researcher",
  "workflow-optimizer",
];
const within = setting({ roles: new Map(roles.map((id) => [id, aRole(id, [`one-of-${id}`])])) });
const files = readdirSync(new URL("reports/", templates)).sort();

test("there is a report template for every cadence that delivers one, and a default", () => {
  expect(files).toEqual(
    Object.keys(questions)
      .map((id) => `${id}.md`)
      .sort(),
  );
});

for (const file of files) {
  test(`reports/${file} can be used, asks what it should, and leaves nothing empty`, () => {
    const template = { text: readFileSync(new URL(`reports/${file}`, templates), "utf8"), file };
    const report = renderReport({
      occurrence: occurrence(cadence()),
      owner: owner("Analytics Reporter", "fay"),
      activity: { issues: [], pullRequests: [], releases: [], cut: false },
      activityProblem: undefined,
      carried: [],
      template,
      product: "Acme Shop",
      setting: within,
      repository,
    });
    if ("problems" in report) throw new Error(JSON.stringify(report.problems));
    expect(report.questions).toBe(questions[file.replace(".md", "")]);
    expect(unanswered(report.text)).toBe(report.questions);
    expect(report.text).toMatch(/^# Weekly analytics 2026-W47\n\n/);
    expect(report.text).not.toMatch(/\n\n\n|[ \t]\n|\n\n$/);
    expect(
      readSections(report.text).filter(
        (section) => report.text.slice(section.start, section.end).trim().split("\n").length < 2,
      ),
    ).toEqual([]);
    // A file keeps no single line ends: every sentence of ours is a paragraph of its own.
    for (const question of template.text.matchAll(/^:::ask\{.*\}\n([^]*?)\n:::$/gm))
      expect(question[1]).toMatch(/^\S.*[?.]$/);
  });
}

test("the week's content has its steps and its platforms, each of them once", () => {
  const template = {
    text: readFileSync(new URL("issues/content-week.md", templates), "utf8"),
    file: "content-week.md",
  };
  const week = occurrence(cadence({ id: "content-week", steps: ["Put out what the calendar holds"] }));
  const lines = [cadence({ id: "twitter", title: "Twitter", owner: "trend-researcher", steps: ["One thread"] })];
  expect(fillIssueTemplate(template, issueFacts({ occurrence: week, lines, setting: within }))).toEqual({
    text: `### To do

- [ ] Put out what the calendar holds <!-- box:content-week/2026-11-23/put-out-what-the-calendar -->

### By platform

**one-of-trend-researcher (trend-researcher)**

- [ ] Twitter: One thread <!-- box:twitter/2026-11-23/twitter-one-thread -->

Nothing good to post is no reason to post: leave the box open, and it moves on to the next week.`,
  });
});
