import type { Answers } from "./answers.ts";

/** What bo and jo say about speed in the quarter from October to December. */
const performanceReview: Answers = {
  method: [
    "50 requests a second for 20 minutes against staging, two machines with four cores, at v2026.12.17, on 30 December; the phone over a throttled line. Same script as in September.",
  ],
  regressions: [
    "Search, from 146 to 202 ms at the median, 38.4 % worse. It came with the second index that is asked for word parts; the other changes are within what two runs differ by.",
  ],
  limits: [
    "Orders give way at 82 a second, where the database waits for locks. The highest minute before Christmas had 19 a second.",
  ],
  actions: [
    "Search: dev takes the second query out of the way of the first, by 29 January. The 3.5 % at the limit are accepted, we are far from it.",
  ],
};

/** What hal says about how work went in the quarter. */
const processAudit: Answers = {
  measured: [
    "Recurring work: 231 hours after 296. Returns in the warehouse: 6 minutes each after 7. Hiring was not timed, nobody was hired.",
  ],
  waiting: [
    "Content waits longest, four of six pieces came late, always for photos. What comes back: changes to checkout, for missing types in the voucher code.",
  ],
  "follow-ups": [
    "Paying once with a real card before each release did not help: nothing was released in the night of the 17th. Instead the chain of certificates is watched all the time.",
  ],
  changes: [
    "Questions to support, by eve: looked at three times a day instead of twice. Median of working time until solved, from 6 h 54 min to under 5 h 30 min.",
  ],
};

/** What bo and jo say about the tools in the quarter. */
const stackReview: Answers = {
  inventory: [
    "TypeScript and Node, one database, one search index too many. Doubled: two date libraries, and the old index of the search. The mail service's interface of 2021 ends in October 2027.",
  ],
  debt: [
    "The voucher code without types: a day of reading for each change, four times this quarter; mending it takes two weeks. The mail templates, put together in seven places: once a month, three days.",
  ],
  candidates: [
    "A hosted search: better for umlauts, 40 ms faster, 380 EUR a month. Tried with a copy of the catalogue; word parts were worse than ours.",
  ],
  decision: [
    "Kept: our own search, without the old index. Removed: the second date library, in January. On hold: the hosted search. Nothing else is open; for the mail service ada decides in spring.",
  ],
};

/** What everybody says to the questions of the quarter that concern the whole shop. */
const strategicReview: Answers = {
  competition: [
    "Nordhaus lowered what delivery costs and began sales early; Kleidwerk lets people pay in three parts. Nobody else does mending.",
  ],
  "market-share": [
    "About 4 % of what is bought online in our field here; a year ago 3 %. The source is the chamber's survey, which is rough.",
  ],
  brand: [
    "Known to 11 % of those asked in the city, after 9 %. For wool, and since December for saying what went wrong.",
  ],
  satisfaction: [
    "NPS 51, 54, then 48 after the second night without payments. Support is praised for its tone and blamed for its speed.",
  ],
  roadmap: [
    "Shipped: the shorter checkout, 4.1 points more orders. Taken back: the new start page. Moved: suggestions in the search, to February.",
  ],
  "technical-debt": [
    "The old index of the search and the voucher code, both unchanged. Pins of the payment's certificate are in configuration since 22 December.",
  ],
  platforms: ["The market place of the carriers would open Austria's countryside. Against it: 14 % of each sale."],
  partners: [
    "The mending workshop: 31 repairs, each with a next order in half of the cases. With a second provider of payments we have begun to talk.",
  ],
  "channel-effectiveness": [
    "Referral costs 11 EUR a customer, search ads 46. Content cannot be priced, and is where most begin.",
  ],
  "new-markets": ["Austria is a ninth of the orders without any effort. Switzerland is not worth the customs."],
  pricing: [
    "No price was changed. Larger plans were taken 146 times, which says that the small one is too small, not too dear.",
  ],
  expansion: ["Twice: a second warehouse and two for checkout. Half: no search ads, and one release every two weeks."],
  processes: [
    "Recurring work takes 22 % less time than a quarter ago. Reports come by themselves; answering them is what is late.",
  ],
  team: [
    "Nobody left or came. November was too much for bo and chi, who were both on duty within one week of the outage.",
  ],
  resources: ["kim passes on much that is not hers; a third of dev's time belongs to search instead of duty."],
  capabilities: [
    "Nobody can run the database through a failure without dev. Nobody speaks Italian, where people begin to order.",
  ],
  priorities: [
    "Payments that do not hang on one gateway: bo. People who come back after a month: fay. Answers within four hours: eve.",
  ],
  dropped: ["Film, a shop in Graz and the plainer start page. gus and kim know; customers were never told of them."],
};

/** What is said in the reviews of the quarter, by cadence. */
export const quarterlyReviews: Readonly<Record<string, Answers>> = {
  "performance-review": performanceReview,
  "process-audit": processAudit,
  "stack-review": stackReview,
  "strategic-review": strategicReview,
};
