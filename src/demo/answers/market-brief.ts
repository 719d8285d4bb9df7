import type { Answers } from "./answers.ts";

/** What is said about the market, October to December. */
export const marketBrief: Answers = {
  competitors: [
    "Nordhaus sends free of charge from 39 EUR on (its site, 6 October). Kleidwerk closed its shop in Graz (local news, 19 October).",
    "Nordhaus began its sales a week early, with 20 % on coats (mail of 16 November). Two smaller shops followed.",
    "Kleidwerk lets people pay in three parts (its site, 2 December). Nordhaus promised delivery on Christmas Eve, and took it back on the 20th.",
  ],
  demand: [
    "Warm shoes, three weeks earlier than last year: searches for them doubled against September in our own search.",
    "Gifts and gift cards: a third of the searches since the 20th. Mending kits sold out twice.",
    "Delivery by a certain day, by far: the most frequent question at the desk. Coats less, it has been mild.",
  ],
  technology: [
    "Nothing that changes what we can do. Browsers announced once more to drop third-party cookies; we use none to sell.",
    "Our payment gateway moved to another authority for its certificates, and told us by a mail nobody read.",
    "Carriers in Austria offer a day to choose, over an interface that is documented. It works for parcels up to 10 kg.",
  ],
  consequence: [
    "Now: boots on the start page. Later: look at free delivery again after Christmas. Never: a shop in Graz.",
    "Now: gift cards in the menu. Later: mending as a category. Never: sales before they have begun.",
    "Now: nothing in the last days. Later: the carrier's day to choose, in February. Paying in three parts: hal calculates it in January.",
  ],
};
