/** The small product whose quarter the demo lives through. */
export const OWNER = "acme";
export const NAME = "shop";
export const TOKEN = "ghs_demo_actions";

/** Where confidential incidents are handled, and the token of the bot that writes there. */
export const PRIVATE = "acme/security";
export const PRIVATE_TOKEN = "ghp_demo_security";
export const PRIVATE_BOT = "acme-security-bot";

/** Customers with an account on GitHub: they write issues and thumbs, and may do nothing else. */
export const CUSTOMERS = [
  "anouk-v",
  "b-okafor",
  "frau-lindner",
  "g-hartmann",
  "jonas84",
  "lena-knits",
  "marek-w",
  "nonna-pia",
  "sc-nordend",
  "selma-b",
  "t-aydin",
  "uwe-bikes",
] as const;

/** Everybody who can write in the repository. */
export const PEOPLE = ["ada", "hal", "bo", "chi", "dev", "kim", "jo", "eve", "ida", "fay", "gus"] as const;
