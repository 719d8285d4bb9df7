import type { Answers } from "./answers.ts";

/** What is said about rules, privacy and evidence, October to December. */
export const complianceCheck: Answers = {
  "new-rules": [
    "None that begins this quarter. The rules on repair were read on 14 October; they concern us from next summer on.",
    "The labels for textiles change in 2028; the draft was read, and nothing has to be done yet.",
    "None. The yearly list of the chamber was read on 9 December.",
  ],
  "changed-rules": [
    "The model text for cancelling an order was changed; ours was replaced on 20 October.",
    "The fee for packaging is reported by weight now; finance has the table since 11 November.",
    "No change this month. The text for cancelling was compared once more, and is right.",
  ],
  enforcement: [
    "A shop was warned for a countdown that began anew at each visit. We have none.",
    "A retailer was fined for keeping applications for three years. We delete after six months, and looked: done.",
    "Two shops were warned for struck-out prices in the sales. Ours show the lowest price of thirty days.",
  ],
  deadlines: [
    "30 November: report on packaging, by finance. 31 December: contracts with processors, by the producer.",
    "31 December: contracts with processors; two of nine are still to be signed. 31 January: wage reports.",
    "31 January: wage reports. 28 February: the yearly data protection report, by the producer.",
  ],
  "data-requests": [
    "4 came in, 4 were answered in time, none is open.",
    "7 came in, 7 were answered in time, most of them after the night of the 21st. None is open.",
    "5 came in, 4 were answered; the open one is nine days old.",
  ],
  consent: [
    "Yes, on 22 October, in three browsers and on the phone: no tracker after a “no”.",
    "Yes, on 24 November, because of the start page: its first attempt loaded a font from outside, which is gone.",
    "Yes, on 14 December, in the app as well. No tracker after a “no”.",
  ],
  retention: [
    "Yes, in the shop's database: orders without an account older than ten years, 212 rows. The mail archive was not looked at.",
    "Looked into the mail archive: 3 years were kept instead of 2. Deleted on 26 November, and the job is mended.",
    "Yes, in both. Backups are deleted after 35 days; the oldest was 34 days old.",
  ],
  transfers: [
    "Mail goes to Ireland, payments to the Netherlands; both are covered. Support uses nothing outside of Europe.",
    "Unchanged since October, checked against the list of processors on 18 November.",
    "One more: the carrier in Austria gets addresses, under an agreement of 3 December.",
  ],
  vulnerabilities: [
    "Two of medium severity are open, one of a dependency and one in our code, two months and two days old. Of the two highest none: the one of 13 October was mended on the 15th.",
    "One of medium severity, three months old. The critical one of 24 November was mended the day after.",
    "One medium, four months old, and one low. Of the two highest none was open in December.",
  ],
  patches: [
    "None at the end of the month; the database server had its restart on 21 October.",
    "The build machine was a month behind; brought up to date on 27 November.",
    "The standby database: its restart is kept for 11 January, since nothing is touched over the holidays.",
  ],
  access: [
    "On 15 October: 11 may write, nothing was taken back. The old contractor had no access any more.",
    "Not this month; the next review is on 15 December.",
    "On 15 December: 11 may write, still. One key of a machine that no longer exists was taken back.",
  ],
  "incident-log": [
    "There were none in October.",
    "The two incidents of November are recorded. Neither touched data or access, so nobody had to be told.",
    "The confidential one of the 16th is recorded in private, and was judged within the day. The night of the 17th touched no data.",
  ],
  documents: [
    "The emergency plan, of August 2025: the maintainer in charge, by 30 November.",
    "The emergency plan was renewed on 24 November. The deletion concept turns a year old in January: the producer.",
    "The deletion concept, by 31 January.",
  ],
  evidence: [
    "None is missing: the restore test is in the repository.",
    "Rules have not been counted since September; the file was not kept up. All else is there.",
    "The count of rules, still. The review of access has its minutes.",
  ],
  training: [
    "9 of 11 have completed it; two developers are overdue by three weeks.",
    "10 of 11; one developer is overdue by seven weeks and has a date, 4 December.",
    "11 of 11, since 4 December.",
  ],
  policies: [
    "11 of 11 have acknowledged the policies of 2026.",
    "All, still; the change on packaging needs nobody's signature.",
    "All of those of 2026. Those of 2027 go out on 12 January.",
  ],
};
