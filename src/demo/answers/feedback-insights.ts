import type { Answers } from "./answers.ts";
import { type SeenReport, inTurn, rowsFromUsers } from "./seen-report.ts";

/** What eve and ida find every other week behind what users said, from week 41 on. */
export const feedbackInsights: Answers = {
  pattern,
  segment: [
    "Mostly first orders: of ten who wrote, seven had bought for the first time. Phone and desktop alike.",
    "Long-standing customers, two to five years with us; they notice what has changed. Eight of them.",
    "People who order for others: gifts, parents, a club. About one in six who wrote.",
    "The phone, nearly all of it, and the app less than the browser. Eleven in two weeks.",
    "Everybody who ordered in the night of the 21st, and besides them new customers who came for the sales at the end of November.",
    "Gift buyers before Christmas, a third of them in Austria. Their first order, most of the time.",
    "People with gift cards and people who send back; nobody new among them.",
  ],
  surprise: [
    "That price is what keeps people from a second order. Nobody named it; seven named not knowing when the parcel comes.",
    "That long-standing customers need no help. They write less often, and longer.",
    "That one customer is one person: some order for four.",
    "That a plainer start page is easier. Who looks for one thing wants the button, not the picture.",
    "That people are angry after an outage. They were angry about the silence: it took us an hour to say a word.",
    "That express delivery sells before Christmas. A certain day sells, even a late one.",
    "That gift cards cost us nothing in support: a fifth of the questions between the holidays were about them.",
  ],
  proposal: [
    "Show the delivery day on the product page already, as text, no calendar.",
    "Say in the order mail who answers and until when; one sentence.",
    "A second address in the basket, without an account for it.",
    "Put the button back above the picture on the phone.",
    "A banner that support can switch on by itself when something is down.",
    "Print the last safe day for an order before Christmas above the basket.",
    "Show what is left on a gift card without logging in.",
  ],
};

const NEEDS: readonly { readonly words: RegExp; readonly need: string }[] = [
  { words: /order|parcel|deliver|ship|return|track/i, need: "to know where the goods are without asking" },
  {
    words: /voucher|pay|price|invoice|refund|card|total|charged/i,
    need: "to be sure what it costs before and after paying",
  },
  {
    words: /search|find|size|picture|image|photo|colou?r/i,
    need: "to find the right thing, and to see that it is the right one",
  },
  { words: /account|address|mail|password|login|log in/i, need: "to keep one's own data in order without help" },
];

function pattern(report: SeenReport): string {
  const rows = rowsFromUsers(report, "issues:opened");
  const groups = NEEDS.map(({ words, need }) => ({ need, rows: rows.filter(({ title }) => words.test(title)) }));
  const [first] = groups.toSorted((a, b) => b.rows.length - a.rows.length);
  const tail = inTurn(report, TAILS);
  if (first === undefined || first.rows.length < 2) return `None that explains more than one of them. ${tail}`;
  return `The need ${first.need}: it explains ${first.rows.map(({ link }) => link).join(", ")}. ${tail}`;
}

const TAILS = [
  "Two of them say so outright.",
  "The words differ; I asked two of them, and both named it.",
  "I read them twice with ida before I believed it.",
  "What is left over has nothing in common.",
  "They have never heard of each other and write nearly the same.",
  "Before Christmas it weighs more than usual.",
  "Few wrote between the holidays, so this is thin.",
];
