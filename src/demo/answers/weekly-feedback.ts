import type { Answers } from "./answers.ts";
import { type SeenReport, blockOf, inTurn, rowsFromUsers } from "./seen-report.ts";

/** What eve and ida say each week about what users said, from week 40 on. */
export const weeklyFeedback: Answers = {
  themes,
  new: [
    "Nothing yet to compare with; from next week on we keep a list.",
    "A school asked for one invoice over thirty orders. We have never sold to schools.",
    "Somebody uses the wish list to plan a wedding, and shares the screen because the list cannot be shared.",
    "Two customers from Austria said that the delivery day counts their holidays as ours.",
    "A driver told us that our parcels do not fit the new lockers.",
    "A customer who is nearly blind thanked us for the invoice as plain text: her reader likes it.",
    "First complaint about the start page: the button to the sizes has gone on the phone.",
    "Three people said in one week that they first looked for us by the app, not in the browser.",
    "After the night of the 21st two asked whether their money is safe. Nobody had asked that before.",
    "A grandmother orders for five grandchildren and wants five addresses in one order.",
    "Somebody returned a coat with a letter: sleeves too short, two sheets, and an apology.",
    "Praise for the wording of the mail after the second night; one said it was the first honest one.",
    "A shop assistant from the next town sends us people when her own shop has no more in store.",
    "Gift cards were given to people who have no account; they cannot see what is left on them.",
  ],
  "passed-on": passedOn,
};

function themes(report: SeenReport): string {
  const counts = new Map<string, string[]>();
  for (const { link, title } of [...rowsFromUsers(report, "issues:open"), ...rowsFromUsers(report, "issues:closed")])
    counts.set(title, [...(counts.get(title) ?? []), link]);
  const most = [...counts].toSorted(([, a], [, b]) => b.length - a.length).slice(0, 3);
  if (most.length === 0) return "Too few wrote in to speak of themes.";
  const words = most.map(([title, links]) => `${title.replace(/[?.!]$/, "")} (${links.join(", ")})`).join("; ");
  const quote = blockOf(report, "feedback").flatMap((line) => /“.+”/.exec(line)?.[0] ?? [])[0];
  return quote === undefined ? `${words}.` : `${words}. In their words: ${quote}`;
}

function passedOn(report: SeenReport): string {
  const open = rowsFromUsers(report, "issues:open").map(({ link }) => link);
  if (open.length === 0) return inTurn(report, NOBODY);
  const links = open.slice(0, 4).join(", ");
  return inTurn(report, PASSED).replace("LINKS", links);
}

const NOBODY = [
  "Nothing: what came in could be answered here.",
  "Nothing this week; each question ended at the desk.",
  "Nobody had to be asked.",
];

const PASSED = [
  "Told to the developers on Monday's call: LINKS.",
  "Sent to bo, who says on Wednesday who takes them: LINKS.",
  "Asked chi to look at LINKS first; the customers know that it takes a few days.",
  "With jo and bo lie LINKS. The rest is answered.",
  "kim has LINKS on her list, in this order.",
  "Read out in the stand-up, and nobody has taken them yet: LINKS.",
  "dev looks at LINKS after the release of Thursday.",
];
