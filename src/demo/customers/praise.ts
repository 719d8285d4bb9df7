/** What customers write back when they have been helped. */
export const PRAISE: readonly string[] = [
  "Thank you, that was quick. It works now.",
  "It came today, and it fits. Thanks to whoever packed it so well.",
  "I did not expect an answer before Monday. Thank you!",
  "All solved. You are the only shop that answers like a person.",
  "Thanks. My mother says hello as well.",
  "Great, the new invoice is here. The club is happy.",
  "The voucher worked. I have told my sister about you.",
  "Thank you for not sending me to a form.",
  "It was my mistake after all, and you were friendly about it. I will be back.",
  "The refund has arrived. No more questions!",
  "Ordered, paid, arrived in two days. Please stay like this.",
  "Perfect. The boots are as warm as you said.",
  "Thank @everyone for #1 service!",
  "Good to know. I have ordered both, and send one back.",
  "Thanks for the honest answer, I would not have bought the right one.",
];
