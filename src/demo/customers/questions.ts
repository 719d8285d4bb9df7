import type { Letter } from "./letter.ts";

/** What customers ask support. */
export const QUESTIONS: readonly Letter[] = [
  ask(
    "Where is my order?",
    "Ordered nine days ago, two pairs of socks. The tracking page has said “announced” since Monday.",
  ),
  ask(
    "Can I change the address after ordering?",
    "I moved last week and forgot that my old flat was still saved here.",
  ),
  ask("The invoice has the wrong name", "It is made out to me and should be to the club. Could you write a new one?"),
  ask(
    "My voucher is refused",
    "WINTER10 is valid until the end of the year, says the mail. The basket says it is not.",
  ),
  ask("How do I delete my account?", "I looked under settings and under privacy. Is there a button I overlook?"),
  ask("Which size for a child of six?", "He is 118 cm and thin. Your chart begins at seven years."),
  ask("Can I send back one of two coats?", "I took both sizes to try. Do I pay for the parcel if I keep one?"),
  ask("Was I charged twice?", "My bank shows 64.90 EUR twice for the same evening, one of them “reserved”."),
  ask(
    "Do you deliver to a parcel locker?",
    "Nobody is home before seven. The form does not accept the locker's number.",
  ),
  ask("When does my refund arrive?", "You had the boots back on the 3rd. My card still shows nothing."),
  ask("Is the wool free of mulesing?", "I ask before I buy, not to annoy anybody. The page says only “merino”."),
  ask("Can two people share an account?", "My mother orders for the two of us and cannot remember a second password."),
  ask("How do I wash the blue blanket?", "The label came off. It is the thick one from last winter."),
  ask("Can I pay by bank transfer?", "We are a school and may not use a card."),
  ask("My code for the login does not arrive", "Three tries, nothing in the mailbox, nothing in spam."),
  ask("Does the jacket come in a longer cut?", "I am 1.94 m. The sleeves fit and the back does not."),
  ask(
    "How long do I have to exchange a gift?",
    "It is for Christmas and I buy early. Fourteen days would be over by then.",
  ),
  ask("Can you add something to my parcel?", "It has not been packed yet, says the app. I forgot the laces."),
  ask("Which of the two boots is warmer?", "Nordhang and Talweg look the same to me and cost the same."),
  ask("Do you repair zips?", "The coat is four years old and everything else on it is fine."),
  ask("My order shows as cancelled", "I did not cancel it, and the money is gone."),
  ask("Can I get a receipt without prices?", "It goes straight to my sister as a present."),
  ask("Is my old gift card still good?", "It says 2023 on it, and 25 EUR."),
];

function ask(title: string, body: string): Letter {
  return { title, body, label: "support" };
}
