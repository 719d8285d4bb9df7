import type { Answers } from "./answers.ts";
import { type SeenReport, blockOf, inTurn, rowsOf } from "./seen-report.ts";

/** What hal says every other week about the sprint, from week 41 on. */
export const sprintPlan: Answers = {
  goal: [
    "Customers can pay with fewer steps: the shorter checkout is there for everybody.",
    "Customers can correct a wrong address until the parcel is packed.",
    "Customers who search for “Mütze” find hats.",
    "On the phone, customers see the whole start page again, with its button.",
    "Customers can pay in the night as well: the payment's certificate no longer surprises us.",
    "Customers who order until 21 December know on which day the parcel comes.",
    "Customers see what is left on a gift card before they pay.",
  ],
  selected,
  capacity,
  "left-out": leftOut,
};

function selected(report: SeenReport): string {
  const takers = inTurn(report, ["kim jo chi bo", "jo bo kim chi", "bo kim jo bo"]).split(" ");
  const rows = rowsOf(report, "candidates").filter(({ title }) => !title.includes("missed its target"));
  const promised = rows.filter(({ rest: [why = ""] }) => why.includes("promised")).map(({ link }) => link);
  const free = rows.filter(({ link }) => !promised.includes(link));
  const words = free.slice(0, 4).map(({ link }, index) => `${link} (${takers[index % takers.length] ?? ""})`);
  const begun = rowsOf(report, "unfinished").map(({ link }) => link);
  const promises = promised.length === 0 ? "" : `First what was promised: ${promised.join(", ")}. `;
  const before = begun.length === 0 ? promises : `${promises}What is begun: ${begun.join(", ")}. `;
  return words.length === 0 ? `${before}Nothing else.` : `${before}Then ${words.join(", ")}.`;
}

function capacity(report: SeenReport): string {
  const days = blockOf(report, "capacity").flatMap((line) => /\*\*(\d+) person-days/.exec(line)?.[1] ?? [])[0];
  const share = inTurn(report, ["a fifth", "a quarter", "a fifth", "a third"]);
  const whole = days === undefined ? "" : ` of the ${days} days`;
  return `About ${share}${whole}: ${inTurn(report, KEPT_FREE)}`;
}

const KEPT_FREE = [
  "a day a week each, and the Friday after a release.",
  "support was slow, so bo is free on Mondays.",
  "exports timed out once, and I expect more of it.",
  "more than usual, because chi, who knows checkout, is away in the second week.",
  "the promises of the post-mortem come first and are not part of it.",
  "more than usual, for the days before Christmas.",
  "what the holidays leave over, and nobody is on their own.",
];

function leftOut(report: SeenReport): string {
  const last = rowsOf(report, "candidates")
    .slice(5)
    .slice(-3)
    .map(({ link }) => link);
  const words = last.length === 0 ? "Nothing that was asked for." : `Not now: ${last.join(", ")}.`;
  return `${words} ${inTurn(report, TOLD)}`;
}

const TOLD = [
  "eve tells those who asked.",
  "Their reporters have a comment from me.",
  "Gift wrapping was wanted and needs the warehouse; ida has told the customer.",
  "The index of the search waits until January, bo knows.",
  "Paying in three parts was wanted again; eve says no for this year.",
  "Nobody is told before it is sure, but it is not this year.",
  "ida writes to the two customers who asked twice.",
];
