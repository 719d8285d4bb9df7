/** The small product whose quarter the demo lives through. */
export const OWNER = "acme";
export const NAME = "shop";
export const TOKEN = "ghs_demo_actions";

/** Everybody who can write in the repository. */
export const PEOPLE = ["ada", "hal", "bo", "chi", "dev", "kim", "jo", "eve", "ida", "fay", "gus"] as const;
