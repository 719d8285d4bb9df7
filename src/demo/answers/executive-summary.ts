import type { Answers } from "./answers.ts";

/** What ada says to those who decide, October to December. */
export const executiveSummary: Answers = {
  "one-paragraph": [
    "Acme Shop grows by 6.7 % a month and earns 3.6 times what a customer costs. Nothing was down in October. What it does not do well is to keep people: fewer than one in five are back after a month, and questions to support waited for a day in the last week measured.",
    "November grew by 5.2 %, more slowly than October, and had our first night without payments: 37 minutes on the 21st. A new start page cost us activation for two weeks and was taken back; the rate is above its target again. Support and retention are still short of theirs.",
    "December ended well in the figures and badly in trust: payments failed a second time, for the cause we had promised to remove, and customers marked us down by six points. Recurring work takes a fifth less time than a quarter ago, so there are hands to mend that.",
  ],
  targets: [
    "Met: growth (6.7 %), LTV to CAC (3.6), return on the portfolio (30.3 %). Missed: day 30 retention, for which no cause is known, the process figure and support, which lacked people on Mondays. Revenue a month rose from 91,350 to 96,150 EUR; I expect about 99,000 for November.",
    "Met: activation again after two weeks below, LTV to CAC (3.5), satisfaction (54). Missed: retention, support, the process figure and the time to mend, which holds one night and one slow export. Revenue a month ended at 97,750 EUR, 1,250 below what I expected, since more customers left than in October.",
    "Met: process (22.0 %), uptime over thirty days, growth. Missed: satisfaction (48 after 54), retention, and the time to mend (33 of 30 minutes). Revenue a month ended at 100,300 EUR, which is what was expected. Compliance has not been counted since September: mine to mend.",
  ],
  decisions: [
    "A third person at the support desk on Mondays: I decide by 13 November. Without it the median stays above its target.",
    "No releases from 18 December to 3 January: I decide by 2 December. If not, chi and bo are on call over Christmas for nothing.",
    "Whether a second provider of payments is contracted in the first quarter: hal proposes by 15 January, I decide by the 22nd. If not, the next fault of the gateway stops us again.",
  ],
  risks: [
    "People leave after the first month; fay looks for the cause. One provider takes all payments; nobody works on that yet.",
    "Payments hang on one gateway and a pinned certificate: chi and bo, by 18 December. The warehouse in the weeks before Christmas: hal.",
    "Trust, after two nights of one cause: bo. Figures nobody enters (compliance, since October): ada. Gift cards that are redeemed all at once in January: hal.",
  ],
};
