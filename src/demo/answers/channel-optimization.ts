import { seedOf, seededRandom } from "../random.ts";
import type { Answers } from "./answers.ts";
import type { SeenReport } from "./seen-report.ts";

/** What fay says each week about the channels, from week 40 on: what is changed one week is judged the next. */
export const channelOptimization: Answers = {
  channels,
  change: [
    "Search ads: 100 EUR a week from brand words to winter coats, because brand words bring those who come anyway. Cost per account shows it on 11 October.",
    "Newsletter: the two mails of a week become one, on Thursday. Sign-offs below 0.5 % by 18 October are the figure.",
    "Social: one picture of a customer's own instead of three of ours. New accounts from there by 25 October.",
    "Referral: the voucher for a friend goes from 5 to 8 EUR. Accounts by referral, read on 1 November.",
    "Search ads: no ads between midnight and six. Cost per account, by 8 November.",
    "Nothing is changed: last week's figures came late, and two changes at once could not be told apart.",
    "Newsletter: a part of it about repairing instead of buying. Orders from the mail within three days, by 22 November.",
    "Search ads: the words for the phone are stopped until the start page works there again. Activation, by 29 November.",
    "Search ads: words for the phone are back on, with half of the money. Cost per account, by 6 December.",
    "Social: hours go from 4 to 6, for gifts under 30 EUR. Accounts from there, by 13 December.",
    "Referral: the link stands in the order mail now. Accounts by referral, by 20 December.",
    "All paid channels are halved over the holidays; the warehouse ships on three days only. Nothing is read from that.",
    "No change while fay is away.",
    "Search ads: back to the money of November, with words for sales. Cost per account, by 10 January.",
  ],
  "last-change": [
    "There was none: this is the first week that is written down.",
    "Kept: an account from winter coats cost a third less than one from brand words.",
    "Kept: 0.3 % signed off, half of what it was with two mails.",
    "Too early to say: the picture was seen often, and eleven accounts are too few.",
    "Kept, with a doubt: more came by referral, and half of them ordered nothing yet.",
    "Kept: it saved 60 EUR, and no fewer came.",
    "There was none last week.",
    "Too early: 14 orders came from that part, and it has run once.",
    "Reverted as planned: the old layout is back on the phone since 25 November.",
    "Kept: the cost is where it was before the stop.",
    "Too early to say; gifts sell now whatever we write.",
    "Kept: nine accounts came by the link in the order mail, at no cost.",
    "It was to save money, and did; nothing else can be read from the holidays.",
    "Nothing was changed while fay was away, so there is nothing to judge.",
  ],
};

/** Money and hours that go into a week, and who came by it. */
function channels({ turn }: SeenReport): string {
  const luck = seededRandom(seedOf(`channels ${turn}`));
  const between = (least: number, most: number): number => least + Math.floor(luck() * (most - least));
  const [spent, bySearch, hours] = [between(540, 760), between(82, 118), between(3, 6)];
  const [byMail, bySocial, byFriends] = [between(31, 52), between(9, 24), between(14, 27)];
  const quiet = turn === 12 ? 0.5 : 1;
  const [money, paid] = [Math.round(spent * quiet), Math.round(bySearch * quiet)];
  const each = (money / paid).toFixed(2);
  return `Search ads: ${money} EUR, ${paid} new accounts, ${each} EUR each. Newsletter: ${hours} hours, ${byMail}. Social: ${hours + 1} hours, ${bySocial}. Referral: ${byFriends} for ${byFriends * (turn < 3 ? 5 : 8)} EUR in vouchers. The others came by themselves.`;
}
