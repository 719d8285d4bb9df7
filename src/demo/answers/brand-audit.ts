import type { Answers } from "./answers.ts";

/** What is said about how the shop looks and sounds, October to December. */
export const brandAudit: Answers = {
  checked: [
    "Site, app and order mails on 26 October; both store pages on the 27th. The social accounts only on the surface.",
    "Site and both store pages on 23 November, all eleven mails on the 24th, three weeks of posts on the 25th.",
    "App, packing slips and the mails of the two incidents on 21 December. The site only where it is new.",
  ],
  deviations: [
    "The mail for returns still has the old green (mail-templates/return); kim by 6 November. A page says “cheapest”, which we do not claim: gus, at once.",
    "The green is mended. New: the sales banner shouts in capitals (/sales); gus took it down on 25 November.",
    "The mail after the night of the 17th thanked people for their patience before it said what had happened; eve has turned it round. The app's icon has a rim on dark screens: kim, January.",
  ],
  perception: [
    "“They answer like people.” “Good wool, slow site.” The first is what we want; the second is fair.",
    "“The only shop that told me to mend it.” “I never know when it comes.” The first we would have paid for.",
    "“At least they say what went wrong.” “Twice in a month, though.” We would rather not be known for either.",
  ],
  guide: [
    "It has nothing on dark screens, and the tone for bad news is missing.",
    "Dark screens are in since 12 November. Bad news is still missing, and we needed it on the 21st.",
    "Bad news is in, as a page with three examples. The examples for sales are from 2023.",
  ],
};
