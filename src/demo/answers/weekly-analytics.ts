import type { Answers } from "./answers.ts";
import { type SeenReport, blockOf, inTurn } from "./seen-report.ts";

/** What fay says each week about the figures, from week 40 on. */
export const weeklyAnalytics: Answers = {
  moved,
  why: [
    "Not known. Day 30 retention has been too low for weeks, so no single release did it. I ruled out the counting: the query is the same as in August.",
    "Not known. I ruled out the shorter checkout: whoever is counted now joined before its test began on 21 September.",
    "Chance, for the most part: with fewer than 500 people a point up or down means little. I ruled out the mail after 14 days, which went out as always.",
    "Support: a handful of questions, so that one which waits over a weekend decides the week. Retention: not known; the vouchers in the second week have not changed.",
    "Support: again few questions, and the slowest of them waited for two days. Retention: I compared phone and desktop, and they fell alike, so it is not the app.",
    "The growth figures of the week were missing on Monday; my omission. MTTR is one incident, the exports that timed out on 5 November and were declared late.",
    "The new start page: in its test, from 9 November on, 54.5 % of those who saw it got going, and 61.3 % of the others. I ruled out the campaign: both sides saw it.",
    "The start page was taken back on the desktop, not on the phone, where it hides the button. I ruled out signups: as many as before came.",
    "kim's old layout for the phone was merged on 25 November, and the rate followed in the same week. MTTR still holds the night of 21 November.",
    "Retention: those counted joined in October, before the start page was touched, so that is ruled out. The rest is not known.",
    "Retention: the first week of November brought many who came for one voucher. I have no proof yet; the voucher's code is not in the figures.",
    "The drop of the start page shows now in those who come back: they joined while the phone hid the button. The survey ended on the day payments failed.",
    "The survey ended on 17 December, the day payments failed for 25 minutes; I cannot prove that this is the reason. fay is away, so nobody has looked at growth.",
    "Hours of recurring work fell from 296 to 231, most of it reports that no longer are put together by hand. Retention: not known, and Christmas makes it worse to read.",
  ],
  next: [
    "I split retention by first order and by voucher until 16 October. For the process figure hal says more at the end of the quarter.",
    "The split is half done: orders are in, vouchers follow on Friday. Nobody else has to do anything.",
    "kim tries another subject line for the mail after 14 days, from 22 October. Below 18 % I would ask for more than that.",
    "eve and ida look at open questions at ten as well as at four, from Monday on. If the median stays above 8 hours, hal decides on a third person.",
    "eve asks hal this week whether jo may help at the support desk on Mondays. The subject line showed nothing; it goes back.",
    "I entered the figures late and have put a reminder into my calendar. bo writes down until Thursday how an incident is declared.",
    "Taken back by me until 17 November, as the test's decision says. If activation misses a second week, the phone layout goes back as well.",
    "It has missed twice, so I act: kim gives the start page its old layout back on the phone, until 25 November.",
    "Nothing more for activation: two good weeks end it. bo follows up the night of 21 November, his first promise is due on 4 December.",
    "Nothing changes for retention before the test of free returns can be read; it began on 7 December. Below 17 % I would stop the voucher mails.",
    "I put the voucher's code into the signup figures until 18 December, so that next week's answer is not a guess.",
    "Nothing this week. When those of the last November weeks are counted, early in January, retention should be back near 19 %; if not, I act.",
    "eve reads the 48 answers with a low mark and tells us on 7 January what they name. Growth waits for fay, who is back on 4 January.",
    "I compare the Christmas weeks with those of a year ago until 15 January. Two more weeks below 19 % would make me ask for a sprint on retention.",
  ],
};

function moved(report: SeenReport): string {
  const missed = blockOf(report, "situation").flatMap((line) => {
    const [, figure, how] = /^- \*\*(.+?)\*\*, target .*?: missed, (.+?)(?: \(n|\.?$)/.exec(line) ?? [];
    // What is counted once a quarter does not move from week to week.
    return figure === undefined || how === undefined || how.includes("quarter") ? [] : [`${figure} (${how})`];
  });
  const words = missed.length === 0 ? "Nothing that is shown here missed its target" : missed.join("; ");
  return `${words}. ${inTurn(report, COMPARED)}`;
}

const COMPARED = [
  "Compared with the four weeks before; what went before the first of these reports is in data/growth.csv.",
  "Everything else moved less than it does from week to week.",
  "Compared with the week before and with September.",
  "What I looked at besides, order value and returns, stayed where it was.",
  "Order value and visits did what they did in the weeks before.",
  "Growth itself I cannot judge without this week's rows.",
  "Compared with the week before the test began.",
  "Compared with October's mean, which is steadier than one week.",
  "The rest is within what four weeks usually differ by.",
  "Compared with the three weeks before, without the one of the start page.",
  "Visits and orders moved together, so traffic explains nothing here.",
  "With Christmas near, I compared with the same week of last year.",
  "Few visits between the holidays: take small changes for chance.",
  "Compared with the last full week before Christmas.",
];
