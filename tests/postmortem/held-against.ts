import type { Expectations } from "../../src/postmortem/expectations.ts";
import { parseDuration } from "../../src/time/duration.ts";

/** What the good post-mortems are held against: the day most were written, and the people of the shop they tell of. */
export const heldAgainst: Expectations = {
  rules: { languages: ["en", "de"], headings: new Map(), checks: new Map() },
  severity: undefined,
  updates: { P0: parseDuration("15 min"), P1: parseDuration("15 min") },
  actionsWithin: { P0: parseDuration("30 days"), P1: parseDuration("60 days") },
  today: "2026-11-24",
  assignable: new Map([
    ...["ada", "bo", "chi", "dev", "eve", "hal", "ida", "jo", "kim"].map((login) => [login, true] as const),
    ["chii", false],
    ["zoe", false],
  ]),
};
