import { InvariantError } from "../../errors.ts";
import type { Answer, Answers } from "./answers.ts";
import { brandAudit } from "./brand-audit.ts";
import { channelOptimization } from "./channel-optimization.ts";
import { complianceCheck } from "./compliance-check.ts";
import { contentReview } from "./content-review.ts";
import { executiveSummary } from "./executive-summary.ts";
import { experimentResults } from "./experiment-results.ts";
import { feedbackInsights } from "./feedback-insights.ts";
import { financialReview } from "./financial-review.ts";
import { growthReview } from "./growth-review.ts";
import { marketBrief } from "./market-brief.ts";
import { publishedContent } from "./published-content.ts";
import { quarterlyReviews } from "./quarterly-reviews.ts";
import { inTurn } from "./seen-report.ts";
import { sprintPlan } from "./sprint-plan.ts";
import { statusUpdate } from "./status-update.ts";
import { weeklyAnalytics } from "./weekly-analytics.ts";
import { weeklyFeedback } from "./weekly-feedback.ts";

/** What people say to each question of each cadence. */
export const ANSWERS: Readonly<Record<string, Answers>> = {
  "brand-audit": brandAudit,
  "channel-optimization": channelOptimization,
  "compliance-check": complianceCheck,
  "content-review": contentReview,
  "executive-summary": executiveSummary,
  "experiment-results": experimentResults,
  "feedback-insights": feedbackInsights,
  "financial-review": financialReview,
  "growth-review": growthReview,
  "market-brief": marketBrief,
  "published-content": publishedContent,
  "sprint-plan": sprintPlan,
  "status-update": statusUpdate,
  "weekly-analytics": weeklyAnalytics,
  "weekly-feedback": weeklyFeedback,
  ...quarterlyReviews,
};

/** Cadences of which a report comes every other week, in odd ones. */
const EVERY_OTHER_WEEK = new Set(["experiment-results", "feedback-insights", "published-content", "sprint-plan"]);

/** What the owner of a report says to a question of it, by its path such as `reports/sprint-plan/2026-W43.md`. */
export function saidIn(path: string, text: string, question: string): string {
  const [, cadence = "", period = ""] = /([a-z-]+)\/([^/]+)\.md$/.exec(path) ?? [];
  const answer: Answer | undefined = ANSWERS[cadence]?.[question];
  if (answer === undefined) throw new InvariantError(`nobody knows what to say to ${question} in ${path}`);
  const turn = turnOf(cadence, period);
  const report = { turn, text };
  return typeof answer === "function" ? answer(report) : inTurn(report, answer);
}

/** Which report of its series a period has, counted from the first of the quarter. */
function turnOf(cadence: string, period: string): number {
  const [, year, unit, number] = /^(?:FY)?(\d{4})-([WQ]?)(\d+)$/.exec(period) ?? [];
  const [years, count] = [Number(year), Number(number)];
  if (unit === "Q") return (years - 2027) * 4 + count - 1;
  if (unit === "") return (years - 2026) * 12 + count - 10;
  const weeks = (years - 2026) * 53 + count - 40;
  return EVERY_OTHER_WEEK.has(cadence) ? Math.floor(weeks / 2) : weeks;
}
