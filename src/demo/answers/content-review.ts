import type { Answers } from "./answers.ts";

/** What gus says about a month of content, October to December. */
export const contentReview: Answers = {
  "best-and-worst": [
    "By readers: boots (4,260), packing (3,120), wool (2,480). Worst: the picture of the team (90 taps), newsletter 45 (opened by 19 %), the second half of every newsletter.",
    "By readers: mending (5,010), boots still (1,700), the answer on vouchers (1,150). Worst: the film (4 seconds), sales without tricks (800), two posts on materials (60 taps each).",
    "By orders: gifts (73), newsletter 49 (52), exchange (11). Worst: three posts between the holidays, seen by fewer than 200 each.",
  ],
  purpose: [
    "41 accounts by the packing article. I cannot say how many tickets were not written.",
    "Six tickets about zips fewer than in October, and 38 accounts. The size guide would do more, and is not out.",
    "136 orders can be followed to an article or a mail. The exchange article raised the share of forms that are filled in rightly to 84 %.",
  ],
  calendar: [
    "12 November: mending, part one, gus. 19 November: newsletter 47, gus. 26 November: sales, gus with fay.",
    "3 December: newsletter 49. 10 December: gifts. 17 December: newsletter 51. 22 December: exchange. All of it by gus.",
    "14 January: the year in short, gus. 21 January: mending, part two, with the warehouse. The size guide, if kim has the centimetres.",
  ],
  kept: [
    "Five of eight pieces. The interview fell through, and I forgot two posts.",
    "Four of seven; I was at a fair in the first week, and the size guide waits for photos.",
    "Six of seven: only the look back at the year was moved.",
  ],
  algorithms: [
    "Short films are shown to more people since September, says the platform; with ours, I measured no difference.",
    "Posts with a link in them are shown to a third fewer (my own count over twenty posts).",
    "Mail providers show a button to sign off at the top since 1 December. 0.1 points more did so.",
  ],
  rhythm: [
    "More for the blog, less for pictures: four hours bring more readers there than anywhere.",
    "More for the newsletter before Christmas. Less for film: none.",
    "Less of everything in January but the blog, which is read when people have time.",
  ],
  strategy: [
    "Stop: pictures of us. Start: how-tos. Keep: one newsletter every two weeks. Figure: new accounts by articles, 41 now.",
    "Stop: film. Start: articles that spare tickets. Keep: mornings for mail. Figure: tickets about sizes, 22 in November.",
    "Stop: posts between holidays. Start: the size guide, at last. Keep: gifts, each December. Figure: tickets about sizes, 19 in December.",
  ],
};
