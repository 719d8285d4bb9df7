import type { Answers } from "./answers.ts";

/** What fay says every other week about tests, from week 41 on; the figures are those of data/experiments.csv. */
export const experimentResults: Answers = {
  finished: [
    "Shorter checkout: 5,505 and 5,415 users, 38.0 % against 42.1 %, so 4.1 points better (1.2 to 7.0). The split was as planned.",
    "None ended in these two weeks.",
    "None ended; the next one starts on 9 November.",
    "New start page: 4,935 saw the old one and 4,865 the new; 61.3 % against 54.5 %, clearly worse. The split was as planned.",
    "Search suggestions: 5,307 and 4,493 users. Not split as planned, so the effect is not read at all.",
    "None ended; one began on 7 December.",
    "None ended over the holidays.",
  ],
  decision: [
    "Keep the shorter checkout; decided by fay on 13 October. The longer one is switched off.",
    "Nothing was open. The longer checkout is gone from the code as well.",
    "Nothing was open.",
    "Take it back and fix the phone layout first; fay, 17 November. Switched off on the desktop, the phone follows.",
    "Not decided: a broken split decides nothing. Suggestions are off for everybody until dev has found the fault.",
    "Suggestions stay off; decided with dev on 16 December. Nothing else was open.",
    "Nothing to decide before the test of free returns has its users.",
  ],
  running: [
    "Nothing else runs.",
    "Nothing runs. The setup of the start page test was read by dev, who found one event counted twice, and mended it.",
    "Nothing runs; 9 November is kept for the start page, and no release goes out on that day.",
    "Search suggestions, since 16 November, to be read on 29 November. I have not looked at its effect.",
    "Nothing until 7 December, when free returns start.",
    "Free returns on the product page, since 7 December. The split is sound so far; to be read at 6,000 users a side.",
    "Free returns, still: 4,356 and 4,324 of 6,000 at the last count. The holidays are slow; not before the middle of January.",
  ],
  next: [
    "A new start page, for the activation rate: 4,000 users a side for three points.",
    "The start page test in November, then suggestions in the search.",
    "Suggestions in the search, for the share of searches that end in an order: 4,500 a side.",
    "Free returns named on the product page, for orders: 6,000 a side, three weeks.",
    "Free returns. Suggestions are tried again when the split is mended, not before February.",
    "Delivery day on the product page against in the basket only: orders, 5,000 a side.",
    "Delivery day, as planned. Afterwards a shorter mail after 14 days, for day 30 retention.",
  ],
};
