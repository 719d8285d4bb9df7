import type { Answers } from "./answers.ts";

/** What hal says about money, October to December; what recurs and what customers cost are those of data/revenue.csv and data/business.csv. */
export const financialReview: Answers = {
  "recurring-revenue": [
    "96,150 EUR a month, 1,153,800 EUR a year, after 91,350 EUR in September: 6,200 came by new customers, and only 2,250 left.",
    "97,750 EUR a month, 1,173,000 EUR a year, after 96,150 EUR in October: new customers brought 4,650, and 4,350 left with others.",
    "100,300 EUR a month, 1,203,600 EUR a year, after 97,750 EUR in November: new customers brought 6,450, the most since summer.",
  ],
  "revenue-by-segment": [
    "Households 71 %, gifts 17 %, firms 12 %. Firms grew against the others, by a point.",
    "Households 68 %, gifts 21 %, firms 11 %. Gifts moved, as every November.",
    "Households 61 %, gifts 29 %, firms 10 %. All of the difference is Christmas.",
  ],
  expansion: [
    "1,750 EUR, 48 customers who took a larger plan.",
    "2,250 EUR, 61 customers; half of them for the parcels before Christmas.",
    "1,350 EUR, 37 customers. Less than in November, as expected.",
  ],
  "churn-impact": [
    "3,150 EUR: 2,250 with those who left, 900 with those who took less. The largest, a club, was dissolved.",
    "5,300 EUR: 4,350 left, 950 took less. The largest, a hotel, went to Nordhaus for its delivery; I called them.",
    "5,250 EUR: 4,050 left, 1,200 took less. The largest named the two nights without payments.",
  ],
  "infrastructure-cost": [
    "4,910 EUR, 0.36 EUR for each of 13,642 active users. Pictures grew fastest, by 90 EUR.",
    "5,240 EUR, 0.36 EUR for each of 14,358. The database grew fastest: a larger machine since the 12th.",
    "5,480 EUR, 0.36 EUR for each of 15,358. Mail grew fastest, by 120 EUR, for Christmas.",
  ],
  "marketing-cost": [
    "Search ads 2,790 EUR, referral vouchers 510 EUR, newsletter 120 EUR; 3,420 EUR after 3,350 in September.",
    "Search ads 2,610 EUR, referral vouchers 690 EUR, newsletter 120 EUR; 3,420 EUR as in October.",
    "Search ads 2,150 EUR, referral vouchers 730 EUR, newsletter 180 EUR; 3,060 EUR, because the ads were halved over the holidays.",
  ],
  "team-cost": [
    "58,200 EUR employed, 2,400 EUR not. Nothing changes in November.",
    "58,200 EUR employed, 1,100 EUR not: fewer hours of the photographer. In December the bonus comes, 6,000 EUR.",
    "64,200 EUR employed, with the bonus; 900 EUR not. In January wages rise by 2.5 %.",
  ],
  "tool-cost": [
    "1,340 EUR for 14 tools. Nobody opened the survey tool; its contract ends in December.",
    "1,340 EUR for 14 tools. The design tool has three seats too many, given back from January on.",
    "1,210 EUR for 13 tools, without the survey tool. All of them were used.",
  ],
  cac: [
    "44 EUR, after 46 in September and 43 in August.",
    "43 EUR, after 44 in October and 46 in September.",
    "44 EUR, after 43 in November and 44 in October.",
  ],
  ltv: [
    "160 EUR, on 2.3 % of customers leaving a month; 161 in September.",
    "149 EUR, on 2.6 % leaving; 160 in October. Smaller first orders in the sales are the other half of it.",
    "153 EUR, on 2.6 % leaving; 149 in November.",
  ],
  "ltv-cac": [
    "3.6 over all; 2.9 for search ads, so words that bring no second order are dropped.",
    "3.5 over all; 3.1 for search ads since the words were changed.",
    "3.5 over all; 3.2 for search ads. Nothing has to be done.",
  ],
  payback: [
    "Five months, as in September.",
    "Just under six months, because first orders were smaller.",
    "Five and a half months.",
  ],
  "revenue-forecast": [
    "99,000, 101,000 and 103,000 EUR. For October I had said 94,500; it was 1,650 more.",
    "100,000, 101,500 and 103,000 EUR. For November I had said 99,000; it was 1,250 less.",
    "101,500, 102,500 and 104,500 EUR. For December I had said 100,000; it was 300 more.",
  ],
  "cost-forecast": [
    "71,000, 77,000 and 72,000 EUR; December has the bonus.",
    "76,000, 73,500 and 73,500 EUR; wages rise in January.",
    "74,000, 74,000 and 74,500 EUR; the second provider of payments is not in it.",
  ],
  cash: [
    "412,000 EUR, and more comes in than goes out.",
    "431,000 EUR. At these costs it would last for six months without any revenue.",
    "452,000 EUR; six months without any revenue.",
  ],
  "budget-variance": [
    "Nowhere more than a tenth. Pictures will be, if they grow on.",
    "Infrastructure, 11 % above: the larger database is a new normal.",
    "Infrastructure, 12 % above, a new normal; marketing 14 % below, which is only the holidays.",
  ],
};
