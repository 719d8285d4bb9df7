import type { Letter } from "./letter.ts";

/** What customers complain of, and which part of the shop it concerns; titles may hold whatever people type. */
export const COMPLAINTS: readonly Letter[] = [
  {
    label: "area/checkout",
    title: "Voucher is not taken off at checkout",
    body: "It is taken off in the basket and back on at the last step. I noticed after I had paid.",
  },
  {
    label: "bug",
    title: "Search finds nothing for umlauts",
    body: "“Mütze” finds nothing, “Mutze” finds forty hats. I nearly went elsewhere.",
  },
  {
    label: "bug",
    title: "Order mail arrives twice",
    body: "Two mails a minute apart, with the same number. Did I order twice?",
  },
  {
    label: "area/mobile",
    title: "Basket | empties <after> login",
    body: "Filled the basket on the train, logged in to pay, and everything was gone. Twice.",
  },
  {
    label: "area/mobile",
    title: "Images load slowly on the phone",
    body: "By the time I see the coat I have forgotten why I wanted it.",
  },
  {
    label: "area/checkout",
    title: "The delivery day jumps after paying",
    body: "It said Thursday before I paid and Monday after. I would have bought it in town.",
  },
  {
    label: "bug",
    title: "Sizes are sorted wrongly",
    body: "10, 11, 8, 9. I ordered the 8 because it was last, and it is too small.",
  },
  {
    label: "area/mobile",
    title: "The back button loses my filters",
    body: "Each time I look at a shirt I have to choose size and colour again.",
  },
  {
    label: "area/checkout",
    title: "Postcode with a leading zero is refused",
    body: "01067 is Dresden. Your form says that it has four digits.",
  },
  {
    label: "bug",
    title: "Unsubscribing does not work",
    body: "I have clicked it three times since September, and on Thursday you wrote again.",
  },
  {
    label: "area/mobile",
    title: "The keyboard covers the pay button",
    body: "On a small phone I have to turn it sideways to pay.",
  },
  {
    label: "bug",
    title: "The colour is not the one of the picture",
    body: "It is called moss, looks like moss on the page, and what came is brown.",
  },
  {
    label: "area/checkout",
    title: "House numbers with a letter are cut off",
    body: "I live at 14b. The parcel went to 14, and they kept it for a week.",
  },
  {
    label: "bug",
    title: "Stock says one, order says none",
    body: "It let me pay, and an hour later a mail said that it was sold out.",
  },
  {
    label: "area/mobile",
    title: "The app forgets that I am logged in",
    body: "Every morning again. My password has twenty letters.",
  },
  { label: "area/checkout", title: "Total is off by one cent", body: "3 × 19.99 is 59.97 where I went to school." },
  {
    label: "bug",
    title: "Search ranks socks before shoes",
    body: "I typed “shoes”. The first eleven hits are socks for shoes.",
  },
  {
    label: "area/mobile",
    title: "Zooming into a picture scrolls the page",
    body: "I wanted to see the seam, and saw the footer.",
  },
  {
    label: "bug",
    title: "@support: #1 in your queue for 40 minutes",
    body: "The chat said that I am number one, and nobody came. Then it closed itself.",
  },
  { label: "bug", title: "The return form wants a printer", body: "Nobody I know has a printer." },
];
