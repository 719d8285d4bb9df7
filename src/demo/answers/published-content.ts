import type { Answers } from "./answers.ts";

/** What gus says every other week about what came out, from week 41 on. */
export const publishedContent: Answers = {
  published: [
    "7 October, blog: How we pack without plastic (/blog/packing). 9 October, newsletter 41.",
    "13 October, blog: Wool that does not scratch (/blog/wool). 22 October, newsletter 43.",
    "29 October, blog: Which boots for which winter (/blog/boots). Newsletter 45 on the same day.",
    "12 November, blog: Mend it yourself, part one (/blog/mend-1). 19 November, newsletter 47, and a film of 40 seconds on the sleeves.",
    "26 November, blog: Sales without tricks (/blog/sales). 3 December, newsletter 49.",
    "10 December, blog: Gifts under 30 EUR (/blog/gifts). 17 December, newsletter 51, with an apology for the night.",
    "22 December, blog: What to do with a gift that does not fit (/blog/exchange). No newsletter over the holidays.",
  ],
  "best-and-worst": [
    "Best: packing, 3,120 readers and 41 new accounts. Worst: the newsletter's second half, which 4 % reached. So it gets shorter.",
    "Best: wool, with 2,480 readers. Worst: the picture of the team, 90 taps. Pictures of people who buy do better than of us.",
    "Best: boots, 4,260 readers, read to the end by 38 %. Worst: newsletter 45, opened by 19 %, on a Thursday evening; mornings again.",
    "Best: mending, 5,010 readers, and six tickets about zips that nobody wrote. Worst: the film, watched for four seconds. No second film.",
    "Best: newsletter 49, opened by 31 %. Worst: sales without tricks, 800 readers; it said nothing that others do not say.",
    "Best: gifts, 6,900 readers and 73 orders. Worst: nothing did badly, which is December.",
    "Best and only: exchange, 1,900 readers; returns with a form filled in rightly went up to 84 %.",
  ],
  slipped: [
    "The interview with the weaver: she had no time. It comes on 15 November.",
    "Two social posts; I forgot them. They are dropped.",
    "The size guide, because the photos were blurred. New photos on 12 November.",
    "The size guide again: it waits for centimetres from kim. The interview was dropped, she does not want to.",
    "Mend it yourself, part two. It needs the warehouse's sewing machine, and that stands in parcels until January.",
    "The look back at the year; it moves to January and becomes shorter.",
    "Nothing was planned beside it, so nothing slipped.",
  ],
};
