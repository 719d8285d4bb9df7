import type { Answers } from "./answers.ts";

/** What is said about a month of growth, October to December; shares are those of the funnel, the cohorts and the tests that the report shows. */
export const growthReview: Answers = {
  acquisition: [
    "Organic 2,790, paid 420, referral 80, the rest cannot be told; September had 505 more in all, by one article that went round.",
    "Organic 3,180, paid 405, referral 95. Organic rose most, by the sales.",
    "Organic 3,310, paid 330, referral 102. Paid fell because the ads were halved from the 21st on.",
  ],
  "cac-by-channel": [
    "Search ads 51 EUR a customer, referral 9 EUR. I would not pay for brand words again.",
    "Search ads 48 EUR, referral 12 EUR since the voucher is larger. The words for the phone were wasted while the start page was broken.",
    "Search ads 46 EUR, referral 11 EUR. Nothing that I would not pay for again.",
  ],
  funnel: [
    "10.2 % opened an account, 49 % of them filled a basket, 47.5 % of these began to pay, 81.9 % of these ordered. Most are lost before the account.",
    "10.9 %, 50.1 %, 45.7 % and 82.4 %. The third is down: the basket, not the checkout, is where we lost more than in October.",
    "12.4 %, 49.8 %, 46.6 % and 80.8 %. Fewer visited and more of them opened an account; the last stage holds the night of the 17th.",
  ],
  "ltv-cac-trend": [
    "August 3.6, September 3.5, October 3.6: steady.",
    "September 3.5, October 3.6, November 3.5: a customer is worth less by 11 EUR, and costs 1 EUR less.",
    "October 3.6, November 3.5, December 3.5.",
  ],
  "tests-completed": [
    "Shorter checkout: 42.1 % against 38.0 %, 4.1 points better (1.2 to 7.0), 5,415 and 5,505 users.",
    "New start page: 54.5 % against 61.3 %, worse, 4,865 and 4,935 users. Search suggestions: split broken, not read.",
    "None ended in December.",
  ],
  significance: [
    "Yes to both: the split was even, and it was read on the day after it ended.",
    "Nothing is called a win. The start page was read after its last day; the suggestions were not read at all.",
    "Nothing is called a win.",
  ],
  winners: [
    "The shorter checkout, for everybody since 13 October. Nothing waits.",
    "Nothing new. Suggestions wait for a sound split.",
    "Nothing new; free returns are still being tested.",
  ],
  pipeline: [
    "Start page from 9 November, one week; suggestions from 16 November, two weeks.",
    "Free returns from 7 December, until 6,000 a side; then the delivery day, three weeks.",
    "Free returns until the middle of January, then the delivery day, then a shorter mail after 14 days.",
  ],
  cohorts: [
    "After a month 46.9 % of July's were there, 45.5 % of August's and 44.7 % of September's: three times a little less.",
    "October's have 45.9 % after a month, September's 44.7 % and August's 45.5 %. The fall has stopped.",
    "November's have 46.2 % after a month, better than October's 45.9 % and September's 44.7 %, start page or not.",
  ],
  "churn-risk": [
    "Who ordered once with a voucher and has not opened a mail since: 640.",
    "The same sign, 710; and 85 whose payment failed on the 21st and who have not tried again.",
    "The same sign, 690; 60 more by a failed payment on the 17th. Gift cards hide some who will come back.",
  ],
  "re-engagement": [
    "500 were written to, 61 came back, 38 were there two weeks later.",
    "Those of the 21st got a mail: of 85, 34 have come back. Two weeks are not over.",
    "Nobody was written to in December but those of the 17th, of whom 27 of 60 came back. Of the 34 of November, 29 were there two weeks later.",
  ],
  adoption: [
    "The wish list: half of those who stay use it, one in eight of the others. 2,100 have tried it.",
    "The wish list, again, 2,450 by now. Mending articles are read by those who stay, too; which comes first I do not know.",
    "The order history: who opens it within a week stays more often. 3,900 have.",
  ],
  "growth-experiments": [
    "The start page has to show two points more of activation, suggestions one point more of orders from the search.",
    "Free returns have to show half a point more of orders, at no more than a point more of returns.",
    "Free returns, as before. The delivery day has to show one point more of those who begin to pay.",
  ],
  budget: [
    "400 EUR from brand words to winter words in the search ads; all else stays.",
    "180 EUR from search ads to referral, which costs a quarter of it for a customer.",
    "Search ads were halved from the 21st on and go back to November's in the second week of January.",
  ],
  "new-channels": [
    "None in November: there is a test a week already.",
    "A stand on the winter market, 300 EUR; it ends on 20 December in any case.",
    "The stand brought 41 accounts for 300 EUR, so again next year. In January nothing new.",
  ],
  viral: [
    "0.04. The larger voucher for a friend, since the end of October, is to raise it.",
    "0.05 since then. The link in the order mail comes in December.",
    "0.05, though the link stands in each order mail. Next: to show it after the parcel has come, not before.",
  ],
};
